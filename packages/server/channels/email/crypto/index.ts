export { keysIn } from "./brought.ts"
export { generateKey, inspectKey } from "./inspect.ts"
export { protectMail } from "./protect.ts"
export { keyBytes, wkdHash } from "./wkd.ts"
