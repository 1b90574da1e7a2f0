export { findSecrets } from "./find-secrets.ts"
export { secretsIn } from "./secrets-in.ts"
