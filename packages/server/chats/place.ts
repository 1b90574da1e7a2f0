import type { AheadReason, QueuePlace } from "@veridesk/contract/chat/state.ts"

/** Somebody who waits. `returned`: came back by a transfer or since their agent left. */
export type Waiting = {
  conversationId: string
  risk: "security" | "funds" | "ordinary"
  since: Date
  returned: boolean
  teamId: string | null
}

/** Where one stands, and for which reasons others stand before one. */
export type Place = Pick<QueuePlace, "position" | "ahead">

const RANK = { security: 0, funds: 1, ordinary: 2 }

/**
 * The order in which a line is served: what may be lost first, then whoever was already talking to somebody, then who came
 * first; the id where two came at the same moment. Who somebody is has no part in it.
 */
export function servedBefore(a: Waiting, b: Waiting): number {
  return (
    RANK[a.risk] - RANK[b.risk] ||
    Number(b.returned) - Number(a.returned) ||
    a.since.getTime() - b.since.getTime() ||
    (a.conversationId < b.conversationId ? -1 : 1)
  )
}

/**
 * The place of one in a line that is in its order (`servedBefore`), with everybody before them by reason, each counted once.
 * @returns null where they don't wait in it
 */
export function placeOf(line: readonly Waiting[], conversationId: string): Place | null {
  const at = line.findIndex((row) => row.conversationId === conversationId)
  const me = line[at]
  if (!me) return null
  const counts = new Map<AheadReason, number>()
  for (const other of line.slice(0, at)) {
    const reason = whyBefore(other, me)
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return {
    position: at + 1,
    ahead: REASONS.flatMap((reason) => {
      const people = counts.get(reason)
      return people ? [{ reason, people }] : []
    }),
  }
}

const REASONS: readonly AheadReason[] = ["earlier", "security", "funds", "returned"]

/** Coming earlier is reason enough, and the one that tells least of others; only who came later overtakes by risk. */
function whyBefore(other: Waiting, me: Waiting): AheadReason {
  const overtook = RANK[other.risk] < RANK[me.risk] && !cameBefore(other, me)
  if (overtook && other.risk !== "ordinary") return other.risk
  return other.returned ? "returned" : "earlier"
}

function cameBefore(a: Waiting, b: Waiting): boolean {
  const sooner = a.since.getTime() - b.since.getTime()
  return sooner < 0 || (sooner === 0 && a.conversationId < b.conversationId)
}

/**
 * Why one stands further back than one was told: the reason for which most have come in between, of equals the more urgent
 * one. More who came earlier than one did can only be people who were away and came back to their place.
 * @returns null where one stands no further back
 */
export function whyFurtherBack(told: Place, now: Place): QueuePlace["moved"] {
  if (now.position <= told.position) return null
  const more = (reason: AheadReason) => peopleFor(now, reason) - peopleFor(told, reason)
  const [first] = (["security", "funds", "returned"] as const)
    .map((reason) => ({ reason, people: more(reason) }))
    .toSorted((a, b) => b.people - a.people)
  return first && first.people > 0 ? first.reason : "returned"
}

function peopleFor(place: Place, reason: AheadReason): number {
  return place.ahead.find((each) => each.reason === reason)?.people ?? 0
}
