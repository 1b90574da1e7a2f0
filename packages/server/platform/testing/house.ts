import { createHmac, randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Writable } from "node:stream"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffRole } from "@veridesk/contract/people.ts"
import { makeApp } from "../../app.ts"
import { openBlobs } from "../blobs/index.ts"
import type { Clock } from "../clock.ts"
import { readConfig } from "../config.ts"
import { connect } from "../db/connect.ts"
import { inTransaction } from "../db/transaction.ts"
import { hangBell } from "../events/bell.ts"
import { START } from "../events/event.ts"
import { type Listener, startFollower, startReaders } from "../events/reader.ts"
import { readLog } from "../events/store.ts"
import { openTail } from "../events/tail.ts"
import { healthRoutes } from "../http/health.ts"
import { migrateJobs, startJobs } from "../jobs/jobs.ts"
import { makeLog } from "../log.ts"
import { connectMailer } from "../mail/mailer.ts"
import { makeMetrics } from "../metrics.ts"
import { testDatabase } from "./test-database.ts"
import { makeVisitor, type Visitor } from "./visitor.ts"

export type House = Awaited<ReturnType<typeof openHouse>>
export type Customer = Visitor & { id: string }
export type Agent = Visitor & { id: string; name: string }

const SECRET = "the-secret-of-a-house-that-is-only-a-test"
/** What mails name as our address; requests go to where the house really listens. */
const PUBLIC_URL = "http://help.kestrel.example"

/**
 * The whole product, as main.ts puts it together, listening on a free port with a database of its own. For tests that
 * come in by the front door: `house.customer()` and `house.agent()` are signed in and ask over real HTTP.
 * `env` is the configuration; with `jobs` the queue's workers run (mails go out), otherwise jobs only wait.
 * The clock is the real one, moved on by `moveClock`, or the one given.
 */
