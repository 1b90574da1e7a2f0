import type { Db } from "../db/connect.ts"
import { inTransaction } from "../db/transaction.ts"
import type { Log } from "../log.ts"
import type { Bell } from "./bell.ts"
import { comparePlaces, type Cursor, type StoredEvent } from "./event.ts"
import { pauseAfter, type Reader, runLoop, type Step, tellFailed } from "./loop.ts"
import {
  endOfLog,
  holdCursor,
  type Left,
  makeCursors,
  moveCursor,
  moveCursors,
  moveToEnd,
  readCursors,
} from "./store.ts"
import { openTail, placeOf, type Tail } from "./tail.ts"

const GATHER_MS = 100
/** A batch so soon after another means that more is on its way, as a large one does: each costs statements, however small. */
const SUSTAINED_MS = 250
const FOLLOWER_GATHER_MS = 25
/** So long is waited for another process that is at work on the same events. */
const HELD_MS = 10

/** What a listener does with events; it says so where it wrote events itself. */
export type Handle = (events: StoredEvent[], tx: Db) => Promise<void | "wrote-events">

/**
 * Who listens to the log, with a place in it of their own. `wants`: which events mean something to it, told from the
 * event alone; what else stands between costs it nothing.
 */
export type Listener = { wants?: (event: StoredEvent) => boolean; handle: Handle }

/**
 * Runs the durable readers of the event log. What is read is read once for all of them, and those who want none of it
 * are moved on together in one statement. `handle` gets what its listener wants of a batch inside the transaction that
 * moves its cursor, so what it writes to the database happens exactly once; what it does elsewhere happens at least
 * once. One process at a time holds a listener's place; the others wait their turn. A listener that fails, or takes its
 * time, stays behind alone and catches up by itself: a batch that fails is tried again with growing pauses and nothing
 * after it is skipped.
 */
export function startReaders(o: {
  listeners: Record<string, Listener>
  db: Db
  bell: Bell
  log: Log
  tail: Tail
}): Reader {
  const places: Place[] = Object.entries(o.listeners).map(([name, listener]) => ({
    name,
    listener,
    cursor: null,
    failures: 0,
    notBefore: Number.NEGATIVE_INFINITY,
    work: null,
  }))
  const { wake, stop, caughtUp } = runLoop(
    { ...o, name: "readers", gatherMs: GATHER_MS, sustainedMs: SUSTAINED_MS, look: o.tail.look },
    async () => {
      const now = performance.now()
      const free = places.filter(({ work, notBefore }) => !work && notBefore <= now)
      await findPlaces(free)
      const done: Step[] = []
      for (const group of inOnePlace(free)) done.push(await handOver(group))
      const later = places.filter(({ work, notBefore }) => !work && notBefore > now)
      return {
        left: mostOf(done.map(({ left }) => left)),
        events: Math.max(0, ...done.map(({ events }) => events)),
        unfinished: places.some(({ work, notBefore }) => work !== null || notBefore > now),
        againAt: Math.min(...later.map(({ notBefore }) => notBefore)),
      }
    },
  )
  return {
    caughtUp,
    async stop() {
      await stop()
      await Promise.all(places.flatMap(({ work }) => work ?? []))
    },
  }

  async function findPlaces(free: Place[]): Promise<void> {
    const names = free.flatMap(({ name, cursor }) => (cursor ? [] : [name]))
    if (names.length === 0) return
    let found = await readCursors(o.db, names)
    const fresh = names.filter((name) => !found.has(name))
    if (fresh.length > 0) {
      await makeCursors(o.db, fresh)
      found = await readCursors(o.db, names)
    }
    for (const place of free) place.cursor ??= found.get(place.name) ?? null
  }

  /** Hands what comes next to all who stand at the same place. */
  async function handOver({ from, group }: { from: Cursor; group: Place[] }): Promise<Step> {
    const { events, left } = await o.tail.after(from)
    const last = events.at(-1)
    if (!last) return { left, events: 0 }
    const to = placeOf(last)
    const idle: Place[] = []
    for (const place of group) {
      const wanted = wantedBy(place, events)
      if (wanted?.length === 0) idle.push(place)
      else if (wanted) place.work = work(place, { wanted, from, to })
    }
    await moveOn(idle, { from, to })
    return { left, events: events.length }
  }

  function wantedBy(place: Place, events: StoredEvent[]): StoredEvent[] | null {
    const { wants } = place.listener
    try {
      return wants ? events.filter(wants) : events
    } catch (error) {
      stumble(place, error)
      return null
    }
  }

  async function moveOn(idle: Place[], way: { from: Cursor; to: Cursor }): Promise<void> {
    if (idle.length === 0) return
    const names = idle.map(({ name }) => name)
    const moved = await moveCursors(o.db, names, way)
    for (const place of idle) {
      if (moved.has(place.name)) place.cursor = way.to
      else waitForOther(place)
    }
  }

  async function work(
    place: Place,
    { wanted, from, to }: { wanted: StoredEvent[]; from: Cursor; to: Cursor },
  ): Promise<void> {
    const { name, listener } = place
    try {
      const done = await inTransaction(o.db, async (tx) => {
        const cursor = await holdCursor(tx, name)
        if (!cursor || comparePlaces(cursor, from) !== 0) return "elsewhere"
        const said = await listener.handle(wanted, tx)
        await moveCursor(tx, name, to)
        return said
      })
      place.failures = 0
      if (done === "elsewhere") waitForOther(place)
      else place.cursor = to
      // Whoever else reads the log hears of it once it is there to be read.
      if (done === "wrote-events") o.bell.ring()
    } catch (error) {
      stumble(place, error)
    } finally {
      place.work = null
      wake()
    }
  }

  function waitForOther(place: Place): void {
    place.cursor = null
    place.notBefore = performance.now() + HELD_MS
  }

  function stumble(place: Place, error: unknown): void {
    place.failures += 1
    // Where it stands is read anew: nobody knows how far a commit came whose answer was lost.
    place.cursor = null
    place.notBefore = performance.now() + pauseAfter(place.failures)
    tellFailed(o.log, { reader: place.name, failures: place.failures, error })
  }
}

