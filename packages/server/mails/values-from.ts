import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import type { Form } from "../intake-forms/index.ts"

/**
 * What a mail names, as answers of a form: each kind of field gets what was found of its kind, in the order in which it
 * stands. What a form asks to choose is never guessed.
 */
export function valuesFrom(form: Form, { found, subject }: Pick<ReadMail, "found" | "subject">) {
  const left: Record<string, string[]> = {
    txid: [...found.txids],
    address: [...found.addresses],
    email: [...found.emails],
    "order-id": [...found.orders],
    "withdrawal-id": [...found.orders],
    identifier: [...found.uids, ...found.emails, ...found.phones],
  }
  const values: Record<string, string> = {}
  for (const field of form.fields) {
    const next = left[field.kind]?.shift()
    if (next !== undefined) values[field.id] = next
  }
  if (form.fields.some(({ id, kind }) => id === "topic" && kind === "text") && subject !== "")
    values["topic"] = [...subject].slice(0, 120).join("")
  return values
}