export async function openHouse(
  o: { env?: Record<string, string>; jobs?: boolean; clock?: Clock; now?: Date } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-house-"))
  const database = await testDatabase()
  const config = readConfig({ VERIDESK_DATA: folder, ...o.env })
  const connection = connect(database.url, { max: 12, name: "house" })
  const background = connect(database.url, { max: 6, name: "house background", background: true })
  await migrateJobs(connection.pool)
  const logged: string[] = []
  const log = makeLog({ level: "info", destination: into(logged) })
  const bell = await hangBell({ url: database.url, log })
  let offset = o.now ? o.now.getTime() - Date.now() : 0
  const clock = o.clock ?? (() => new Date(Date.now() + offset))
  const metrics = makeMetrics()
  const { smtpUrl, from } = config.mail
  const mailer = smtpUrl ? connectMailer({ smtpUrl, from }) : null
  const listening = { url: "" }

  const app = await makeApp({
    config,
    connection,
    background,
    log,
    metrics,
    clock,
    bell,
    blobs: await openBlobs({ kind: "local", folder: join(folder, "files") }),
    uploadFolder: join(folder, "uploads"),
    secret: SECRET,
    publicUrl: PUBLIC_URL,
    origins: () => [PUBLIC_URL, listening.url],
    mailer,
    standstillMs: 0,
  })
  healthRoutes(app.http, { db: connection.db, metrics, mailer, metricsToken: config.metricsToken })
  const tail = openTail({ db: connection.db, bell })
  const reading = { db: background.db, bell, log, tail }
  const readers = [
    startReaders({ ...reading, listeners: app.listeners }),
    await startFollower({ ...reading, name: "live", handle: app.live }),
  ]
  const { tasks } = app
  const queue = { db: connection.db, pool: connection.pool, url: database.url, log, tasks, crontab: "" }
  const jobs = o.jobs ? await startJobs(queue) : null
  await app.http.listen({ host: "127.0.0.1", port: 0 })
  await app.openMailDoors()
  listening.url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
  const { pool } = connection

  return {
    app,
    url: listening.url,
    databaseUrl: database.url,
    db: connection.db,
    pool,
    clock,
    /** Lines of the log, as text. */
    logged,
    moveClock: (ms: number) => {
      offset += ms
    },
    visitor: (cookies: Record<string, string> = {}) => makeVisitor(listening.url, cookies),

    /** A customer with an open session. `verified` and `uid` (at the exchange) as somebody who has them. */
    async customer(person: Partial<Person> = {}): Promise<Customer> {
      const id = newId()
      const named: Person = { name: "Odile Varga", email: `${id}@mail.example`, verified: true, ...person }
      await insertCustomer(pool, { id, ...named, now: clock() })
      return { id, ...makeVisitor(listening.url, await session(pool, "customer", { id, now: clock() })) }
    },

    /** A member of staff, signed in with a second factor, in all of these teams (by key). */
    async agent(person: { name?: string; role?: StaffRole; teams?: string[] } = {}): Promise<Agent> {
      const { name = "Mei", role = "agent", teams = [] } = person
      const id = newId()
      await insertMember(pool, { id, name, role, teams })
      return { id, name, ...makeVisitor(listening.url, await session(pool, "staff", { id, now: clock() })) }
    },

    /** Waits until every reader of the log has handled all that is in it. */
    settle: async () => void (await Promise.all(readers.map((reader) => reader.caughtUp()))),

    /** Hands a conversation's events to a listener once more, as after a crash behind its commit. */
    async handAgain(name: keyof typeof app.listeners, conversationId: string): Promise<void> {
      const { events } = await readLog(background.db, START, 100_000)
      const { wants, handle }: Listener = app.listeners[name]
      const theirs = events.filter(
        (event) => event.conversationId === conversationId && (wants?.(event) ?? true),
      )
      await inTransaction(background.db, async (tx) => void (await handle(theirs, tx)))
      bell.ring()
    },

    async close() {
      await jobs?.close()
      for (const reader of readers) await reader.stop()
      tail.close()
      await app.close()
      mailer?.close()
      await bell.close()
      await background.close()
      await connection.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

type Person = { name: string; email: string | null; verified: boolean; uid?: string; locale?: string }
type Pool = { query(text: string, values: unknown[]): Promise<unknown> }

async function insertCustomer(pool: Pool, row: Person & { id: string; now: Date }): Promise<void> {
  const { id, name, email, verified, uid = null, locale = "en", now } = row
  await pool.query(
    `insert into customers (id, brand_id, name, email, email_verified_at, exchange_uid, locale)
     select $1, id, $2, $3, $4, $5, $6 from brands`,
    [id, name, email, verified ? now : null, uid, locale],
  )
  await pool.query("insert into customer_accounts (id, name, email, username) values ($1, $2, $3, $4)", [
    id,
    name,
    `${id}@customer.invalid`,
    `u-${id}`,
  ])
}

type Member = { id: string; name: string; role: StaffRole; teams: string[] }

async function insertMember(pool: Pool, { id, name, role, teams }: Member): Promise<void> {
  await pool.query("insert into staff (id, email, name, role) values ($1, $2, $3, $4)", [
    id,
    `${id}@kestrel.example`,
    name,
    role,
  ])
  await pool.query("insert into staff_accounts (id, name, email) values ($1, $2, $3)", [
    id,
    name,
    `${id}@staff.invalid`,
  ])
  await pool.query(
    "insert into team_members (team_id, staff_id) select id, $1 from teams where key = any($2)",
    [id, teams],
  )
}

/** An open session that has its second factor, and its cookie, signed as platform/realm signs it. */
async function session(
  pool: Pool,
  realm: "customer" | "staff",
  o: { id: string; now: Date },
): Promise<Record<string, string>> {
  const token = randomBytes(32).toString("base64url")
  await pool.query(
    `insert into ${realm}_sessions (id, token, account_id, expires_at, second_factor_at, created_at, last_seen_at)
     values ($1, $2, $3, $4::timestamptz + interval '1 year', $4, $4, $4)`,
    [newId(), token, o.id, o.now],
  )
  const key = createHmac("sha256", SECRET).update(`realm ${realm}`).digest("hex")
  const signed = `${token}.${createHmac("sha256", key).update(token).digest("base64")}`
  return { [`veridesk_${realm}.session_token`]: encodeURIComponent(signed) }
}

function into(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
}
