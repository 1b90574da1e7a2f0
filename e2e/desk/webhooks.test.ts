import pg from "pg"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { newId } from "../../packages/contract/ids.ts"
import { content, deskOf } from "../../packages/server/announcements/testing/desk.ts"
import { openReceiver } from "../../packages/server/announcements/testing/receiver.ts"
import { makeVisitor } from "../../packages/server/platform/testing/visitor.ts"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openStaff, type Person } from "../steps/open-sessions.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let look: Look
let receiver: Awaited<ReturnType<typeof openReceiver>>
let isDown = false

beforeAll(async () => {
  receiver = await openReceiver(() => (isDown ? 503 : 204))
  ;[house, browser, look] = await Promise.all([
    openHouse({ WEBHOOKS_TO_PRIVATE: "1" }),
    openBrowser(),
    makeLook("webhooks"),
  ])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
})

afterAll(async () => {
  await pool?.end()
  await browser?.close()
  await house?.close()
  await receiver?.close()
})

async function at(who: Person, path: string): Promise<Page> {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  await window.addCookies([cookieOf(who, house.product.url)])
  const page = await window.newPage()
  await page.goto(`${house.product.url}/desk${path}`)
  return page
}

/** The same person without a browser. */
function agentOf(who: Person, name: string) {
  const { name: cookie, value } = cookieOf(who, house.product.url)
  return { id: who.id, name, ...makeVisitor(house.product.url, { [cookie]: value }) }
}

test("an address is added, tried, found down, named in the results of an announcement, and sent to again", async () => {
  const [sune, ruben] = await Promise.all([
    openStaff(house.product, pool, { name: "Sune", role: "administrator" }),
    openStaff(house.product, pool, { name: "Ruben", role: "lead" }),
  ])
  const page = await at(sune, "/admin/webhooks")
  await page.getByRole("button", { name: "Add address" }).click()
  await page.getByLabel("Address", { exact: true }).fill(`${receiver.url}/hook`)
  await page.getByLabel("What it is for").fill("exchange app")
  await look(page, "a new address", { dark: true })
  await page.getByRole("button", { name: "Add address" }).click()
  const sheet = page.getByRole("alertdialog", { name: "The secret of this address" })
  const secret = await sheet.locator("code").innerText()
  expect(secret).toMatch(/^whsec_/)
  await look(page, "the secret")
  await sheet.getByRole("button", { name: "I have kept it" }).click()
  await page.getByRole("button", { name: "Send a test" }).click()
  await page.getByRole("row", { name: /Test/ }).getByText("Taken").waitFor()
  expect(await page.content()).not.toContain(secret)

  isDown = true
  const desk = deskOf(agentOf(ruben, "Ruben"), agentOf(sune, "Sune"))
  const { line } = await desk.announce(content({ title: `Wallets ${newId().slice(-6)}` }), ["webhook"])
  const results = await at(sune, `/announcements/${line.id}`)
  const row = results.getByRole("row", { name: /Webhooks/ })
  await row.getByText("Partly arrived, tried again by itself").waitFor()
  await row.getByText("0 of 1, 1 not reached").waitFor()
  await look(results, "one is down", { dark: true })
  await page.reload()
  await page.getByText("Not answering").waitFor()
  await page.getByRole("button", { name: "What was sent" }).click()
  await page
    .getByRole("row", { name: /Announcement published/ })
    .getByText("HTTP 503")
    .waitFor()
  await look(page, "what was sent", { dark: true })

  isDown = false
  await row.getByRole("button", { name: "Try now: Webhooks" }).click()
  await row.getByText("1 of 1").waitFor()
  await row.getByText("Arrived").waitFor()

  const lead = await at(ruben, "/admin/webhooks")
  await lead.getByRole("link", { name: "Brands" }).waitFor()
  expect(await lead.getByRole("link", { name: "Webhooks" }).count()).toBe(0)
  for (const each of [page, results, lead]) await closeWindow(each.context())
})
