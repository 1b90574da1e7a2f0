import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"

/** Leads and administrators keep the register and judge impostors; everybody in the desk reads them. */
export function mayKeepRegister({ role }: StaffActor): boolean {
  return role === "lead" || role === "administrator"
}

/** @throws Refusal `forbidden` */
export function mustKeepRegister(actor: StaffActor): void {
  if (!mayKeepRegister(actor)) throw new Refusal("forbidden", 403)
}

/** Nobody publishes their own change of what customers trust. */
export function mayDecide(actor: StaffActor, change: { authorId: string | null }): boolean {
  return mayKeepRegister(actor) && change.authorId !== actor.id
}
