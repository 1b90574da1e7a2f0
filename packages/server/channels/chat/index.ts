import { MOST_CHAT_TEXT } from "@veridesk/contract/chat/frames.ts"
import type { Channel } from "../channel.ts"

export type { ChatDoor, Speaker } from "./door.ts"
export { type CustomerHub, makeCustomerHub } from "./hub.ts"
export { chatRoutes } from "./routes.ts"
export { openCustomerSocket } from "./socket.ts"

/** Live chat: the widget in the exchange's pages. */
export const chat: Channel = {
  name: "chat",
  can: { maxLength: MOST_CHAT_TEXT, attachments: true, live: true, typing: true, receipts: true },
}
