import type { ServerFrame } from "@veridesk/contract/live.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { metric } from "@veridesk/contract/sla-metric.ts"
import type { StoredEvent } from "../platform/events/event.ts"

/** What leads are told of at once, where the policy wants them to be; null for every other event. */
export function alertOf({ kind, conversationId, payload }: StoredEvent): ServerFrame | null {
  if (kind !== "clock.at-risk" && kind !== "clock.breached") return null
  const measured = metric.safeParse(payload["metric"])
  if (payload["notifyLeads"] !== true || !measured.success) return null
  const number = String(payload["number"])
  return { t: "alert", kind, conversationId, number, metric: measured.data }
}

export function isTold(actor: StaffActor): boolean {
  return actor.role === "lead" || actor.role === "administrator"
}
