import { desk } from "@veridesk/ui/messages/desk.ts"
import { deskAccount } from "@veridesk/ui/messages/desk-account.ts"
import type { Plugin } from "vite"
import { oneSide } from "../words/one-side.ts"

/**
 * Sends the browser its sentences one language at a time: `words/texts-en.ts` and `words/texts-zh.ts` come out of
 * the build as plain tables, cut out of the catalogues in which both languages stand side by side.
 */
export function words(): Plugin {
  return {
    name: "veridesk-words",
    load(id) {
      const side = /\/desk\/words\/texts-(en|zh)\.ts$/.exec(id)?.[1]
      if (side !== "en" && side !== "zh") return null
      return `export const texts = ${JSON.stringify(oneSide({ ...desk, ...deskAccount }, side))}`
    },
  }
}
