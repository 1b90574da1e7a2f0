export type { KeyTools } from "./key-tools.ts"
export { openMailKeys } from "./open-keys.ts"
export { mailKeyRoutes } from "./routes.ts"
