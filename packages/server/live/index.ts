export { makeHub } from "./hub.ts"
export { openDeskSockets } from "./socket.ts"
