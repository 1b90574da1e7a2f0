import type { MailStatus } from "@veridesk/contract/mail/desk.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Log } from "../../platform/log.ts"
import type { Metrics } from "../../platform/metrics.ts"
import { type Counts, countsOf, countUnaccounted, waitingNow } from "./store.ts"

export type Reconciled = {
  day: Counts
  total: Counts
  unaccounted: number
  waiting: number
  oldestWaiting: Date | null
}

const DAY_MS = 24 * 3_600_000
/** What waits longer, in a mailbox that isn't paused, is told. */
const TOO_LONG_MS = 15 * 60_000

/**
 * Counts what came in and where it went, of the last day and in all: whatever was received is in a conversation, in
 * quarantine, rejected or waiting; `unaccounted` is what is nowhere.
 */
export async function reconcile(db: Db, now: Date): Promise<Reconciled> {
  const [day, total, nowhere, { waiting, oldest }] = await Promise.all([
    countsOf(db, { from: new Date(now.getTime() - DAY_MS), until: now }),
    countsOf(db, null),
    countUnaccounted(db),
    waitingNow(db),
  ])
  const missing = total.received - total.conversation - total.quarantine - total.rejected - total.waiting
  return { day, total, unaccounted: nowhere + Math.abs(missing), waiting, oldestWaiting: oldest }
}

/** The task that counts daily and says so, as an alarm where something is nowhere or has waited for long. */
export function makeReconcile(o: { db: Db; clock: Clock; log: Log; metrics: Metrics }): () => Promise<void> {
  return async () => {
    const now = o.clock()
    const seen = await reconcile(o.db, now)
    const { unaccounted, waiting, oldestWaiting } = seen
    o.metrics.mailsUnaccounted.set(unaccounted)
    if (unaccounted > 0)
      o.log.error({ code: "mails-unaccounted", unaccounted, ...seen.total }, "mails are missing")
    const waited = oldestWaiting ? now.getTime() - oldestWaiting.getTime() : 0
    if (waited > TOO_LONG_MS) o.log.error({ code: "mails-wait", waiting, waited }, "mails wait for too long")
    o.log.info(
      { code: "mails-reconciled", day: seen.day, total: seen.total, unaccounted },
      "mails were counted",
    )
  }
}

/** The task that says every minute how many mails wait (`/metrics`), and as an alarm where they wait for long. */
export function makeWatchWaiting(o: {
  db: Db
  clock: Clock
  log: Log
  metrics: Metrics
}): () => Promise<void> {
  return async () => {
    const { waiting, oldest } = await waitingNow(o.db)
    const waited = oldest ? Math.max(0, o.clock().getTime() - oldest.getTime()) : 0
    o.metrics.mailsWaiting.set(waiting)
    o.metrics.mailsOldestWaiting.set(waited / 1000)
    if (waited > TOO_LONG_MS) o.log.error({ code: "mails-wait", waiting, waited }, "mails wait for too long")
  }
}

/** What is nowhere is counted over everything that ever came, and so not with each look at the tile. */
const COUNTED_FOR_MS = 10 * 60_000

/** Makes what the desk's tile asks; `ways` says how the ways in are (each door tells of itself). */
export function makeMailStatus(o: { db: Db; clock: Clock; ways: () => MailStatus["ways"] }) {
  let counted = { at: Number.NEGATIVE_INFINITY, unaccounted: 0 }
  return async (): Promise<MailStatus> => {
    const now = o.clock()
    if (now.getTime() - counted.at > COUNTED_FOR_MS)
      counted = { at: now.getTime(), unaccounted: await countUnaccounted(o.db) }
    const from = new Date(now)
    from.setUTCHours(0, 0, 0, 0)
    const until = new Date(from.getTime() + DAY_MS)
    const [today, { oldest }] = await Promise.all([countsOf(o.db, { from, until }), waitingNow(o.db)])
    const { unaccounted } = counted
    return { today, unaccounted, oldestWaiting: oldest?.toISOString() ?? null, ways: o.ways() }
  }
}
