export { isMergeable } from "./overlay.ts"
export { mergingRoutes } from "./routes.ts"
export { type Joined, joinedFor } from "./ties.ts"
