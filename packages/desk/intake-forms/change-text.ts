import type { FormChange } from "@veridesk/contract/desk-forms.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { isWordKey, type Say } from "../words/words.ts"

/** "Amount moved", "Priority changed": one change of a version, in words. */
export function changeText({ what, id, label }: FormChange, words: Say, locale: Locale): string {
  const key = `forms.property.${id}`
  const name = label ? (locale === "en" ? label.en : label.zh) : isWordKey(key) ? words(key) : id
  return words(`forms.change.${what}`, { name })
}
