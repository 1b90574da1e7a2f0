import { desk } from "@veridesk/ui/messages/desk.ts"
import { deskAccount } from "@veridesk/ui/messages/desk-account.ts"
import { deskRequests } from "@veridesk/ui/messages/desk-requests.ts"
import { requestTemplates } from "@veridesk/ui/messages/request-templates.ts"
import type { Plugin } from "vite"
import { adminTexts } from "../words/admin-texts.ts"
import { oneSide } from "../words/one-side.ts"

/**
 * Sends the browser its sentences one language at a time: `words/texts-en.ts` and `words/texts-zh.ts` come out of
 * the build as plain tables, cut out of the catalogues in which both languages stand side by side.
 */
export function words(): Plugin {
  return {
    name: "veridesk-words",
    load(id) {
      const [, admin, side] = /\/desk\/words\/texts-(admin-)?(en|zh)\.ts$/.exec(id) ?? []
      if (side !== "en" && side !== "zh") return null
      const catalogue = admin ? adminTexts : { ...desk, ...deskAccount, ...deskRequests, ...requestTemplates }
      return `export const texts = ${JSON.stringify(oneSide(catalogue, side))}`
    },
  }
}
