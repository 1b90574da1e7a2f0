export { codeRoute, type DemoAccess } from "./access.ts"
export { lockDemo, seedDemo } from "./seed-demo.ts"
