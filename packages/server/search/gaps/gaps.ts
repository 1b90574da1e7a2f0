import { createHmac } from "node:crypto"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Log } from "../../platform/log.ts"
import { anonymous } from "./anonymous.ts"
import {
  type Asked,
  addAsked,
  addReaders,
  forgetAsked,
  gapsSince,
  type GapRow,
  type Reader,
} from "./store.ts"

const FLUSH_MS = 5000
const MOST_WAITING = 2000
const DAY_MS = 86_400_000
/** What fewer have asked might say who they are. */
const LEAST_READERS = 3
const SHOWN_DAYS = 30
const KEPT_DAYS = 400

/** Learns what readers don't find, without who they are. */
export type Gaps = {
  /** Somebody looked for it. `reader` tells readers apart; it is never kept. */
  asked(o: { question: string; locale: Locale; found: boolean; reader: string }): void
  /** Somebody opened one of the things found. */
  chosen(o: { question: string; locale: Locale }): void
  list(limit: number): Promise<{ gaps: GapRow[]; hidden: number }>
  /** Writes what waits. */
  flush(): Promise<void>
  /** Forgets what is old, and sooner what only one or two readers ever asked. */
  forgetOld(): Promise<void>
  close(): Promise<void>
}

/** Counting waits in memory for a few seconds, so that a search costs no write. */
export function openGaps(o: { db: Db; clock: Clock; secret: string; log: Log }): Gaps {
  const counts = new Map<string, Asked>()
  let readers: Reader[] = []
  const dayOf = (at: Date) => at.toISOString().slice(0, 10)
  const digest = (question: string, reader: string) =>
    createHmac("sha256", o.secret).update(`search reader\n${question}\n${reader}`).digest("hex").slice(0, 32)

  function count(question: string, locale: Locale, more: Partial<Asked>): void {
    const day = dayOf(o.clock())
    const key = JSON.stringify([day, question, locale])
    if (!counts.has(key) && counts.size >= MOST_WAITING) return
    const entry = counts.get(key) ?? { day, question, locale, asked: 0, empty: 0, chosen: 0 }
    entry.asked += more.asked ?? 0
    entry.empty += more.empty ?? 0
    entry.chosen += more.chosen ?? 0
    counts.set(key, entry)
  }

  async function flush(): Promise<void> {
    const asked = [...counts.values()]
    const who = readers
    counts.clear()
    readers = []
    await addAsked(o.db, asked)
    await addReaders(o.db, who)
  }

  const timer = setInterval(() => {
    flush().catch(() => o.log.warn({}, "what readers searched for could not be counted"))
  }, FLUSH_MS)
  timer.unref()

  return {
    asked({ question, locale, found, reader }) {
      const plain = anonymous(question)
      if (plain === null) return
      count(plain, locale, { asked: 1, empty: found ? 0 : 1 })
      if (readers.length < MOST_WAITING)
        readers.push({ question: plain, reader: digest(plain, reader), day: dayOf(o.clock()) })
    },
    chosen({ question, locale }) {
      const plain = anonymous(question)
      if (plain !== null) count(plain, locale, { chosen: 1 })
    },
    async list(limit) {
      await flush()
      const since = dayOf(new Date(o.clock().getTime() - SHOWN_DAYS * DAY_MS))
      return gapsSince(o.db, { since, leastReaders: LEAST_READERS, limit })
    },
    flush,
    async forgetOld() {
      const now = o.clock().getTime()
      await forgetAsked(o.db, {
        before: dayOf(new Date(now - KEPT_DAYS * DAY_MS)),
        fewBefore: dayOf(new Date(now - SHOWN_DAYS * DAY_MS)),
        leastReaders: LEAST_READERS,
      })
    },
    async close() {
      clearInterval(timer)
      await flush().catch(() => undefined)
    },
  }
}
