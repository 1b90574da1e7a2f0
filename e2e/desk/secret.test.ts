import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser } from "../steps/open-browser.ts"
import { openCustomers, openStaff } from "../steps/open-sessions.ts"
import { openCase } from "./open-case.ts"
import { allSent, begin, type Desk, field, messages, openDesk, send, times } from "./open-desk.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let desk: Desk

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  const who = await openStaff(house.product, pool, { name: "Mei", role: "agent" })
  const [customer] = await openCustomers(house.product, pool, 1)
  if (!customer) throw new Error("there is no customer")
  desk = await openDesk(browser, house, { who, id: await openCase(house, pool, customer) })
})

afterAll(async () => {
  if (desk) await closeWindow(desk.window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

// As many short words as a seed phrase has, but none of them from its list: suspected here, and no secret there.
const words = "lorem ipsum dolor amet tempor magna aliqua enim minim veniam quis nostrud"

test("what seems to be a secret waits, is found by keyboard and taken out, and the rest goes out once", async () => {
  const { page } = desk
  await begin(page, "r", `Thank you. This is the seed phrase:\n${words}\nBye.`)
  await send(page)
  await page.getByRole("alert").getByText("This may contain a seed phrase").waitFor()
  expect(await times(page, "lorem")).toBe(0)

  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Select it to remove")
  await page.keyboard.press("Enter")
  expect(
    await field(page).evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    ),
  ).toBe(words)
  await page.keyboard.press("Delete")
  expect(await page.getByText("This may contain a seed phrase").count()).toBe(0)
  await send(page)
  await messages(page).filter({ hasText: "Thank you. This is the seed phrase:" }).waitFor()
  await allSent(page)
  expect(await times(page, "lorem")).toBe(0)
})

test("what its writer vouches for goes out once, where the server finds no secret in it", async () => {
  const { page } = desk
  await begin(page, "n", `Not their seed phrase: ${words}`)
  await send(page)
  await page.getByRole("button", { name: "It is none, send it anyway" }).click()
  await messages(page).filter({ hasText: "Not their seed phrase" }).waitFor()
  await allSent(page)
  expect(await times(page, "Not their seed phrase")).toBe(1)
  expect(await field(page).inputValue()).toBe("")
})
