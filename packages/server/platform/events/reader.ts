import { setTimeout as pause } from "node:timers/promises"
import type { Db } from "../db/connect.ts"
import { inTransaction } from "../db/transaction.ts"
import type { Log } from "../log.ts"
import type { Bell } from "./bell.ts"
import type { Cursor, StoredEvent } from "./event.ts"
import {
  anyAfter,
  endOfLog,
  eventsAfter,
  holdCursor,
  makeCursor,
  moveCursor,
  moveToEnd,
  readCursor,
} from "./store.ts"

const BATCH = 500
const POLL_MS = 4000
const BLOCKED_MS = 10
/** A batch of this many means that more is on its way: gathering a little then serves many writes with one read. */
const BUSY = 8
const GATHER_MS = 100
/** For a durable reader so does a batch so soon after another: each batch costs a dozen statements, however small. */
const SUSTAINED_MS = 250
const FOLLOWER_GATHER_MS = 25
const LONGEST_PAUSE_MS = 30_000

export type Reader = { stop(): Promise<void>; caughtUp(): Promise<void> }

/** What a durable reader does with a batch; it says so where it wrote events itself. */
export type Handle = (events: StoredEvent[], tx: Db) => Promise<void | "wrote-events">

/**
 * Runs a durable reader of the event log: `handle` gets each batch inside the transaction that moves the cursor,
 * so what it writes to the database happens exactly once; what it does elsewhere happens at least once.
 * One process at a time holds a reader's place; the others wait their turn. A batch that fails is tried again
 * with growing pauses and nothing after it is skipped.
 */
export function startReader(o: { name: string; db: Db; bell: Bell; log: Log; handle: Handle }): Reader {
  let placed = false
  return runLoop({ ...o, gatherMs: GATHER_MS, sustainedMs: SUSTAINED_MS }, async (expecting) => {
    if (!placed) await makeCursor(o.db, o.name)
    placed = true
    // Most bells ring for nothing new; looking is cheaper than a transaction.
    if (!expecting) {
      const from = await readCursor(o.db, o.name)
      if ((await eventsAfter(o.db, from, 1)).length === 0) return whatIsLeft(o.db, from)
    }
    let wrote = false
    const left = await inTransaction<Left>(o.db, async (tx) => {
      wrote = false
      const cursor = await holdCursor(tx, o.name)
      if (!cursor) return "blocked"
      const events = await eventsAfter(tx, cursor, BATCH)
      const last = events.at(-1)
      if (!last) return whatIsLeft(tx, cursor)
      wrote = (await o.handle(events, tx)) === "wrote-events"
      await moveCursor(tx, o.name, { xid: last.xid, id: last.id })
      return events.length >= BUSY ? "busy" : "more"
    })
    // Whoever else reads the log hears of it once it is there to be read.
    if (wrote) o.bell.ring()
    return left
  })
}

/** Runs a reader without memory: it starts at the end of the log and hands over what comes, in this process only. */
export async function startFollower(o: {
  name: string
  db: Db
  bell: Bell
  log: Log
  handle: (events: StoredEvent[]) => Promise<void>
}): Promise<Reader> {
  let cursor: Cursor = await endOfLog(o.db)
  return runLoop({ ...o, gatherMs: FOLLOWER_GATHER_MS, sustainedMs: 0 }, async () => {
    const events = await eventsAfter(o.db, cursor, BATCH)
    const last = events.at(-1)
    if (!last) return whatIsLeft(o.db, cursor)
    await o.handle(events)
    cursor = { xid: last.xid, id: last.id }
    return events.length >= BUSY ? "busy" : "more"
  })
}

/**
 * Puts a durable reader behind everything that is in the log now, as if it had handled it: for a history that was
 * brought along and that nobody is to be told about. Only while nothing else writes, since it also passes over what
 * another transaction is writing at this moment.
 */
export async function passOver(db: Db, name: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await makeCursor(tx, name)
    await holdCursor(tx, name)
    await moveToEnd(tx, name)
  })
}

/**
 * What a step left: perhaps more; surely more soon ("busy"); more, but a transaction older than it is still running, so
 * its order isn't settled yet ("blocked"); nothing.
 */
type Left = "more" | "busy" | "blocked" | "nothing"

async function whatIsLeft(db: Db, cursor: Cursor): Promise<Left> {
  return (await anyAfter(db, cursor)) ? "blocked" : "nothing"
}

/** Calls `step` until it says that nothing is left, then waits for the bell or the poll. */
function runLoop(
  o: { name: string; bell: Bell; log: Log; gatherMs: number; sustainedMs: number },
  /** `expecting`: the step before said that there is more. */
  step: (expecting: boolean) => Promise<Left>,
): Reader {
  let stopped = false
  let rung = true
  let failures = 0
  /** While it fails, bells are heard and don't end the pause: they ring with every write, and each try costs. */
  let deaf = false
  let lastBatch = Number.NEGATIVE_INFINITY
  let wakeUp: () => void = () => {}
  const waiters: (() => void)[] = []
  const unhook = o.bell.onRing(() => {
    rung = true
    if (!deaf) wakeUp()
  })

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
      if (rung || stopped) wakeUp()
    })

  const loop = async () => {
    while (!stopped) {
      rung = false
      try {
        let left: Left = await step(false)
        while (!stopped && (left === "more" || left === "busy")) {
          const now = performance.now()
          if (left === "busy" || now - lastBatch < o.sustainedMs) await pause(o.gatherMs)
          lastBatch = now
          left = await step(true)
        }
        failures = 0
        if (left === "nothing" && !rung) for (const done of waiters.splice(0)) done()
        if (!rung) await rest(left === "blocked" ? BLOCKED_MS : POLL_MS)
      } catch (error) {
        failures += 1
        o.log.error(
          {
            reader: o.name,
            failures,
            code: (error as { code?: string }).code,
            err: (error as Error).message,
          },
          "a reader failed and will try again",
        )
        rung = false
        deaf = true
        await rest(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** Math.min(failures, 10)))
        deaf = false
      }
    }
  }
  const running = loop()
  return {
    async stop() {
      stopped = true
      unhook()
      wakeUp()
      await running
    },
    caughtUp: () =>
      new Promise<void>((resolve) => {
        waiters.push(resolve)
        rung = true
        wakeUp()
      }),
  }
}
