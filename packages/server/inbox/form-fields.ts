import type { FieldView } from "@veridesk/contract/desk-api.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Conversation } from "../conversations/index.ts"
import { type Forms, textIn } from "../intake-forms/index.ts"

/** A filled form: which one, and what it was filled with. */
export type Filled = Pick<Conversation, "formKey" | "formVersion" | "fields">

/** The answers of the form a conversation was filed with, in that version's order and the reader's language. */
export function formFields(forms: Forms, c: Filled, locale: Locale): FieldView[] {
  const form = forms.at(c.formKey, c.formVersion)
  if (!form) return Object.entries(c.fields).map(([key, value]) => ({ key, kind: "text", label: key, value }))
  const follows = c.fields[FOLLOWS.key]
  const label = textIn(locale, FOLLOWS.label)
  const earlier =
    typeof follows === "string" ? [{ key: FOLLOWS.key, kind: "text", label, value: follows }] : []
  const answers = form.fields.flatMap((field): FieldView[] => {
    const value = c.fields[field.id]
    if (value === undefined) return []
    if (field.kind === "choice") {
      const option = field.options.find((one) => one.value === value)
      return [
        {
          key: field.id,
          kind: field.kind,
          label: textIn(locale, field.label),
          value: option ? textIn(locale, option.label) : value,
        },
      ]
    }
    return [{ key: field.id, kind: field.kind, label: textIn(locale, field.label), value }]
  })
  return [...earlier, ...answers]
}

/** The earlier ticket that this one is about, where its customer came from there. */
const FOLLOWS = { key: "about-ticket", label: { en: "About earlier ticket", zh: "关于之前的工单" } }
