import { mailTexts } from "./mail-texts.ts"
import { oneSide } from "./one-side.ts"

/** The Chinese sentences about mails. */
export const texts = oneSide(mailTexts, "zh")
