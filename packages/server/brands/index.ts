export { type Brand, customerReach, keepBrand } from "./store.ts"
export { openTeams, type Teams } from "./teams.ts"
