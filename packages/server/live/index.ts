export { makeHub } from "./hub.ts"
export { openSockets } from "./socket.ts"
