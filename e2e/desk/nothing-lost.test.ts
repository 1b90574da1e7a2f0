import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser } from "../steps/open-browser.ts"
import { openCustomers, openStaff, type Person } from "../steps/open-sessions.ts"
import { openCase } from "./open-case.ts"
import { allSent, begin, type Desk, field, messages, openDesk, send, times, unsent } from "./open-desk.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let staff: Person
let customer: Person
let id: string
let desk: Desk

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  staff = await openStaff(house.product, pool, { name: "Mei", role: "agent" })
  const [person] = await openCustomers(house.product, pool, 1)
  if (!person) throw new Error("there is no customer")
  customer = person
})

afterAll(async () => {
  await pool?.end()
  await browser?.close()
  await house?.close()
})

beforeEach(async () => {
  id = await openCase(house, pool, customer)
  desk = await openDesk(browser, house, { who: staff, id })
  return () => closeWindow(desk.window)
})

test("what is written without a line waits in sight, outlives a reload, and arrives once and in order", async () => {
  const { page, window } = desk
  await window.setOffline(true)
  for (const n of [1, 2, 3]) {
    await begin(page, "n", `offline ${n}`)
    await send(page)
  }
  await page.getByText("Will be sent when you’re back online").first().waitFor()
  expect(await unsent(page).count()).toBe(3)

  // The page itself comes from the server, so the line is back for the reload; the answers are held up instead.
  await page.route("**/notes", (route) => route.abort())
  await window.setOffline(false)
  await page.reload()
  await messages(page).filter({ hasText: "offline 3" }).waitFor()
  expect(await unsent(page).count()).toBe(3)
  // Tried at once when it is asked for, and again by itself: once the answers come, nobody has to press anything.
  const tried = page.waitForRequest("**/notes")
  await page.getByRole("button", { name: "Retry" }).first().click()
  await tried
  await page.unroute("**/notes")
  await allSent(page)
  const { rows } = await pool.query<{ body: string }>(
    "select body from messages where conversation_id = $1 and kind = 'note' order by seq",
    [id],
  )
  expect(rows.map(({ body }) => body)).toEqual(["offline 1", "offline 2", "offline 3"])
})

test("a part of the page that can't be fetched takes nothing else with it, and comes once it can", async () => {
  const { page, window } = desk
  const parts = /\/(clocks|requests|ties)-section-[^/]*\.js$/
  await page.route(parts, (route) => route.abort())
  const refused = page.waitForEvent("requestfailed", (request) => parts.test(request.url()))
  await page.reload()
  await refused
  await messages(page).first().waitFor()
  await window.setOffline(true)
  await begin(page, "n", "without a part")
  await send(page)
  await page.getByText("Will be sent when you’re back online").first().waitFor()
  await page.unroute(parts)
  await window.setOffline(false)
  await allSent(page)
  expect(await times(page, "without a part")).toBe(1)
  await page.getByRole("heading", { name: "Clocks" }).waitFor()
})

test("an answer that was lost on its way back is no second message", async () => {
  const { page } = desk
  let cut = true
  await page.route("**/replies", async (route) => {
    if (!cut) return route.continue()
    cut = false
    await route.fetch()
    await route.abort()
  })
  const repeated = page.waitForResponse((response) => response.url().endsWith("/replies"))
  await begin(page, "r", "sent once")
  await send(page)
  await repeated
  await allSent(page)
  expect(await times(page, "sent once")).toBe(1)
  const { rows } = await pool.query(
    "select from messages where conversation_id = $1 and body = 'sent once'",
    [id],
  )
  expect(rows).toHaveLength(1)
})

test("a refused message stays, says why, and its text can be had back", async () => {
  const { page } = desk
  const refusal = {
    code: "invalid-input",
    message: "This can't be sent.",
    next: "Change it.",
    requestId: "r",
  }
  await page.route("**/replies", (route) => route.fulfill({ status: 422, json: refusal }))
  await begin(page, "r", "refused text")
  await send(page)
  const failed = messages(page).filter({ hasText: "refused text" })
  await failed.getByText("Not sent. This can't be sent. Change it.").waitFor()
  await failed.getByRole("button", { name: "Edit" }).click()
  expect(await field(page).inputValue()).toBe("refused text")
  expect(await times(page, "refused text")).toBe(0)
})

