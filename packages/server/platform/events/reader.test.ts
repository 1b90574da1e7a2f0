import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import type pg from "pg"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Connection, connect } from "../db/connect.ts"
import { makeLog } from "../log.ts"
import { testDatabase } from "../testing/test-database.ts"
import type { Bell } from "./bell.ts"
import { START, type StoredEvent } from "./event.ts"
import type { Reader } from "./loop.ts"
import { passOver, startFollower, startReader } from "./reader.ts"
import { endOfLog, readLog } from "./store.ts"
import { openTail } from "./tail.ts"

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection
let other: Connection

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 20, name: "reader-test" })
  other = connect(database.url, { max: 4, name: "another process" })
  await connection.pool.query(
    "create table effects (n bigint generated always as identity, event_id bigint, by text)",
  )
})
afterAll(async () => {
  await connection.close()
  await other.close()
  await database.drop()
})

/** Each test has the log and the readers for itself; the triggers that keep the log are not what is tested here. */
beforeEach(async () => {
  await connection.pool.query(
    "alter table events disable trigger user; truncate events, readers, effects; alter table events enable trigger user",
  )
})

const log = makeLog({ level: "silent" })

/** A bell by hand: the tests ring where the product would. */
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

type Client = pg.Pool | pg.PoolClient

/** Writes one line of the log on this connection; `name` is where the order of delivery can be seen. */
async function write(client: Client, name: string, conversation = { id: newId(), seq: 1 }): Promise<void> {
  await client.query(
    `insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
     values ($1, $2, 'test.written', 'system', null, jsonb_build_object('name', $3::text), now(), '', '')`,
    [conversation.id, conversation.seq, name],
  )
}

const nameOf = (event: StoredEvent) => String(event.payload["name"])
const namesAfterStart = async () => (await readLog(connection.db, START, 100)).events.map(nameOf)

/** Runs `work` on a connection of its own, between begin and whatever ends it. */
async function openTransaction() {
  const client = await connection.pool.connect()
  await client.query("begin")
  return {
    client,
    async end(how: "commit" | "rollback") {
      await client.query(how)
      client.release()
    },
  }
}

/** A reader that writes down what it is handed, in the transaction that moves it. */
function scribe(
  o: {
    name?: string
    by?: string
    connection?: Connection
    bell?: Bell
    before?: () => void | Promise<void>
  } = {},
) {
  const { name = "scribe", by = "one" } = o
  return startReader({
    name,
    db: (o.connection ?? connection).db,
    bell: o.bell ?? handBell(),
    log,
    async handle(events, tx) {
      for (const event of events)
        await sql`insert into effects (event_id, by) values (${event.id}, ${by})`.execute(tx)
      await o.before?.()
    },
  })
}

async function effects(): Promise<{ name: string; by: string }[]> {
  const { rows } = await connection.pool.query(
    "select e.payload->>'name' as name, f.by from effects f join events e on e.id = f.event_id order by f.n",
  )
  return rows
}
const effectNames = async () => (await effects()).map((row) => row.name)

describe("the order of the log", () => {
  test("a transaction that began earlier holds back what was committed before it, and comes first", async () => {
    const slow = await openTransaction()
    await write(slow.client, "slow")
    await write(connection.pool, "fast")
    expect(await namesAfterStart()).toEqual([])
    expect(await readLog(connection.db, START, 100)).toEqual({ events: [], left: "blocked" })
    await slow.end("commit")
    // Transactions of other databases on the same server hold the line back too, for as long as they run.
    await expect.poll(namesAfterStart).toEqual(["slow", "fast"])
  })

  test("what came before a long transaction is not held back by it; what it takes back never appears", async () => {
    await write(connection.pool, "before")
    const long = await openTransaction()
    await write(long.client, "withdrawn")
    await write(connection.pool, "after")
    const reader = scribe()
    await expect.poll(effectNames).toEqual(["before"])
    await long.end("rollback")
    await reader.caughtUp()
    expect(await effectNames()).toEqual(["before", "after"])
    await reader.stop()
  })

  test("many writers at once: each line comes once, and each conversation's lines in their order", async () => {
    const bell = handBell()
    const reader = scribe({ bell })
    const conversations = Array.from({ length: 5 }, () => newId())
    const written: string[] = []
    const writer = async (round: number) => {
      for (let turn = 0; turn < 12; turn++) {
        const { client, end } = await openTransaction()
        const id = conversations[(round + turn) % conversations.length] as string
        // As the verbs do it: the conversation's row is held, so its seq is free of gaps and in order of commit.
        await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [id])
        const { rows } = await client.query(
          "select coalesce(max(seq), 0)::int as seq from events where conversation_id = $1",
          [id],
        )
        const lines = 1 + ((round * 7 + turn) % 3)
        for (let line = 1; line <= lines; line++)
          await write(client, `${id} ${rows[0].seq + line}`, { id, seq: rows[0].seq + line })
        const kept = (round + turn) % 5 !== 0
        await end(kept ? "commit" : "rollback")
        if (kept) for (let line = 1; line <= lines; line++) written.push(`${id} ${rows[0].seq + line}`)
        bell.ring()
      }
    }
    await Promise.all(Array.from({ length: 6 }, (_, round) => writer(round)))
    await reader.caughtUp()
    const names = await effectNames()
    expect(names.toSorted()).toEqual(written.toSorted())
    for (const id of conversations) {
      const seqs = names.filter((name) => name.startsWith(id)).map((name) => Number(name.split(" ")[1]))
      expect(seqs).toEqual(seqs.map((_, at) => at + 1))
    }
    await reader.stop()
  })
})

