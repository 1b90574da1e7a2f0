import { chatsTexts } from "./chats-texts.ts"
import { oneSide } from "./one-side.ts"

/** The English sentences of live chat. */
export const texts = oneSide(chatsTexts, "en")
