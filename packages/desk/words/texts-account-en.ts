import { accountTexts } from "./account-texts.ts"
import { oneSide } from "./one-side.ts"

/** The English sentences about accounts. */
export const texts = oneSide(accountTexts, "en")
