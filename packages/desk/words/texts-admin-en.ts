import { adminTexts } from "./admin-texts.ts"
import { oneSide } from "./one-side.ts"

/** The English sentences of the pages for leads and administrators. */
export const texts = oneSide(adminTexts, "en")
