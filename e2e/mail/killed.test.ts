import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { randomInt } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freePort } from "../../bin/product/free-port.ts"
import { type FakeDns, fakeDns } from "../../packages/server/platform/testing/fake-dns.ts"
import { makeDataDir, type Product, removeDataDir, startProduct } from "../product/start-product.ts"

/** Ten thousand by `KEPT_MAILS=10000 npx vitest run e2e/mail/killed.test.ts`; with every verification a part of them. */
const MAILS = Number(process.env["KEPT_MAILS"] ?? 600)
const KILLS = 20
/** Before these the database is torn down as well. */
const DATABASE_ENDS = new Set([6, 13])

let dataDir: string
let product: Product
let settings: Record<string, string>
let driver: ChildProcess | undefined
let dns: FakeDns | undefined

beforeAll(async () => {
  dataDir = await makeDataDir()
  const port = await freePort("127.0.0.1", randomInt(30_000, 40_000))
  // Senders who exist nowhere are asked about here.
  dns = await fakeDns()
  settings = { MAIL_IN_PORT: String(port), MAIL_DNS: dns.address }
  product = await startProduct({ dataDir, settings })
})
afterAll(async () => {
  driver?.kill("SIGKILL")
  await product?.stop()
  dns?.close()
  await removeDataDir(dataDir)
})

test(`${MAILS} mails while the process is killed twenty times and the database twice: each that got 250 is in one place, once`, async () => {
  const kept: string[] = []
  const done = drive(kept)
  for (let kill = 0; kill < KILLS; kill++) {
    // As far apart as mails came in meanwhile, however fast the machine is; at any moment of whatever is going on.
    while (kept.length < ((kill + 1) * MAILS) / (KILLS + 1)) await Promise.race([done, pause(20)])
    await pause(randomInt(0, 300))
    if (DATABASE_ENDS.has(kill)) await endDatabase()
    await product.kill()
    product = await startProduct({ dataDir, settings })
  }
  await done
  expect(new Set(kept).size).toBe(MAILS)

  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  try {
    const count = async (text: string) => Number((await pool.query<{ n: string }>(text)).rows[0]?.n)
    await expect
      .poll(() => count("select count(*) as n from incoming_mails where fate = 'stored'"), {
        timeout: 400_000,
        interval: 500,
      })
      .toBe(0)
    // Of what was sent twice, since its 250 was lost, one stands and the other is known as its duplicate.
    const { rows } = await pool.query<{ sha256: string; places: number }>(`
      select encode(raw.sha256, 'hex') as sha256, (count(*) filter (where m.reason is distinct from 'duplicate'))::int as places
      from incoming_mails m join raw_mails raw on raw.id = m.raw_id group by raw.sha256`)
    const places = new Map(rows.map((row) => [row.sha256, row.places]))
    expect(kept.filter((sha256) => places.get(sha256) !== 1)).toEqual([])
    expect(rows.filter((row) => row.places !== 1)).toEqual([])
    // None of those in a conversation was written into it twice, and no message is there without its mail.
    const placed = await count("select count(*) as n from incoming_mails where fate = 'conversation'")
    expect(placed).toBeGreaterThan(MAILS / 2)
    expect(
      await count("select count(distinct message_id) as n from incoming_mails where fate = 'conversation'"),
    ).toBe(placed)
    expect(
      await count(`select count(*) as n from messages said join conversations c on c.id = said.conversation_id
        where c.channel = 'email' and said.side = 'customer'`),
    ).toBe(placed)
    expect(
      await count("select count(*) as n from raw_mails where id not in (select raw_id from incoming_mails)"),
    ).toBe(0)
  } finally {
    await pool.end()
  }
}, 900_000)

/** Sends from a process of its own, and notes what got 250. */
async function drive(kept: string[]): Promise<void> {
  const program = join(import.meta.dirname, "send-until-kept.ts")
  const words = [settings["MAIL_IN_PORT"] ?? "", "support@kestrel.example", String(MAILS), "32"]
  driver = spawn(process.execPath, [program, ...words], { stdio: ["ignore", "pipe", "inherit"] })
  const ended = once(driver, "exit")
  if (driver.stdout) for await (const line of createInterface({ input: driver.stdout })) kept.push(line)
  const [code] = await ended
  expect(code).toBe(0)
}

/** As a power failure would: nothing is written any more. */
async function endDatabase(): Promise<void> {
  const text = await readFile(join(dataDir, "postgres", "pgdata", "postmaster.pid"), "utf8")
  process.kill(Number.parseInt(text, 10), "SIGQUIT")
  await pause(500)
}
