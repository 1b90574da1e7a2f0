export { type OfficialChannel } from "./entry.ts"
export { openRegister, type Register } from "./open-register.ts"
