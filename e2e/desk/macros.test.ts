import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser } from "../steps/open-browser.ts"
import { openCustomers, openStaff } from "../steps/open-sessions.ts"
import { openCase } from "./open-case.ts"
import { allSent, begin, type Desk, field, messages, openDesk, send } from "./open-desk.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let id: string
const desks: Desk[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  const [customer] = await openCustomers(house.product, pool, 1)
  if (!customer) throw new Error("there is no customer")
  id = await openCase(house, pool, customer)
})

afterAll(async () => {
  for (const desk of desks) await closeWindow(desk.window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

async function deskOf(name: string, role: "agent" | "lead"): Promise<Desk> {
  const who = await openStaff(house.product, pool, { name, role })
  const desk = await openDesk(browser, house, { who, id })
  desks.push(desk)
  return desk
}

test("ux.md 46 and 47: a macro by slash, held back while a hole is left, its actions shown and left out one by one", async () => {
  const { page } = await deskOf("Mei", "agent")
  await begin(page, "r", "/letter ack")
  expect(await page.getByRole("listbox").count()).toBe(0)
  await field(page).fill("")
  await page.keyboard.type("/acknow")
  await page.getByRole("option").first().waitFor()
  await page.keyboard.press("Escape")
  expect(await field(page).inputValue()).toBe("/acknow")
  await field(page).fill("")
  await page.keyboard.type("/信函：投诉受理")
  await page.getByRole("option", { name: "Letter: acknowledgement of a complaint" }).waitFor()
  await page.keyboard.press("Enter")
  await page.getByRole("list", { name: "With the reply" }).getByText("Assign to me").waitFor()
  const selected = () =>
    field(page).evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    )
  expect(await selected()).toMatch(/^\{\{ask\..+\}\}$/u)

  await page.keyboard.press("Home")
  await send(page)
  expect(await selected()).toMatch(/^\{\{ask\..+\}\}$/u)
  expect(await messages(page).filter({ hasText: "10 December" }).count()).toBe(0)
  await page.keyboard.type("10 December")
  await page.getByRole("button", { name: "Leave out: Assign to me" }).click()
  expect(await page.getByText("Still to fill in").count()).toBe(0)
  await field(page).focus()
  await send(page)
  await messages(page).filter({ hasText: "10 December" }).waitFor()
  await allSent(page)
  const { rows } = await pool.query(
    "select payload -> 'macros' as macros from events where conversation_id = $1 and kind = 'conversation.replied'",
    [id],
  )
  expect(rows).toEqual([{ macros: [{ key: "letter-acknowledgement", version: 1 }] }])
})

test("ux.md 71: an old version comes back in one click, and a second person publishes it", async () => {
  const lin = await deskOf("Lin", "lead")
  const sune = await deskOf("Sune", "lead")
  const openLetter = async ({ page }: Desk) => {
    await page.goto(`${house.product.url}/desk/admin/macros`)
    await page.getByRole("button", { name: /^Letter: notice of delay/u }).click()
  }
  await openLetter(lin)
  const text = lin.page.getByLabel("Text", { exact: true })
  await text.fill("We need longer. {{ask.reason}}")
  await lin.page.getByRole("button", { name: "Save for approval" }).click()
  await lin.page.getByText("another lead or administrator has to approve it").waitFor()
  expect(await lin.page.getByRole("button", { name: "Approve version 2" }).count()).toBe(0)
  await openLetter(sune)
  await sune.page.getByRole("button", { name: "Approve version 2" }).click()
  await sune.page.getByText("approved by Sune").waitFor()

  await openLetter(lin)
  await lin.page.getByRole("button", { name: "Restore" }).click()
  await lin.page.getByText("Version 3", { exact: true }).waitFor()
  expect(await text.inputValue()).toContain("We are still examining your complaint")
})
