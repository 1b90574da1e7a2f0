import pg from "pg"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser, sizes } from "../steps/open-browser.ts"
import { openCustomers, openStaff } from "../steps/open-sessions.ts"
import { openCase } from "./open-case.ts"
import { type Desk, openDesk } from "./open-desk.ts"

const name = "Bartholomew Okonkwo-Lindqvist"
const subject =
  "Withdrawal of 0.4 BTC is marked as sent since yesterday, but nothing has arrived at my address"

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
  const id = await openCase(house, pool, customer)
  await pool.query("update customers set name = $2 where id = $1", [customer.id, name])
  await pool.query("update conversations set subject = $2, status = 'waiting-third-party' where id = $1", [
    id,
    subject,
  ])
  desk = await openDesk(browser, house, { who, id })
})

afterAll(async () => {
  if (desk) await closeWindow(desk.window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

test.each(["wide", "narrow"] as const)(
  "who writes and what about is read whole in a %s window",
  async (size) => {
    const { page } = desk
    await page.setViewportSize(sizes[size])
    const head = page.getByRole("main").locator("header")
    await head.getByRole("heading", { name }).waitFor()
    expect(await cut(page)).toEqual([])
  },
)

/** The texts of the head of which a part can't be seen. */
async function cut(page: Page): Promise<string[]> {
  return page
    .getByRole("main")
    .locator("header *")
    .evaluateAll((all) =>
      all
        .filter((element) => element instanceof HTMLElement && !element.closest(".vh"))
        .filter(
          (element) =>
            element.getBoundingClientRect().right > innerWidth ||
            (getComputedStyle(element).overflow !== "visible" &&
              (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)),
        )
        .map((element) => element.textContent ?? ""),
    )
}
