import { deskChats } from "@veridesk/ui/messages/desk-chats.ts"

/** What live chat says; it comes with its first part, for those who have a part in it. */
export const chatsTexts = { ...deskChats }
