import { isRequired, isShown, offered, readAnswers } from "@veridesk/contract/forms/conditions.ts"
import type { EvidenceSlot, FormDefinition, FormField } from "../props-form.ts"

type Values = Record<string, string>

/** The fields that are asked with these answers, each as required as it is then and with what it offers then. */
export function askedFields(form: FormDefinition, values: Values): FormField[] {
  const answers = readAnswers(form.fields, values)
  return form.fields
    .filter((field) => isShown(field, answers))
    .map((field) => {
      const required = isRequired(field, answers)
      return field.kind === "choice" || field.kind === "choices"
        ? { ...field, required, options: offered(field.options, answers) }
        : { ...field, required }
    })
}

export function askedSlots(form: FormDefinition, values: Values): EvidenceSlot[] {
  const answers = readAnswers(form.fields, values)
  return form.evidence.filter((slot) => isShown(slot, answers))
}

/** True where what is asked depends on answers. */
export function hasConditions({ fields, evidence }: FormDefinition): boolean {
  const optional = fields.flatMap((field) =>
    field.kind === "choice" || field.kind === "choices" ? field.options : [],
  )
  return (
    [...fields, ...evidence].some(({ show }) => show) ||
    fields.some(({ requireWhen }) => requireWhen) ||
    optional.some(({ when }) => when)
  )
}
