import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openProduct } from "./product/start-product.ts"
import { closeWindow } from "./steps/close-window.ts"
import { openLine } from "./steps/desk-line.ts"
import { file, makeSubmission } from "./steps/file-by-http.ts"
import { openBrowser, openWindow } from "./steps/open-browser.ts"
import { cookieOf, openCustomers, openStaff, type Person } from "./steps/open-sessions.ts"
import { writersOf } from "./steps/write-in-ticket.ts"

/** More than the server sends event by event after a sleep. */
const LONGEST_CATCH_UP = 2000

let product: Awaited<ReturnType<typeof openProduct>>
let pool: pg.Pool
let browser: Browser
let [customer, mei, ilse]: Person[] = []
let ticket: { id: string; number: string }

beforeAll(async () => {
  product = await openProduct()
  pool = new pg.Pool({ connectionString: product.databaseUrl })
  browser = await openBrowser()
  mei = await openStaff(product, pool, { name: "Mei", role: "agent" })
  ilse = await openStaff(product, pool, { name: "Ilse", role: "lead" })
})

beforeEach(async () => {
  ;[customer] = await openCustomers(product, pool, 1)
  const number = await file(product.url, makeSubmission(somebody(customer), []))
  const { rows } = await pool.query<{ id: string }>("select id from conversations where number = $1", [
    number,
  ])
  ticket = { id: rows[0]?.id ?? "", number: number ?? "" }
})

afterAll(async () => {
  await browser?.close()
  await pool?.end()
  await product?.close()
})

test("a socket that slept gets what it missed, once and in order, edits included, also while more comes in", async () => {
  const awake = await openLine(product.url, somebody(mei))
  awake.send({ t: "follow", conversationId: ticket.id, after: 0 })
  const { seq } = await awake.until("caught-up")
  awake.cut()

  const { edited } = await muchHappens()
  const again = await openLine(product.url, somebody(mei))
  const meanwhile = muchHappens()
  again.send({ t: "follow", conversationId: ticket.id, after: seq })
  await again.until("caught-up")
  await meanwhile
  const last = await lastSeq()
  await again.until("event", ({ event }) => event.seq === last)

  const events = again.events()
  expect(events.map((event) => event.seq)).toEqual(
    Array.from({ length: last - seq }, (_, at) => seq + 1 + at),
  )
  expect(events.length).toBeGreaterThan(100)
  const versions = events.filter(({ kind }) => kind === "note.edited").map(({ message }) => message)
  for (const { note, body } of edited)
    expect(versions).toContainEqual(expect.objectContaining({ id: note, body, version: 3 }))
  const caughtUp = again.frames.findIndex((frame) => frame.t === "caught-up")
  const missedLast = again.frames.findIndex((frame) => frame.t === "event" && frame.event.seq === seq + 50)
  expect(missedLast).toBeLessThan(caughtUp)
  again.cut()
})

test("who slept through more than can be sent is told to read anew, and follows from there", async () => {
  await pool.query(
    `with more as (
       insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
       select $1, c.last_seq + n, 'conversation.prioritised', 'staff', $2, '{"was": 2, "is": 1}', now(), c.chain_head, c.chain_head
       from conversations c, generate_series(1, $3) n where c.id = $1 returning seq)
     update conversations set last_seq = last_seq + $3 where id = $1 and (select count(*) from more) = $3`,
    [ticket.id, somebody(mei).id, LONGEST_CATCH_UP + 300],
  )
  const line = await openLine(product.url, somebody(mei))
  line.send({ t: "follow", conversationId: ticket.id, after: 0 })
  await line.until("resync")
  const seq = await lastSeq()
  line.send({ t: "follow", conversationId: ticket.id, after: seq })
  expect(await line.until("caught-up")).toMatchObject({ seq })
  await writers().customer(somebody(customer), "still here")
  await line.until("event", ({ event }) => event.seq === seq + 1)
  line.cut()
})

test("the desk in the browser, offline for a while, shows all of it without a reload, and sends what was written", async () => {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  await window.addCookies([cookieOf(somebody(mei), product.url)])
  const page = await window.newPage()
  await page.goto(`${product.url}/desk/inbox/${ticket.id}?view=all`)
  const messages = page.locator("[data-message]")
  await messages.first().waitFor()
  const note = await writers().note(somebody(ilse), "a note, first version")
  await messages.filter({ hasText: "a note, first version" }).waitFor()
  await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))

  await window.setOffline(true)
  await page.getByText("Offline for").waitFor()
  await writers().customer(somebody(customer), "written while the desk was away")
  await writers().edit(somebody(ilse), { note, body: "a note, second version", version: 1 })
  await page.keyboard.press("n")
  await page.locator("form[data-mode=note] textarea:focus").waitFor()
  await page.keyboard.type("a note from offline")
  await page.keyboard.press("Control+Enter")
  await messages.filter({ hasText: "a note from offline" }).waitFor()
  expect(await messages.filter({ hasText: "written while" }).count()).toBe(0)

  await window.setOffline(false)
  await messages.filter({ hasText: "written while the desk was away" }).waitFor()
  await messages.filter({ hasText: "a note, second version" }).waitFor()
  await page.getByText("Offline for").waitFor({ state: "detached" })
  await expect.poll(() => bodies("a note from offline")).toBe(1)
  expect(await messages.filter({ hasText: "first version" }).count()).toBe(0)
  expect(await page.evaluate(() => "neverReloaded" in globalThis)).toBe(true)
  await closeWindow(window)
})

/** Some sixty events by three people, among them ten notes that are edited twice. */
async function muchHappens(): Promise<{ edited: { note: string; body: string }[] }> {
  const w = writers()
  const edited: { note: string; body: string }[] = []
  for (let at = 0; at < 10; at += 1) {
    const note = await w.note(somebody(ilse), `note ${at}`)
    await w.customer(somebody(customer), `message ${at}`)
    await w.edit(somebody(ilse), { note, body: `note ${at}, better`, version: 1 })
    await w.reply(somebody(ilse), `answer ${at}`)
    await w.edit(somebody(ilse), { note, body: `note ${at}, best`, version: 2 })
    await w.prioritise(somebody(ilse), at % 2 === 0 ? 1 : 2)
    edited.push({ note, body: `note ${at}, best` })
  }
  return { edited }
}

function writers() {
  return writersOf({ url: product.url, ...ticket })
}

async function lastSeq(): Promise<number> {
  const { rows } = await pool.query<{ last_seq: number }>(
    "select last_seq from conversations where id = $1",
    [ticket.id],
  )
  return rows[0]?.last_seq ?? 0
}

async function bodies(body: string): Promise<number> {
  const { rows } = await pool.query("select 1 from messages where conversation_id = $1 and body = $2", [
    ticket.id,
    body,
  ])
  return rows.length
}

function somebody(person: Person | undefined): Person {
  if (!person) throw new Error("nobody is there yet")
  return person
}
