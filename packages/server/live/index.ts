export { type Hub, makeHub } from "./hub.ts"
export { openDeskSockets } from "./socket.ts"
