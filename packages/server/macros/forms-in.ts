import type { Locale } from "@veridesk/contract/locale.ts"
import type { MacroLines } from "@veridesk/contract/macros.ts"
import { type Form, textIn } from "../intake-forms/index.ts"

/** Forms by name with the answers that macros can name; the message itself is no answer to quote. */
export function formsIn(forms: Form[], locale: Locale): MacroLines["forms"] {
  return forms.map(({ key, title, fields }) => ({
    key,
    title: textIn(locale, title),
    fields: fields
      .filter(({ kind }) => kind !== "long-text")
      .map(({ id, label }) => ({ id, label: textIn(locale, label) })),
  }))
}