/** One listener in this process. `cursor`: where it stands as far as is known here; `work`: what it is at. */
type Place = {
  name: string
  listener: Listener
  cursor: Cursor | null
  failures: number
  notBefore: number
  work: Promise<void> | null
}

function inOnePlace(places: Place[]): { from: Cursor; group: Place[] }[] {
  const groups = new Map<string, { from: Cursor; group: Place[] }>()
  for (const place of places) {
    if (!place.cursor) continue
    const key = `${place.cursor.xid} ${place.cursor.id}`
    const known = groups.get(key)
    if (known) known.group.push(place)
    else groups.set(key, { from: place.cursor, group: [place] })
  }
  return [...groups.values()]
}

function mostOf(all: Left[]): Left {
  return all.includes("more") ? "more" : all.includes("blocked") ? "blocked" : "nothing"
}

/** Runs one durable reader by itself. */
export function startReader(o: { name: string; db: Db; bell: Bell; log: Log } & Listener): Reader {
  const tail = openTail(o)
  const reader = startReaders({ ...o, tail, listeners: { [o.name]: o } })
  return {
    ...reader,
    async stop() {
      await reader.stop()
      tail.close()
    },
  }
}

/** Runs a reader without memory: it starts at the end of the log and hands over what comes, in this process only. */
export async function startFollower(o: {
  name: string
  db: Db
  bell: Bell
  log: Log
  tail: Tail
  handle: (events: StoredEvent[]) => Promise<void>
}): Promise<Reader> {
  let cursor: Cursor = await endOfLog(o.db)
  return runLoop({ ...o, gatherMs: FOLLOWER_GATHER_MS, sustainedMs: 0, look: o.tail.look }, async () => {
    const { events, left } = await o.tail.after(cursor)
    const last = events.at(-1)
    if (!last) return { left, events: 0 }
    await o.handle(events)
    cursor = placeOf(last)
    return { left, events: events.length }
  })
}

/**
 * Puts a durable reader behind everything that is in the log now, as if it had handled it: for a history that was
 * brought along and that nobody is to be told about. Only while nothing else writes, since it also passes over what
 * another transaction is writing at this moment.
 */
export async function passOver(db: Db, name: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await makeCursors(tx, [name])
    await holdCursor(tx, name)
    await moveToEnd(tx, name)
  })
}
