import { chatsTexts } from "./chats-texts.ts"
import { oneSide } from "./one-side.ts"

/** The Chinese sentences of live chat. */
export const texts = oneSide(chatsTexts, "zh")
