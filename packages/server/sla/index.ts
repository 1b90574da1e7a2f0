export { openSla } from "./sla.ts"
