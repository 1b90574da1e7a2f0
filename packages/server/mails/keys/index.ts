export { openMailKeys } from "./open-keys.ts"
export { mailKeyRoutes } from "./routes.ts"
