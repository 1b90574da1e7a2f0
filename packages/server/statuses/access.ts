import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"

/** Everybody in the desk reads the labels; administrators set them. @throws Refusal `forbidden` */
export function mustEditStatuses({ role }: StaffActor): void {
  if (role !== "administrator") throw new Refusal("forbidden", 403)
}
