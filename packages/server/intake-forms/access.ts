import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"

/** Leads see how tickets come in, auditors what was changed. @throws Refusal `forbidden` */
export function mustSeeForms({ role }: StaffActor): void {
  if (role === "agent") throw new Refusal("forbidden", 403)
}

export function mayEditForms({ role }: StaffActor): boolean {
  return role === "administrator"
}

/** @throws Refusal `forbidden` */
export function mustEditForms(actor: StaffActor): void {
  if (!mayEditForms(actor)) throw new Refusal("forbidden", 403)
}
