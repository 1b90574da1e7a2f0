import type { Db } from "../db/connect.ts"
import type { Bell } from "./bell.ts"
import { comparePlaces, type Cursor, type StoredEvent } from "./event.ts"
import { type Left, readLog } from "./store.ts"

/** Events that one reading gives at most. */
const BATCH = 500
/** So many of the newest are kept for those who come to them a little later. */
const KEPT = 2000

export type Read = { events: StoredEvent[]; left: Left }

/** The end of the log as one process knows it; all of its readers read it through this. */
export type Tail = {
  /** What comes after a place: from memory, and from the database where that may hold more. */
  after(cursor: Cursor): Promise<Read>
  /** There may be more although no bell rang. */
  look(): void
  close(): void
}

/**
 * Reads the log once for all who read it in this process. What was read never changes and nothing appears before it
 * later, so the newest lines are kept, and whoever comes to them after somebody else finds them here. The database is
 * asked only where a bell has rung since it was asked last, where more was left then, or by whom has fallen far behind.
 */
export function openTail(o: { db: Db; bell: Bell }): Tail {
  let window: Window | null = null
  /** How often somebody said that there may be more. */
  let said = 1
  const look = () => {
    said += 1
  }
  const unhook = o.bell.onRing(look)

  return {
    async after(cursor) {
      window ??= windowAt(cursor)
      await upToDate(window, cursor)
      // Another process moved a reader far beyond what was read here: what is kept is where the log goes on.
      if (comparePlaces(cursor, endOf(window)) > 0) {
        window = windowAt(cursor)
        await upToDate(window, cursor)
      }
      const { from, events, left } = window
      if (comparePlaces(cursor, from) < 0) return readLog(o.db, cursor, BATCH)
      const first = firstAfter(events, cursor)
      const given = events.slice(first, first + BATCH)
      return { events: given, left: first + given.length < events.length ? "more" : left }
    },
    look,
    close() {
      unhook()
    },
  }

  async function upToDate(to: Window, cursor: Cursor): Promise<void> {
    if (comparePlaces(cursor, to.from) < 0) return
    if (to.left !== "nothing" && !to.reading && comparePlaces(cursor, endOf(to)) >= 0) look()
    for (const asked = said; to.heard < asked; ) await (to.reading ??= readOn(to))
  }

  async function readOn(to: Window): Promise<void> {
    // Whoever asks in the same breath shares it.
    await Promise.resolve()
    const begun = said
    try {
      const { events, left } = await readLog(o.db, endOf(to), BATCH)
      to.events.push(...events)
      to.left = left
      to.heard = begun
      const gone = to.events.length > 2 * KEPT ? to.events.splice(0, to.events.length - KEPT).at(-1) : null
      if (gone) to.from = placeOf(gone)
    } finally {
      to.reading = null
    }
  }
}

/** What stands after `from`, without a gap. `heard`: what had been said when it was read last. */
type Window = {
  from: Cursor
  events: StoredEvent[]
  left: Left
  heard: number
  reading: Promise<void> | null
}

function windowAt(from: Cursor): Window {
  return { from, events: [], left: "nothing", heard: 0, reading: null }
}

export function placeOf({ xid, id }: StoredEvent): Cursor {
  return { xid, id }
}

function endOf({ from, events }: { from: Cursor; events: StoredEvent[] }): Cursor {
  const last = events.at(-1)
  return last ? placeOf(last) : from
}

/** The events stand in the order of the log. */
function firstAfter(events: StoredEvent[], cursor: Cursor): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (comparePlaces(events[middle] as StoredEvent, cursor) > 0) high = middle
    else low = middle + 1
  }
  return low
}
