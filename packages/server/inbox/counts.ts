import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Place } from "../conversations/index.ts"

/** The views a conversation is counted in: those that need a reply, by who should give it. */
function viewsCounting(place: Place | null | undefined): string[] {
  if (!place?.waiting) return []
  return [
    "all",
    ...(place.teamId ? [`team:${place.teamId}`] : []),
    place.assigneeId ? `staff:${place.assigneeId}` : "unassigned",
  ]
}

/** What events change in the counters, summed up: view → difference, where there is any. */
export function deltasOf(events: { payload: Record<string, unknown> }[]): Map<string, number> {
  const deltas = new Map<string, number>()
  const add = (views: string[], n: number) => {
    for (const view of views) {
      const sum = (deltas.get(view) ?? 0) + n
      if (sum === 0) deltas.delete(view)
      else deltas.set(view, sum)
    }
  }
  for (const { payload } of events) {
    if (!("to" in payload)) continue
    add(viewsCounting(payload["from"] as Place | null), -1)
    add(viewsCounting(payload["to"] as Place), 1)
  }
  return deltas
}

/** Counter keys of one agent's views, as the wire names them. */
export function countKeys(actor: StaffActor): Record<string, string> {
  const teams = Object.fromEntries(actor.teamIds.map((id) => [`team:${id}`, `team:${id}`]))
  return { mine: `staff:${actor.id}`, unassigned: "unassigned", all: "all", ...teams }
}
