import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Connection, connect } from "../db/connect.ts"
import { makeLog } from "../log.ts"
import { testDatabase } from "../testing/test-database.ts"
import type { Bell } from "./bell.ts"
import { comparePlaces, START, type StoredEvent } from "./event.ts"
import type { Reader } from "./loop.ts"
import { type Listener, startFollower, startReaders } from "./reader.ts"
import { readLog } from "./store.ts"
import { openTail } from "./tail.ts"

/*
 * All listeners of the log share one reading of it. Each of them has its own place all the same: what one of them does,
 * or fails to do, is nothing to the others.
 */

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection
/** The statements that were sent, by the table they begin with. */
let statements: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 20, name: "readers-test" })
  await connection.pool.query(
    "create table effects (n bigint generated always as identity, listener text, name text)",
  )
  connection.pool.on("acquire", (client) => {
    const listened: { heard?: boolean; query: (...all: unknown[]) => unknown } = Object(client)
    if (listened.heard) return
    const { query } = listened
    listened.heard = true
    listened.query = (...all) => {
      const [asked] = all
      const text = typeof asked === "string" ? asked : String(Object(asked).text)
      statements.push(text.trim().replaceAll(/\s+/g, " "))
      return query.apply(client, all)
    }
  })
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})
beforeEach(async () => {
  await connection.pool.query(
    "alter table events disable trigger user; truncate events, readers, effects; alter table events enable trigger user",
  )
})

const log = makeLog({ level: "silent" })
const nameOf = (event: StoredEvent) => String(event.payload["name"])

