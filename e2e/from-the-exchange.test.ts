import { portalAccount } from "@veridesk/ui/messages/portal-account.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { portalTools } from "@veridesk/ui/messages/portal-tools.ts"
import { portalTicket } from "@veridesk/ui/messages/portal-ticket.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from "vitest"
import { type House, openHouse } from "./product/open-house.ts"
import { closeWindow } from "./steps/close-window.ts"
import { type Look, makeLook } from "./steps/look.ts"
import { openBrowser, openWindow } from "./steps/open-browser.ts"
import { evidence } from "./steps/pictures.ts"

let house: House
let browser: Browser
let window: BrowserContext
let page: Page
let look: Look

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  look = await makeLook("from-the-exchange")
})

beforeEach(async () => {
  window = await openWindow(browser, { locale: "zh-CN", size: "wide" })
  page = await window.newPage()
  onTestFailed(() => look.last(page))
  return () => closeWindow(window)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("a customer of the exchange pastes a TxID on the front page, signs in there, and learns where the transfer went", async () => {
  const { url } = house.product
  const { txid, transfers } = house.exchange.scene.cases.retiredAddress
  await page.goto(url)
  await page.locator("[name=q]").fill(`https://tronscan.org/#/transaction/${txid}`)
  await page.locator("[data-seen] .detect").click()
  await page.getByRole("link", { name: say("zh-CN", portalTools, "tools.sign-in") }).click()
  const signInThere = say("zh-CN", portalAccount, "sign-in.exchange", { name: "Kestrel Exchange" })
  await page.getByRole("button", { name: signInThere }).click()
  await page.getByRole("button", { name: "何知远" }).click()

  // The question was kept on the way, and the ledger answers it now.
  await page.getByText(say("zh-CN", portalTools, "dep.out.retired-address")).waitFor()
  await page.getByRole("link", { name: say("zh-CN", portalTools, "tools.ticket") }).click()

  await page.locator("#ticket-form[data-live]").waitFor()
  expect(await page.locator("[name=txid]").inputValue()).toBe(txid)
  expect(await page.locator("[name=pair]:checked").inputValue()).toBe("USDT/tron")
  await page.locator("[name=address]").fill(transfers[0]?.to ?? "")
  await page.getByText(say("zh-CN", portalForm, "lookup.match.retired")).waitFor()
  await page.locator("[name=amount]").fill("2480")
  await page.locator("[name=description]").fill("下午两点从自己的钱包转出。")
  await page.locator("#f-files").setInputFiles(await evidence())
  await expect.poll(() => page.locator("[name=attachment]").count(), { timeout: 120_000 }).toBe(2)
  await look(page, "form", { dark: true })
  await page.getByRole("button", { name: say("zh-CN", portalForm, "form.review"), exact: true }).click()
  await page.getByRole("button", { name: say("zh-CN", portalForm, "form.submit"), exact: true }).click()
  await page.getByText(say("zh-CN", portalTicket, "receipt.title"), { exact: true }).waitFor()
  await look(page, "receipt")
})

test("a held deposit's link on the exchange opens the form signed in and filled in", async () => {
  const { held } = house.exchange.scene.cases
  await page.goto(`${house.exchange.url}/sign-in`)
  await page.getByRole("button", { name: "钱若溪" }).click()
  await page.goto(`${house.exchange.url}/deposits?pair=USDT+tron`)
  await page.locator(`a[href*="${held.txid}"]`).click()

  await page.locator("#ticket-form[data-live]").waitFor()
  expect(new URL(page.url()).origin).toBe(new URL(house.product.url).origin)
  expect(page.url()).not.toContain("token")
  expect(await page.locator("[name=txid]").inputValue()).toBe(held.txid)
  expect(await page.locator("[name=pair]:checked").inputValue()).toBe("USDT/tron")
  expect(await page.locator("[name=address]").inputValue()).toBe(held.transfers[0]?.to)
  await page.getByText(say("zh-CN", portalForm, "lookup.confirmed"), { exact: true }).waitFor()
  await look(page, "from-a-link")
})
