export { codeRoute, DEMO_KEY, DEMO_PASSWORD, type DemoAccess } from "./access.ts"
export { lockDemo, seedDemo } from "./seed-demo.ts"