describe("a durable reader", () => {
  test("goes on where it stopped, also in another process", async () => {
    await write(connection.pool, "1")
    const first = scribe()
    await first.caughtUp()
    await first.stop()
    await write(connection.pool, "2")
    const second = scribe({ connection: other })
    await second.caughtUp()
    await second.stop()
    expect(await effectNames()).toEqual(["1", "2"])
  })

  test("a batch that fails is tried again, what it had written is gone, and nothing is passed over", async () => {
    for (const name of ["1", "2", "3"]) await write(connection.pool, name)
    let fails = 3
    const handed: string[][] = []
    const reader = startReader({
      name: "stumbles",
      db: connection.db,
      bell: handBell(),
      log,
      async handle(events, tx) {
        handed.push(events.map(nameOf))
        for (const event of events)
          await sql`insert into effects (event_id, by) values (${event.id}, 'x')`.execute(tx)
        if (fails-- > 0) throw new Error("not yet")
      },
    })
    await expect.poll(effectNames).toEqual(["1", "2", "3"])
    expect(handed).toEqual(Array.from({ length: 4 }, () => ["1", "2", "3"]))
    await reader.stop()
  })

  test("while it fails, a bell that rings all the time doesn't make it try without a pause", async () => {
    await write(connection.pool, "1")
    const bell = handBell()
    let tries = 0
    const second = Promise.withResolvers<void>()
    const reader = startReader({
      name: "broken",
      db: connection.db,
      bell,
      log,
      async handle() {
        tries += 1
        if (tries === 3) second.resolve()
        throw new Error("never")
      },
    })
    const from = Date.now()
    const ringing = setInterval(bell.ring, 2)
    await second.promise
    clearInterval(ringing)
    // The pauses before the second and the third try are 200 and 400 ms.
    expect(Date.now() - from).toBeGreaterThanOrEqual(590)
    await reader.stop()
  })

  test("two processes share one reader: each line is handled once, by whoever holds the place", async () => {
    const bells = [handBell(), handBell()] as const
    const readers = [
      scribe({ by: "one", bell: bells[0] }),
      scribe({ by: "two", bell: bells[1], connection: other }),
    ]
    for (let n = 0; n < 60; n++) {
      await write(connection.pool, String(n))
      for (const bell of bells) bell.ring()
    }
    await Promise.all(readers.map((reader) => reader.caughtUp()))
    expect(await effectNames()).toEqual(Array.from({ length: 60 }, (_, n) => String(n)))
    await Promise.all(readers.map((reader) => reader.stop()))
  })

  test("while one process is at work on a batch, the other waits, and takes over when it has died", async () => {
    await write(connection.pool, "1")
    const held = Promise.withResolvers<void>()
    const working = Promise.withResolvers<void>()
    const slow = scribe({
      by: "slow",
      connection: other,
      before: async () => {
        working.resolve()
        await held.promise
        throw new Error("the process dies here")
      },
    })
    await working.promise
    const next = scribe({ by: "next" })
    const { rows } = await connection.pool.query("select id from readers where name = 'scribe'")
    expect(rows).toEqual([{ id: 0 }])
    const stopping = slow.stop()
    held.resolve()
    await stopping
    await next.caughtUp()
    expect(await effects()).toEqual([{ name: "1", by: "next" }])
    await next.stop()
  })

  test("finds what was written while no bell rang", async () => {
    const reader = scribe()
    await reader.caughtUp()
    await write(connection.pool, "unannounced")
    await expect.poll(effectNames).toEqual(["unannounced"])
    await reader.stop()
  })

  test("put behind the log, it is told only of what comes after", async () => {
    await write(connection.pool, "history")
    await passOver(connection.db, "scribe")
    await write(connection.pool, "news")
    const reader = scribe()
    await reader.caughtUp()
    expect(await effectNames()).toEqual(["news"])
    await reader.stop()
  })
})

test("transaction 10 comes after transaction 9, though as text it would come before", async () => {
  for (const xid of ["10", "9", "100", "11"]) {
    await connection.pool.query(
      `insert into events (conversation_id, seq, kind, actor_realm, payload, at, prev_hash, hash, xid)
       values ($1, 1, 'test.written', 'system', jsonb_build_object('name', $2::text), now(), '', '', $2::text::xid8)`,
      [newId(), xid],
    )
  }
  expect(await namesAfterStart()).toEqual(["9", "10", "11", "100"])
  expect((await readLog(connection.db, START, 2)).events.map(nameOf)).toEqual(["9", "10"])
  expect((await endOfLog(connection.db)).xid).toBe("100")
})

describe("a follower", () => {
  async function follow(
    handle: (names: string[]) => void | Promise<void>,
    bell = handBell(),
  ): Promise<Reader> {
    return startFollower({
      name: "follower",
      db: connection.db,
      bell,
      log,
      tail: openTail({ db: connection.db, bell }),
      handle: async (events) => handle(events.map(nameOf)),
    })
  }

  test("sees only what comes after it started, each line once, and one that is on its way at the start", async () => {
    await write(connection.pool, "old")
    await expect.poll(namesAfterStart).toEqual(["old"]) // other databases of the run may hold it for a moment
    const open = await openTransaction()
    await write(open.client, "on its way")
    const seen: string[] = []
    const follower = await follow((names) => void seen.push(...names))
    await write(connection.pool, "new")
    await open.end("commit")
    await follower.caughtUp()
    expect(seen).toEqual(["on its way", "new"])
    await follower.stop()
  })

  test("gets a batch again that it could not hand over", async () => {
    let fails = 1
    const seen: string[] = []
    const follower = await follow((names) => {
      if (fails-- > 0) throw new Error("not yet")
      seen.push(...names)
    })
    await write(connection.pool, "1")
    await expect.poll(() => seen).toEqual(["1"])
    await follower.stop()
  })
})
