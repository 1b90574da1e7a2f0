import { accountTexts } from "./account-texts.ts"
import { oneSide } from "./one-side.ts"

/** The Chinese sentences about accounts. */
export const texts = oneSide(accountTexts, "zh")
