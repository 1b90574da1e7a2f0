import type { Status } from "@veridesk/contract/conversation.ts"
import { isOver, type Place, type Standing } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import { endClock, nextRound, pauseClock, recountClock, resumeClock, startClock } from "./clock.ts"
import type { Policies } from "./policies.ts"
import { factsOf, holdClocks, type KeptClock, keepClocks } from "./store.ts"

/** Whether an event may move a clock. */
export function tells(event: StoredEvent): boolean {
  return standingIn(event) !== null && !waitsOn(event)
}

/** A further message of who waits already: their wait, its promise and whose it is stay what they were. */
function waitsOn({ kind, payload }: StoredEvent): boolean {
  const [from, to] = [payload["from"], payload["to"]] as [Place | null, Place]
  return (
    kind === "message.received" &&
    from?.waiting === true &&
    to.waiting &&
    from.status === to.status &&
    from.teamId === to.teamId &&
    from.assigneeId === to.assigneeId
  )
}

/**
 * Keeps the clocks of tickets from the log. The moment a reply is due by comes with each event, as the verb promised
 * it; the reader never counts it a second time. One batch of events is three statements.
 */
export async function keepTime(events: StoredEvent[], tx: Db, policies: Policies): Promise<void> {
  const telling = events.flatMap((event) => {
    const standing = standingIn(event)
    return standing ? [{ event, standing }] : []
  })
  const ids = [...new Set(telling.map(({ event }) => event.conversationId))]
  if (ids.length === 0) return
  const [facts, kept] = [await factsOf(tx, ids), await holdClocks(tx, ids)]
  const byTicket = Map.groupBy(kept, (clock) => clock.conversationId)
  const changed = ids.flatMap((conversationId) => {
    const fact = facts.get(conversationId)
    if (!fact) return []
    const before = byTicket.get(conversationId) ?? []
    let clocks = before
    for (const { event, standing } of telling) {
      if (event.conversationId !== conversationId) continue
      const turn = { conversationId, standing, at: event.at, policies, ...fact }
      clocks = withResolution(withReply(clocks, turn), turn)
    }
    return clocks.filter((clock) => !before.includes(clock))
  })
  await keepClocks(tx, changed)
}

type Turn = {
  conversationId: string
  standing: Standing
  at: Date
  policies: Policies
  formKey: string
  createdAt: Date
}

/** The last event of each change says where the ticket stands; those from before clocks were kept say too little. */
function standingIn({ payload }: StoredEvent): Standing | null {
  const to = payload["to"]
  return typeof to === "object" && to !== null && "dueAt" in to ? (to as Standing) : null
}

function withReply(clocks: KeptClock[], turn: Turn): KeptClock[] {
  const { standing, at } = turn
  const current = clocks.findLast(({ metric, endedAt }) => metric !== "resolution" && !endedAt)
  const dueAt = standing.dueAt === null ? null : new Date(standing.dueAt)
  if (!current) return dueAt ? [...clocks, begin(clocks, turn, dueAt)] : clocks
  const terms = termsOf(turn, current.metric)
  const before = turn.policies.calendarOf(current.calendarKey)
  const next = () => {
    if (dueAt === null && standing.replyLeftMs !== null)
      return pauseClock(current, before, { at, why: standing.status, leftMs: standing.replyLeftMs })
    // In the ticket's own time: a reply closes the promise, a ticket closed without one drops it.
    if (dueAt === null) return endClock(current, before, { at, given: standing.lastSide === "staff" })
    if (!current.runningSince) return resumeClock(current, terms, { at, dueAt })
    const same = current.dueAt?.getTime() === dueAt.getTime() && current.priority === standing.priority
    return same ? current : recountClock(current, terms, { at, before, dueAt })
  }
  return replaced(clocks, current, next())
}

function begin(clocks: KeptClock[], turn: Turn, dueAt: Date): KeptClock {
  const { standing, conversationId, formKey } = turn
  const metric = standing.replied ? "next" : "first"
  const round = clocks.filter((clock) => clock.metric === metric).length + 1
  const at = standing.waitingSince === null ? turn.at : new Date(standing.waitingSince)
  const clock = startClock({ metric, round }, termsOf(turn, metric), { at, dueAt })
  return { ...clock, conversationId, formKey, toldAt: null }
}

function withResolution(clocks: KeptClock[], turn: Turn): KeptClock[] {
  const { standing, at, policies } = turn
  const status = standing.status as Status
  const current = clocks.findLast(({ metric }) => metric === "resolution")
  const terms = termsOf(turn, "resolution")
  const why = standing.merged ? "merged" : status
  const stands = standing.merged || policies.resolutionStandsStillIn(status)
  if (!current) {
    if (isOver(status)) return clocks
    const { conversationId, formKey, createdAt } = turn
    const fresh = startClock({ metric: "resolution", round: 1 }, terms, { at: createdAt })
    const begun = stands ? pauseClock(fresh, terms.calendar, { at, why }) : fresh
    return [...clocks, { ...begun, conversationId, formKey, toldAt: null }]
  }
  const before = policies.calendarOf(current.calendarKey)
  const next = () => {
    if (isOver(status)) return endClock(current, before, { at, given: true })
    if (stands) return pauseClock(current, before, { at, why })
    const running = resumeClock(current, terms, { at })
    const same = running.priority === terms.priority && running.calendarKey === terms.calendarKey
    return same ? running : recountClock(running, terms, { at, before })
  }
  if (current.endedAt === null) return replaced(clocks, current, next())
  if (isOver(status)) return clocks
  const again = nextRound(current, terms, at)
  const { conversationId, formKey } = turn
  return [...clocks, { ...again, conversationId, formKey, toldAt: again.breachedAt }]
}

function termsOf({ standing, formKey, policies }: Turn, metric: KeptClock["metric"]) {
  return policies.terms({ priority: standing.priority, teamId: standing.teamId, formKey }, metric)
}

function replaced(
  clocks: KeptClock[],
  before: KeptClock,
  after: Omit<KeptClock, "conversationId" | "formKey" | "toldAt">,
): KeptClock[] {
  if (after === before) return clocks
  return clocks.map((clock) => (clock === before ? { ...before, ...after } : clock))
}
