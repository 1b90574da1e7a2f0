import type { Answers } from "@veridesk/contract/forms/conditions.ts"
import { holds } from "@veridesk/contract/forms/conditions.ts"
import type { Field, Form, FormText } from "@veridesk/contract/forms/form.ts"

export { type Evidence, type Field, type Form, type FormSource, form } from "@veridesk/contract/forms/form.ts"

/** The field that holds the message itself; every form has it, and its text becomes the first message. */
export const DESCRIPTION = "description"

export function textIn(locale: "en" | "zh-CN", value: FormText): string {
  return locale === "zh-CN" ? value.zh : value.en
}

/** Which uploads stand in which of the form's places for evidence, as a conversation's fields keep it. */
export function filesIn(fields: Record<string, unknown>): Record<string, string[]> {
  const { evidence } = fields
  if (typeof evidence !== "object" || evidence === null) return {}
  return Object.fromEntries(
    Object.entries(evidence).map(([slot, ids]) => [slot, Array.isArray(ids) ? ids.map(String) : []]),
  )
}

/** An answer of a field with options, in words; nothing where the field has none. */
export function chosenText(field: Field, value: unknown, locale: "en" | "zh-CN"): string | undefined {
  if (field.kind !== "choice" && field.kind !== "choices") return undefined
  const label = (one: unknown) => {
    const option = field.options.find((each) => each.value === one)
    return option ? textIn(locale, option.label) : String(one)
  }
  return [value]
    .flat()
    .map(label)
    .join(locale === "zh-CN" ? "，" : ", ")
}

/** How urgent what was answered is: the first of the form's urgencies that holds, or its usual priority. */
export function priorityOf(form: Form, answers: Answers): number {
  return form.urgency.find(({ when }) => holds(when, answers))?.priority ?? form.priority
}
