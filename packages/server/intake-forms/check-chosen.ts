import { type Answers, offered, valuesIn } from "@veridesk/contract/forms/conditions.ts"
import type { FieldResult } from "./checked.ts"
import type { Field } from "./form.ts"

type Chosen = Extract<Field, { kind: "choice" | "choices" | "consent" }>

/** What was chosen has to be among what is offered now: an answer whose condition no longer holds is none. */
export function checkChosen(field: Chosen, text: string, answers: Answers): FieldResult {
  if (field.kind === "consent")
    return text.trim() === "yes" ? { value: "yes" } : { fault: { code: "choice-unknown" } }
  const possible = offered(field.options, answers).map(({ value }) => value)
  if (field.kind === "choice")
    return possible.includes(text) ? { value: text } : { fault: { code: "choice-unknown" } }
  const chosen = new Set(valuesIn(text))
  if ([...chosen].some((value) => !possible.includes(value))) return { fault: { code: "choice-unknown" } }
  // In the order of the form, whatever order they were sent in.
  return { value: possible.filter((value) => chosen.has(value)) }
}
