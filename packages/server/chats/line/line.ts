import type { QueuePlace } from "@veridesk/contract/chat/state.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Log } from "../../platform/log.ts"
import { estimate, type PastWait } from "../estimate.ts"
import { type Place, places } from "../place.ts"
import { pastWaits, waitingRows } from "../store.ts"
import type { WaitingRow } from "../waiting.ts"

/** The line is read anew at most so often, and every few seconds while somebody waits: ranges change by waiting. */
const SOONEST_MS = 500
const WHILE_WAITING_MS = 5000
const HISTORY_MS = 2 * 3_600_000
const MOST_HISTORY = 500

export type LineNow = { rows: readonly WaitingRow[]; places: ReadonlyMap<string, Place>; at: Date }

export type Line = {
  now(): LineNow
  /** Something in it has changed: it is read anew soon, and whoever listens is told. */
  touch(): void
  onTurn(listener: () => void): void
  placeOf(conversationId: string): QueuePlace | null
  /** How long somebody who came now would wait behind everybody of that line. */
  ahead(teamId: string | null): { waiting: number; from: number | null; to: number | null }
  refresh(): Promise<void>
  close(): void
}

/** Everybody who waits, in the order in which they are served, in memory; one statement however many look. */
export function openLine(o: { db: Db; clock: Clock; log: Log }): Line {
  let now: LineNow = { rows: [], places: new Map(), at: o.clock() }
  let history: PastWait[] = []
  let due: NodeJS.Timeout | null = null
  let reading: Promise<void> | null = null
  let next: Promise<void> | null = null
  const listeners = new Set<() => void>()
  const every = setInterval(() => now.rows.length > 0 && touch(), WHILE_WAITING_MS)
  every.unref()

  async function read(): Promise<void> {
    const at = o.clock()
    const [rows, past] = await Promise.all([
      waitingRows(o.db),
      pastWaits(o.db, { since: new Date(at.getTime() - HISTORY_MS), most: MOST_HISTORY }),
    ])
    history = past
    now = { rows, places: places(rows, now.places), at }
    for (const listener of listeners) listener()
  }

  /** What was being read when somebody asks may be older than what they know of: they get the next reading. */
  function refresh(): Promise<void> {
    if (!reading) return begin()
    next ??= reading.then(begin, begin)
    return next
  }

  function begin(): Promise<void> {
    next = null
    reading = read().finally(() => {
      reading = null
    })
    return reading
  }

  function touch(): void {
    due ??= setTimeout(() => {
      due = null
      refresh().catch((error: Error) => o.log.warn({ err: error.message }, "the line could not be read"))
    }, SOONEST_MS).unref()
  }

  return {
    now: () => now,
    touch,
    refresh,
    onTurn: (listener) => void listeners.add(listener),
    placeOf(conversationId) {
      const row = now.rows.find((one) => one.conversationId === conversationId)
      const place = now.places.get(conversationId)
      if (!row || !place) return null
      const waitedMs = now.at.getTime() - row.since.getTime()
      const { risk, teamId } = row
      const range = estimate({ history, position: place.position, waitedMs, now: now.at, risk, teamId })
      return {
        position: place.position,
        began: Math.max(row.beganAtPlace, place.position),
        ahead: place.ahead,
        from: range?.from ?? null,
        to: range?.to ?? null,
        moved: place.moved,
        since: row.since.toISOString(),
        updatedAt: now.at.toISOString(),
        keptUntil: row.keptUntil.toISOString(),
      }
    },
    ahead(teamId) {
      const waiting = now.rows.filter((row) => row.teamId === teamId).length
      const asked = {
        history,
        position: waiting + 1,
        waitedMs: 0,
        now: now.at,
        risk: "ordinary" as const,
        teamId,
      }
      const range = estimate(asked)
      return { waiting, from: range?.from ?? null, to: range?.to ?? null }
    },
    close() {
      clearInterval(every)
      if (due) clearTimeout(due)
    },
  }
}
