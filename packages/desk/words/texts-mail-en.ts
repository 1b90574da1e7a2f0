import { mailTexts } from "./mail-texts.ts"
import { oneSide } from "./one-side.ts"

/** The English sentences about mails. */
export const texts = oneSide(mailTexts, "en")
