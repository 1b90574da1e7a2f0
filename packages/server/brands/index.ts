export { customerReach, keepBrand } from "./store.ts"
export { openTeams } from "./teams.ts"
