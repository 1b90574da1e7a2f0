import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"

/** Leads and administrators set how clocks run. @throws Refusal `clocks-not-yours` 403 */
export function mayEditClocks(actor: StaffActor): void {
  if (actor.role !== "lead" && actor.role !== "administrator") throw new Refusal("clocks-not-yours", 403)
}
