import type { Plugin } from "vite"
import { adminTexts } from "../words/admin-texts.ts"
import { chatsTexts } from "../words/chats-texts.ts"
import { oneSide } from "../words/one-side.ts"
import { usualTexts } from "../words/usual-texts.ts"

/**
 * Sends the browser its sentences one language at a time: `words/texts-en.ts` and `words/texts-zh.ts` come out of
 * the build as plain tables, cut out of the catalogues in which both languages stand side by side.
 */
export function words(): Plugin {
  return {
    name: "veridesk-words",
    load(id) {
      const [, of = "", side] = /\/desk\/words\/texts-(admin-|chats-)?(en|zh)\.ts$/.exec(id) ?? []
      if (side !== "en" && side !== "zh") return null
      const catalogue = of === "" ? usualTexts : of === "admin-" ? adminTexts : chatsTexts
      return `export const texts = ${JSON.stringify(oneSide(catalogue, side))}`
    },
  }
}
