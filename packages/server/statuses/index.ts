export { statusRoutes } from "./routes.ts"
export { openStatuses } from "./statuses.ts"