function handBell(): Bell {
  const listeners = new Set<() => void>()
  return {
    ring: () => {
      for (const listener of listeners) listener()
    },
    onRing(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {},
  }
}

async function write(names: string[], kind = "test.written"): Promise<void> {
  await connection.pool.query(
    `insert into events (conversation_id, seq, kind, actor_realm, payload, at, prev_hash, hash)
     select gen_random_uuid(), 1, $2, 'system', jsonb_build_object('name', name), now(), '', ''
     from unnest($1::text[]) with ordinality as t(name, nth) order by nth`,
    [names, kind],
  )
}

/** A listener that writes down what it is handed, in the transaction that moves it. */
function scribe(listener: string, o: { wants?: Listener["wants"]; before?: () => unknown } = {}): Listener {
  return {
    ...(o.wants ? { wants: o.wants } : {}),
    async handle(events, tx) {
      const names = events.map(nameOf)
      await sql`insert into effects (listener, name) select ${listener}, unnest(${names}::text[])`.execute(tx)
      await o.before?.()
    },
  }
}

async function effectsOf(listener: string): Promise<string[]> {
  const { rows } = await connection.pool.query("select name from effects where listener = $1 order by n", [
    listener,
  ])
  return rows.map(({ name }) => name)
}

async function placesOf(): Promise<Map<string, number>> {
  const { rows } = await connection.pool.query("select name, id from readers")
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** One process with these listeners. */
function start(listeners: Record<string, Listener>, bell = handBell()): Reader & { bell: Bell } {
  const tail = openTail({ db: connection.db, bell })
  const readers = startReaders({ listeners, db: connection.db, bell, log, tail })
  return {
    ...readers,
    bell,
    async stop() {
      await readers.stop()
      tail.close()
    },
  }
}

describe("listeners who share the reading", () => {
  test("each is handed what it wants and nothing else, and stands at the end all the same", async () => {
    const readers = start({
      all: scribe("all"),
      asked: scribe("asked", { wants: ({ kind }) => kind === "test.asked" }),
      nothing: scribe("nothing", { wants: () => false }),
    })
    await write(["1", "2"])
    await write(["3"], "test.asked")
    await readers.caughtUp()
    await readers.stop()
    expect(await effectsOf("all")).toEqual(["1", "2", "3"])
    expect(await effectsOf("asked")).toEqual(["3"])
    expect(await effectsOf("nothing")).toEqual([])
    const places = await placesOf()
    expect(new Set(places.values()).size).toBe(1)
    expect(places.size).toBe(3)
  })

  test("one that fails holds nobody up, and has caught up as soon as it can", async () => {
    let broken = true
    const readers = start({
      well: scribe("well"),
      broken: scribe("broken", {
        before: () => {
          if (broken) throw new Error("not yet")
        },
      }),
    })
    await write(["1"])
    readers.bell.ring()
    await expect.poll(() => effectsOf("well")).toEqual(["1"])
    await write(["2"])
    readers.bell.ring()
    await expect.poll(() => effectsOf("well")).toEqual(["1", "2"])
    expect(await effectsOf("broken")).toEqual([])
    broken = false
    await expect.poll(() => effectsOf("broken"), { timeout: 3000 }).toEqual(["1", "2"])
    await readers.stop()
  })

  test("one that takes its time holds nobody up, and is handed each batch when it is through with the last", async () => {
    const held = Promise.withResolvers<void>()
    const readers = start({ quick: scribe("quick"), slow: scribe("slow", { before: () => held.promise }) })
    await write(["1"])
    readers.bell.ring()
    await expect.poll(() => effectsOf("quick")).toEqual(["1"])
    await write(["2"])
    readers.bell.ring()
    await expect.poll(async () => (await placesOf()).get("slow")).toBe(0)
    held.resolve()
    await readers.caughtUp()
    expect(await effectsOf("quick")).toEqual(["1", "2"])
    expect(await effectsOf("slow")).toEqual(["1", "2"])
    await readers.stop()
  })

  test("one whose question fails is tried again like any other", async () => {
    let asked = 0
    const readers = start({
      well: scribe("well"),
      odd: scribe("odd", {
        wants() {
          asked += 1
          if (asked === 1) throw new Error("it does not know")
          return true
        },
      }),
    })
    await write(["1"])
    await readers.caughtUp()
    expect(await effectsOf("well")).toEqual(["1"])
    expect(await effectsOf("odd")).toEqual(["1"])
    await readers.stop()
  })

  test("places from before are kept: one that was ahead is told nothing twice, one that is new everything", async () => {
    await write(["1", "2", "3"])
    await connection.pool.query(
      `insert into readers (name, xid, id)
       select l.name, e.xid, e.id from (values ('ahead', '3'), ('behind', '1')) l(name, at)
       join events e on e.payload->>'name' = l.at`,
    )
    const readers = start({ ahead: scribe("ahead"), behind: scribe("behind"), fresh: scribe("fresh") })
    await write(["4"])
    await readers.caughtUp()
    await readers.stop()
    expect(await effectsOf("ahead")).toEqual(["4"])
    expect(await effectsOf("behind")).toEqual(["2", "3", "4"])
    expect(await effectsOf("fresh")).toEqual(["1", "2", "3", "4"])
    expect(new Set((await placesOf()).values()).size).toBe(1)
  })

  test("whatever fails and whoever is started again: each of them has every event once, in order", async () => {
    const names = ["a", "b", "c"]
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            lines: fc.integer({ min: 1, max: 12 }),
            /** Which of the next handlings fail, of whom. */
            fails: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
            restart: fc.boolean(),
            ring: fc.boolean(),
          }),
          { minLength: 2, maxLength: 6 },
        ),
        async (turns) => {
          const run = newId()
          const failing: string[] = []
          const listeners = Object.fromEntries(
            names.map((name) => [
              `${name} ${run}`,
              scribe(`${name} ${run}`, {
                wants: (event) =>
                  nameOf(event).startsWith(run) && !(name === "c" && nameOf(event).endsWith("0")),
                before() {
                  const at = failing.indexOf(name)
                  if (at < 0) return
                  failing.splice(at, 1)
                  throw new Error("as chance has it")
                },
              }),
            ]),
          )
          // Two processes share the listeners, and one of them is started again now and then.
          const processes = [start(listeners), start(listeners)]
          const written: string[] = []
          for (const [at, { lines, fails, restart, ring }] of turns.entries()) {
            failing.push(...fails)
            const more = Array.from({ length: lines }, (_, n) => `${run} ${written.length + n}`)
            written.push(...more)
            await write(more)
            if (ring) for (const one of processes) one.bell.ring()
            if (restart) {
              await processes[at % 2]?.stop()
              processes[at % 2] = start(listeners)
            }
          }
          await Promise.all(processes.map((one) => one.caughtUp()))
          await Promise.all(processes.map((one) => one.stop()))
          for (const name of names)
            expect(await effectsOf(`${name} ${run}`)).toEqual(
              name === "c" ? written.filter((line) => !line.endsWith("0")) : written,
            )
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe("what a batch costs", () => {
  const reads = () => statements.filter((text) => text.includes("from events where (xid, id) >"))
  const moves = () => statements.filter((text) => text.startsWith("update readers"))
  const begins = () => statements.filter((text) => /^begin/i.test(text))

  test("eight listeners and a follower read it once; those who want nothing of it are moved by one statement", async () => {
    const bell = handBell()
    const tail = openTail({ db: connection.db, bell })
    const o = { db: connection.db, bell, log, tail }
    const followed: string[] = []
    const deaf = Array.from({ length: 7 }, (_, n) => [`deaf ${n}`, scribe("deaf", { wants: () => false })])
    const readers = startReaders({
      ...o,
      listeners: { ...Object.fromEntries(deaf), busy: scribe("busy") },
    })
    const follower = await startFollower({
      ...o,
      name: "live",
      handle: async (events) => void followed.push(...events.map(nameOf)),
    })
    await readers.caughtUp()
    await write(["1", "2", "3"])
    // Other databases of the run may hold the line back for a moment, and whoever waits for it looks again and again.
    await expect.poll(async () => (await readLog(connection.db, START, 10)).events.length).toBe(3)
    statements = []
    bell.ring()
    await expect.poll(() => followed).toEqual(["1", "2", "3"])
    await expect.poll(async () => [...(await placesOf()).values()].every((id) => id > 0)).toBe(true)
    expect(reads()).toHaveLength(1)
    expect(moves()).toHaveLength(2) // all of those together, and the one that works by itself
    expect(begins()).toHaveLength(1)
    await Promise.all([readers.stop(), follower.stop()])
    tail.close()
  })
})

test("places in the log are in the order of their transactions, then of their lines", () => {
  const place = fc.record({ xid: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), id: fc.nat() })
  fc.assert(
    fc.property(place, place, (a, b) => {
      const order = a.xid === b.xid ? a.id - b.id : a.xid < b.xid ? -1 : 1
      const told = comparePlaces({ xid: String(a.xid), id: a.id }, { xid: String(b.xid), id: b.id })
      expect(Math.sign(told)).toBe(Math.sign(order))
    }),
  )
})
