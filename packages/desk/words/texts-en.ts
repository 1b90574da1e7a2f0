import { oneSide } from "./one-side.ts"
import { usualTexts } from "./usual-texts.ts"

/** The desk's English sentences. The build puts them here without the other language (bundle/words.ts). */
export const texts = oneSide(usualTexts, "en")
