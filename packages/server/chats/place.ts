import type { AheadReason, QueuePlace } from "@veridesk/contract/chat/state.ts"

/** Somebody who waits. `returned`: came back by a transfer or since their agent left. */
export type Waiting = {
  conversationId: string
  risk: "security" | "funds" | "ordinary"
  since: Date
  returned: boolean
  teamId: string | null
}

/** Where one stands in the line of one's team, for which reasons others stand before one, and why one moved back. */
export type Place = Pick<QueuePlace, "position" | "ahead" | "moved">

const RISKS = ["security", "funds", "ordinary"] as const

/**
 * The order in which a line is served: what may be lost first, then whoever was already talking to somebody, then who came
 * first; the id where two came at the same moment. Who somebody is has no part in it.
 */
export function servedBefore(a: Waiting, b: Waiting): number {
  return (
    RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk) ||
    Number(b.returned) - Number(a.returned) ||
    (cameBefore(a, b) ? -1 : 1)
  )
}

/**
 * Everybody's place, with those before them by reason, each counted once. Whoever stands further back than they were told
 * is told why, until they move on again.
 * @param rows in the order of `servedBefore`; each team's are a line of their own
 * @param before what everybody was told last
 */
export function places(rows: readonly Waiting[], before: ReadonlyMap<string, Place>): Map<string, Place> {
  const lines = new Map([...Map.groupBy(rows, (row) => row.teamId)].map(([id, line]) => [id, byClass(line)]))
  return new Map(
    rows.map((row) => {
      const ahead = aheadOf(row, lines.get(row.teamId) ?? [])
      const position = 1 + ahead.reduce((sum, { people }) => sum + people, 0)
      const told = before.get(row.conversationId)
      return [
        row.conversationId,
        { position, ahead, moved: told ? movedFrom(told, { position, ahead }) : null },
      ]
    }),
  )
}

/** The people of one class of a line, each list in the order in which they came. */
type Class = { risk: Waiting["risk"]; returned: Waiting[]; others: Waiting[] }

function byClass(line: readonly Waiting[]): Class[] {
  return RISKS.map((risk) => {
    const here = line.filter((row) => row.risk === risk)
    return { risk, returned: here.filter((row) => row.returned), others: here.filter((row) => !row.returned) }
  })
}

const REASONS: readonly AheadReason[] = ["earlier", "security", "funds", "returned"]

/** Coming earlier is reason enough, and the one that tells least of others; only who came later overtakes by risk. */
function aheadOf(me: Waiting, line: readonly Class[]): Place["ahead"] {
  const people: Record<AheadReason, number> = { earlier: 0, security: 0, funds: 0, returned: 0 }
  for (const { risk, returned, others } of line) {
    if (risk === me.risk) {
      people.returned += me.returned ? countBefore(returned, me) : returned.length
      people.earlier += me.returned ? 0 : countBefore(others, me)
    }
    // The classes after one's own stand behind.
    if (risk === me.risk || risk === "ordinary") break
    const back = countBefore(returned, me)
    const sooner = countBefore(others, me)
    people.returned += back
    people.earlier += sooner
    people[risk] += returned.length + others.length - back - sooner
  }
  return REASONS.flatMap((reason) => (people[reason] > 0 ? [{ reason, people: people[reason] }] : []))
}

/** How many of a list, in the order in which they came, came before somebody. */
function countBefore(list: readonly Waiting[], me: Waiting): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other && cameBefore(other, me)) low = middle + 1
    else high = middle
  }
  return low
}

function cameBefore(a: Waiting, b: Waiting): boolean {
  const sooner = a.since.getTime() - b.since.getTime()
  return sooner < 0 || (sooner === 0 && a.conversationId < b.conversationId)
}

/**
 * The reason for which most have come in between, of equals the more urgent one. More who came earlier than one did can
 * only be people who were away and came back to their place.
 */
function movedFrom(told: Place, now: Omit<Place, "moved">): Place["moved"] {
  if (now.position < told.position) return null
  if (now.position === told.position) return told.moved
  const [first] = (["security", "funds", "returned"] as const)
    .map((reason) => ({ reason, more: peopleFor(now, reason) - peopleFor(told, reason) }))
    .toSorted((a, b) => b.more - a.more)
  return first && first.more > 0 ? first.reason : "returned"
}

function peopleFor(place: Pick<Place, "ahead">, reason: AheadReason): number {
  return place.ahead.find((each) => each.reason === reason)?.people ?? 0
}
