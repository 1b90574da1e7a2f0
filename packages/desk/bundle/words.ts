import type { Catalogue } from "@veridesk/ui/say.ts"
import type { Plugin } from "vite"
import { accountTexts } from "../words/account-texts.ts"
import { adminTexts } from "../words/admin-texts.ts"
import { chatsTexts } from "../words/chats-texts.ts"
import { mailTexts } from "../words/mail-texts.ts"
import { oneSide } from "../words/one-side.ts"
import { usualTexts } from "../words/usual-texts.ts"

const catalogues: Record<string, Catalogue> = {
  "account-": accountTexts,
  "admin-": adminTexts,
  "chats-": chatsTexts,
  "mail-": mailTexts,
}

/**
 * Sends the browser its sentences one language at a time: `words/texts-en.ts` and `words/texts-zh.ts` come out of
 * the build as plain tables, cut out of the catalogues in which both languages stand side by side.
 */
export function words(): Plugin {
  return {
    name: "veridesk-words",
    load(id) {
      const [, of = "", side] =
        /\/desk\/words\/texts-(account-|admin-|chats-|mail-)?(en|zh)\.ts$/.exec(id) ?? []
      if (side !== "en" && side !== "zh") return null
      const catalogue = catalogues[of] ?? usualTexts
      return `export const texts = ${JSON.stringify(oneSide(catalogue, side))}`
    },
  }
}
