export { type Brands, openBrands, originOf, type ShownBrand } from "./brands.ts"
export { brandRoutes } from "./routes.ts"
export { customerReach, keepBrand } from "./store.ts"
export { DEFAULT_TEAM_KEYS, openTeams } from "./teams.ts"
