import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser } from "../steps/open-browser.ts"
import { openCustomers, openStaff, type Person } from "../steps/open-sessions.ts"
import { openCase } from "./open-case.ts"
import { allSent, begin, type Desk, field, messages, openDesk, send, times } from "./open-desk.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let people: { mei: Person; ilse: Person; customer: Person }
let id: string
let mei: Desk
let ilse: Desk

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  const [customer] = await openCustomers(house.product, pool, 1)
  if (!customer) throw new Error("there is no customer")
  people = {
    customer,
    mei: await openStaff(house.product, pool, { name: "Mei", role: "agent" }),
    ilse: await openStaff(house.product, pool, { name: "Ilse", role: "lead" }),
  }
})

afterAll(async () => {
  await pool?.end()
  await browser?.close()
  await house?.close()
})

beforeEach(async () => {
  id = await openCase(house, pool, people.customer)
  ;[mei, ilse] = await Promise.all([
    openDesk(browser, house, { who: people.mei, id }),
    openDesk(browser, house, { who: people.ilse, id }),
  ])
  return async () => {
    await Promise.all([closeWindow(mei.window), closeWindow(ilse.window)])
  }
})

test("see each other come, write and send", async () => {
  await mei.page.getByText("Ilse is looking").first().waitFor()
  await begin(ilse.page, "r", "We are looking into it.")
  await mei.page.getByText("Ilse is replying…").first().waitFor()
  await send(ilse.page)
  await messages(mei.page).filter({ hasText: "We are looking into it." }).waitFor()
  await mei.page.getByText("Ilse is looking").first().waitFor()
})

test("a reply stops where the other wrote first, shows what, and goes out once when it is sent anyway", async () => {
  await begin(mei.page, "r", "Please wait until tomorrow.")
  await begin(ilse.page, "n", "Sweep moved to 15:00, promise nothing before.")
  await send(ilse.page)
  await messages(mei.page).filter({ hasText: "Sweep moved" }).waitFor()
  await send(mei.page)
  const stop = mei.page.getByRole("alertdialog")
  await stop.getByText("Sweep moved to 15:00").waitFor()
  expect(await times(ilse.page, "Please wait until tomorrow.")).toBe(0)
  expect(await field(mei.page).inputValue()).toBe("Please wait until tomorrow.")

  await stop.getByRole("button", { name: "Send anyway" }).click()
  await messages(ilse.page).filter({ hasText: "Please wait until tomorrow." }).waitFor()
  await allSent(mei.page)
  expect(await times(mei.page, "Please wait until tomorrow.")).toBe(1)
  expect(await field(mei.page).inputValue()).toBe("")
})

test("a note edited by both is written over by neither", async () => {
  await begin(mei.page, "n", "First version.")
  await send(mei.page)
  for (const { page, text } of [
    { page: mei.page, text: "Mei's version." },
    { page: ilse.page, text: "Ilse's version." },
  ]) {
    const note = messages(page).filter({ hasText: "First version." })
    await note.hover()
    await note.getByRole("button", { name: "Edit note" }).click()
    await note.getByRole("textbox").fill(text)
  }
  await ilse.page.locator("[data-message] textarea").press("Control+Enter")
  await messages(mei.page)
    .filter({ hasText: /Edited/ })
    .waitFor()
  await mei.page.locator("[data-message] textarea").press("Control+Enter")

  const conflict = mei.page.getByRole("alertdialog")
  await conflict.getByText("Ilse's version.").waitFor()
  await conflict.getByText("Mei's version.").waitFor()
  await conflict.getByRole("button", { name: "Edit both together" }).click()
  await mei.page.locator("[data-message] textarea").press("Control+Enter")
  const both = messages(ilse.page)
    .filter({ hasText: "Ilse's version." })
    .filter({ hasText: "Mei's version." })
  await both.waitFor()
})

test("a change of one shows at the other's desk, and z takes it back at both", async () => {
  await mei.page.keyboard.press("i")
  await ilse.page.getByText("Mei took this").waitFor()
  await mei.page.keyboard.press("e")
  await ilse.page.getByRole("button", { name: "Reopen" }).waitFor()
  await mei.page.keyboard.press("z")
  await ilse.page.getByRole("button", { name: /^Resolve/ }).waitFor()
})
