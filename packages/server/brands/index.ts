export { customerReach, keepBrand } from "./store.ts"
export { DEFAULT_TEAM_KEYS, openTeams } from "./teams.ts"
