import type { Escalation } from "@veridesk/contract/sla.ts"
import { type Conversation, escalate } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { Policies } from "./policies.ts"
import { holdRipe, type KeptClock, markTold } from "./store.ts"

const AT_ONCE = 25

export type Watching = { db: Db; policies: Policies; announce: () => void }

/**
 * Tells of clocks that have come to their warning or their end, each exactly once however many processes look: whoever
 * holds the clock's row writes the event, marks it and does what the policy wants, in one transaction.
 * @returns how many were told of
 */
export async function watchClocks(o: Watching, now: Date): Promise<number> {
  let sum = 0
  for (;;) {
    const told = await inTransaction(o.db, (tx) => tellRipe(tx, o, now))
    // Where the reader of the log is behind, what is ripe may be answered already: the next look knows.
    // A short batch is not the end: another process may hold the rest of it, and who told last sees what nobody holds.
    if (told === 0) return sum
    o.announce()
    sum += told
  }
}

async function tellRipe(tx: Db, o: Watching, now: Date): Promise<number> {
  const ripe = await holdRipe(tx, now, AT_ONCE)
  const told: { clock: KeptClock; late: boolean }[] = []
  // In the order of tickets, so that two processes never wait for one another.
  for (const clock of ripe) {
    const late = clock.dueAt !== null && clock.dueAt <= now
    if (await tell(tx, o, { clock, late, now })) told.push({ clock, late })
  }
  if (told.length > 0) await markTold(tx, told, now)
  return told.length
}

async function tell(
  tx: Db,
  { policies }: Watching,
  { clock, late, now }: { clock: KeptClock; late: boolean; now: Date },
): Promise<boolean> {
  const { version, policy } = policies.current()
  const when = late ? "breached" : "at-risk"
  const rules = policy.escalations.filter((rule) => rule.when === when && rule.metrics.includes(clock.metric))
  const { metric, round, dueAt } = clock
  return escalate(tx, {
    conversationId: clock.conversationId,
    now,
    replyClock: policies.replyClock,
    kind: `clock.${when}`,
    payload: {
      metric,
      round,
      due: dueAt?.toISOString() ?? null,
      policy: version,
      notifyLeads: rules.some((rule) => rule.notifyLeads),
    },
    holds: (c) => stillHolds(clock, c, policies),
    raisePriority: rules.some((rule) => rule.raisePriority),
    moveTo: targetOf(rules),
  })
}

/** Whether the clock still runs towards that moment; the ticket's row knows before the clock does. */
function stillHolds({ metric, dueAt }: KeptClock, c: Conversation, policies: Policies): boolean {
  if (metric === "resolution") return !policies.resolutionStandsStillIn(c.status)
  return c.dueAt !== null && c.dueAt.getTime() === dueAt?.getTime()
}

function targetOf(rules: Escalation[]): string | null {
  return rules.find((rule) => rule.moveTo !== null)?.moveTo ?? null
}
