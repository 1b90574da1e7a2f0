import type { Condition } from "@veridesk/contract/forms/conditions.ts"
import { DESCRIPTION, type Form } from "./form.ts"

/** One thing for which a form can't work; `code` is a key of `ui/messages/errors.ts`. */
export type FormFault = { code: string; values?: Record<string, string> }

/** Keys under which the check stores more than the form's own fields. */
const RESERVED = new Set([
  "asset",
  "chain",
  "network",
  "txid-key",
  "evidence",
  "type",
  "version",
  "act",
  "draft",
  "slot",
  "different",
  "attachment",
  "files",
  "contact-email",
])

/** What is wrong with a form as a whole: twins, references to what isn't there, conditions in a circle. */
export function formFaults(form: Form, teams: readonly string[]): FormFault[] {
  const faults: FormFault[] = []
  const ids = form.fields.map(({ id }) => id)
  for (const all of [ids, form.evidence.map(({ id }) => id)])
    for (const id of new Set(all.filter((one, at) => all.indexOf(one) !== at)))
      faults.push({ code: "form-id-twice", values: { id } })
  for (const id of ids) if (RESERVED.has(id)) faults.push({ code: "form-id-reserved", values: { id } })
  const description = form.fields.find(({ id }) => id === DESCRIPTION)
  if (description?.kind !== "long-text") faults.push({ code: "form-no-description" })
  else if (description.show) faults.push({ code: "form-description-hidden" })
  const known = new Set(ids)
  for (const [id, other] of references(form))
    if (!known.has(other)) faults.push({ code: "form-refers", values: { id, other } })
  for (const id of inCircles(form)) faults.push({ code: "form-circle", values: { id } })
  if (!teams.includes(form.team)) faults.push({ code: "form-team", values: { team: form.team } })
  return faults
}

/** Which fields a condition looks at. */
function fieldsIn(condition: Condition | undefined): string[] {
  if (!condition) return []
  if ("all" in condition) return condition.all.flatMap(fieldsIn)
  if ("any" in condition) return condition.any.flatMap(fieldsIn)
  return "not" in condition ? fieldsIn(condition.not) : [condition.field]
}

function references(form: Form): [id: string, other: string][] {
  const found: [string, string][] = []
  for (const field of form.fields) {
    const others = [...fieldsIn(field.show), ...fieldsIn(field.requireWhen)]
    if ("options" in field) others.push(...field.options.flatMap(({ when }) => fieldsIn(when)))
    if ("pair" in field && field.pair) others.push(field.pair)
    if ("address" in field && field.address) others.push(field.address)
    found.push(...others.map((other): [string, string] => [field.id, other]))
  }
  for (const slot of form.evidence)
    found.push(...fieldsIn(slot.show).map((other): [string, string] => [slot.id, other]))
  for (const { when } of form.urgency)
    found.push(...fieldsIn(when).map((other): [string, string] => ["urgency", other]))
  found.push(...form.sameBy.map((other): [string, string] => ["sameBy", other]))
  return found
}

/** Fields whose answer counts only if it counts itself. */
function inCircles(form: Form): string[] {
  const needs = new Map(
    form.fields.map((field) => [
      field.id,
      [
        ...fieldsIn(field.show),
        ...("options" in field ? field.options.flatMap(({ when }) => fieldsIn(when)) : []),
      ],
    ]),
  )
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (needs.get(from) ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return form.fields.map(({ id }) => id).filter((id) => reaches(id, id, new Set()))
}