test("a draft survives a reload, is there on another device, and a late load never takes its place", async () => {
  const { page } = desk
  await begin(page, "r", "begun here")
  await page.getByText(/^Draft saved/).waitFor()
  await page.reload()
  await expect.poll(() => field(page).inputValue()).toBe("begun here")

  const other = await openDesk(browser, house, { who: staff, id })
  await expect.poll(() => field(other.page).inputValue()).toBe("begun here")
  await begin(other.page, "r", ", changed there")
  await other.page.getByText(/^Draft saved/).waitFor()
  await closeWindow(other.window)

  await page.reload()
  await page.getByText("A newer draft from another device").waitFor()
  expect(await field(page).inputValue()).toBe("begun here")
  await page.getByRole("button", { name: "Use that one" }).click()
  await expect.poll(() => field(page).inputValue()).toBe("begun here, changed there")
})

test("moving on, with what was read ahead, shows the next ticket alone, and one's draft in it", async () => {
  const next = await openCase(house, pool, customer)
  const elsewhere = await openDesk(browser, house, { who: staff, id: next })
  await begin(elsewhere.page, "r", "begun elsewhere")
  await elsewhere.page.getByText(/^Draft saved/).waitFor()
  await closeWindow(elsewhere.window)

  const { page } = desk
  await page.reload()
  await page.getByRole("button", { name: "Unassigned" }).first().click()
  const row = page.locator(`[data-row="${next}"]`)
  const readAhead = page.waitForResponse((response) => response.url().endsWith(`/conversations/${next}`))
  await row.hover()
  await readAhead
  await row.click()
  await expect.poll(() => field(page).inputValue()).toBe("begun elsewhere")
  expect(await page.getByRole("region", { name: "What was filed" }).count()).toBe(1)
})

test("Enter of an input method commits its text and sends nothing", async () => {
  const { page } = desk
  await page.evaluate(() =>
    localStorage.setItem("veridesk.desk.prefs", JSON.stringify({ locale: "en", enterSends: true })),
  )
  await page.reload()
  await messages(page).first().waitFor()
  await begin(page, "r", "")
  const protocol = await desk.window.newCDPSession(page)
  await protocol.send("Input.imeSetComposition", { text: "nihao", selectionStart: 5, selectionEnd: 5 })
  await protocol.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  })
  await protocol.send("Input.insertText", { text: "你好" })
  // As Safari does it: the Enter that ended the composition comes after its end, in the same task.
  await field(page).evaluate((element) => {
    element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }))
    element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "" }))
    element.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }),
    )
  })
  expect(await field(page).inputValue()).toBe("你好")
  expect(await times(page, "你好")).toBe(0)
  await page.keyboard.press("Enter")
  await messages(page).filter({ hasText: "你好" }).waitFor()
})

test("nothing moves under the pointer: what is new waits behind a bar", async () => {
  const { page } = desk
  await page.getByRole("button", { name: "Unassigned" }).first().click()
  const rows = page.locator("[data-row]")
  await rows.first().hover()
  const before = await rows.first().getAttribute("data-row")
  await openCase(house, pool, customer)
  await page.getByRole("button", { name: /1 new conversation/ }).click()
  expect(await rows.first().getAttribute("data-row")).toBe(before)
})

test("a new ticket of one's team rings, whatever one looks at", async () => {
  const { page } = desk
  await page.evaluate(() => {
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      document.documentElement.dataset["rang"] = "yes"
      start.call(this, when)
    }
  })
  await page.getByRole("button", { name: "My inbox" }).first().click()
  await openCase(house, pool, customer)
  await page.locator("html[data-rang=yes]").waitFor()
})
