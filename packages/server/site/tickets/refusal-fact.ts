import type { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { attachments } from "@veridesk/ui/messages/attachments.ts"
import { errors } from "@veridesk/ui/messages/errors.ts"
import { type Catalogue, knows, say } from "@veridesk/ui/say.ts"
import type { ErrorFact } from "../../../portal/props.ts"

/**
 * A refusal as a line on the form that comes back, in the reader's language; files have sentences of their own, which
 * the page itself does not carry.
 */
export function refusalFact({ code, values }: Refusal, locale: Locale): ErrorFact {
  const said = (catalogue: Catalogue, key: string) =>
    knows(catalogue, key) ? say(locale, catalogue, key, values) : null
  const both: Catalogue = { ...attachments, ...errors }
  const message = said(both, code)
  if (message === null) return { code, values }
  const next = said(both, `${code}.next`)
  return { code, values, message, ...(next !== null && { next }) }
}
