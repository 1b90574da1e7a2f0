import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeLog } from "../log.ts"
import { testDatabase } from "../testing/test-database.ts"
import { type Bell, hangBell } from "./bell.ts"

let database: Awaited<ReturnType<typeof testDatabase>>
let watcher: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  watcher = new pg.Client({ connectionString: database.url })
  await watcher.connect()
})
afterAll(async () => {
  await watcher.end()
  await database.drop()
})

const log = makeLog({ level: "silent" })
const hang = () => hangBell({ url: database.url, log })
const heard = (bell: Bell) => new Promise<void>((resolve) => bell.onRing(resolve))

async function connections(): Promise<number> {
  const { rows } = await watcher.query(
    "select count(*)::int as n from pg_stat_activity where application_name = 'veridesk bell' and datname = current_database()",
  )
  return rows[0].n
}

async function cut(): Promise<void> {
  await watcher.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'veridesk bell' and datname = current_database()",
  )
}

test("a ring in one process is heard in both, in its own at once", async () => {
  const [here, there] = await Promise.all([hang(), hang()])
  let rings = 0
  here.onRing(() => {
    rings += 1
  })
  const far = heard(there)
  here.ring()
  expect(rings).toBe(1)
  await far
  await Promise.all([here.close(), there.close()])
})

test("a thousand rings in a row are a handful on the wire, and the last one is heard", async () => {
  const [here, there] = await Promise.all([hang(), hang()])
  let rings = 0
  there.onRing(() => {
    rings += 1
  })
  for (let n = 0; n < 1000; n++) here.ring()
  await expect.poll(() => rings).toBeGreaterThan(0)
  const before = rings
  expect(before).toBeLessThan(20)
  here.ring()
  await expect.poll(() => rings).toBeGreaterThan(before)
  await Promise.all([here.close(), there.close()])
})

test("whoever has let go hears nothing more", async () => {
  const bell = await hang()
  let rings = 0
  bell.onRing(() => {
    rings += 1
  })()
  bell.ring()
  expect(rings).toBe(0)
  await bell.close()
})

test("cut off again and again, it comes back, on one connection and not on more each time", async () => {
  const [here, there] = await Promise.all([hang(), hang()])
  for (let time = 0; time < 2; time++) {
    await cut()
    await expect.poll(connections).toBe(2)
  }
  const far = heard(there)
  here.ring()
  await far
  expect(await connections()).toBe(2)
  await Promise.all([here.close(), there.close()])
  await expect.poll(connections).toBe(0)
})

test("closed while it is away, it stays closed", async () => {
  const bell = await hang()
  await cut()
  await expect.poll(connections).toBe(0)
  await bell.close()
  bell.ring()
  const again = await hang()
  await expect.poll(connections).toBe(1)
  await again.close()
  await expect.poll(connections).toBe(0)
})
