export { expectedReply } from "./expected.ts"
export { openSla, type Sla } from "./sla.ts"
