import { readFile } from "node:fs/promises"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portalAccount } from "@veridesk/ui/messages/portal-account.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { portalTicket } from "@veridesk/ui/messages/portal-ticket.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from "vitest"
import { connect, type Connection } from "../packages/server/platform/db/connect.ts"
import { keysOf, verifyTranscript } from "../packages/server/transcripts/index.ts"
import { type House, openHouse } from "./product/open-house.ts"
import { closeWindow } from "./steps/close-window.ts"
import { type Look, makeLook } from "./steps/look.ts"
import { openBrowser, openWindow } from "./steps/open-browser.ts"
import { cookieOf, openCustomers, type Person } from "./steps/open-sessions.ts"

/* Points 12 to 26 of the acceptance walk that no other journey walks (docs/acceptance.md), on a phone. */

const locale: Locale = "zh-CN"
const form = (key: keyof typeof portalForm) => say(locale, portalForm, key)

let house: House
let browser: Browser
let connection: Connection
let zhiyuan: Person
let window: BrowserContext
let page: Page
let look: Look
beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  connection = connect(house.product.databaseUrl, { max: 2, name: "acceptance" })
  ;[zhiyuan] = (await openCustomers(house.product, connection.pool, 1)) as [Person]
  look = await makeLook("acceptance")
})
beforeEach(async () => {
  window = await openWindow(browser, { locale, size: "narrow" })
  page = await window.newPage()
  onTestFailed(() => look.last(page))
  return () => closeWindow(window)
})
afterAll(async () => {
  await browser?.close()
  await connection?.close()
  await house?.close()
})

const signedIn = () => window.addCookies([cookieOf(zhiyuan, house.product.url)])
const at = (path: string) => `${house.product.url}${path}`

test("12: a passkey is offered among the names that the browser fills in", async () => {
  await page.addInitScript(() => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    const get = navigator.credentials.get.bind(navigator.credentials)
    navigator.credentials.get = (options) => {
      asked.push(options?.mediation)
      return get(options)
    }
  })
  // Browsers let no site have passkeys whose address is a number.
  await page.goto(at("/sign-in").replace("127.0.0.1", "localhost"))
  const name = page.getByLabel(say(locale, portalAccount, "sign-in.identifier"))
  expect(await name.getAttribute("autocomplete")).toBe("username webauthn")
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked))
    .toEqual(["conditional"])
})

test("14: who lost their authenticator gets to a person without signing in", async () => {
  await page.goto(at("/sign-in"))
  await page
    .locator("#main")
    .getByRole("link", { name: say(locale, portalAccount, "sign-in.locked-out") })
    .click()
  await page.getByRole("heading", { name: say(locale, portalAccount, "locked.title"), level: 1 }).waitFor()
  await look(page, "14-locked-out")
})

test("15: a wrong name and a wrong password look the same", async () => {
  const seen: string[] = []
  for (const name of ["nobody-of-this-name", zhiyuan.email]) {
    await page.goto(at("/sign-in"))
    await page.getByLabel(say(locale, portalAccount, "sign-in.identifier")).fill(name)
    await page
      .getByLabel(say(locale, portalAccount, "sign-in.password"), { exact: true })
      .fill("not the password 4711")
    await page
      .getByRole("button", { name: say(locale, portalAccount, "sign-in.continue"), exact: true })
      .click()
    await page.getByRole("alert").waitFor()
    seen.push((await page.locator("#main").innerText()).replaceAll(name, ""))
  }
  expect(seen[0]).toBe(seen[1])
})

test("20, 22, 24 to 26: noticed twice, a phrase held back, a receipt, who acts next, and a copy to keep", async () => {
  await signedIn()
  const { txid, transfers } = house.exchange.scene.cases.retiredAddress
  const fill = async (story: string) => {
    await page.goto(at("/tickets/new?type=deposit-not-credited"))
    await page.locator("#ticket-form[data-live]").waitFor()
    await page.locator("[name='pair.asset']").selectOption("USDT")
    await page.locator("[name=pair][value='USDT/tron']").check()
    await page.locator("[name=txid]").fill(txid)
    await page.locator("[name=address]").fill(transfers[0]?.to ?? "")
    await page.locator("[name=amount]").fill("2480")
    await page.locator("[name=description]").fill(story)
  }
  const button = (key: keyof typeof portalForm) => page.getByRole("button", { name: form(key), exact: true })

  const phrase =
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
  await fill(`钱包助记词：${phrase}`)
  await button("form.review").click()
  await page.getByText(form("secret.seed-phrase")).first().waitFor()
  await look(page, "22-phrase")
  expect((await connection.pool.query("select from conversations")).rowCount).toBe(0)

  await page.locator("[name=description]").fill("下午两点转出，账户一直没有变化。")
  await button("form.review").click()
  await button("form.submit").click()
  await page.getByText(say(locale, portalTicket, "receipt.title"), { exact: true }).waitFor()
  const number = /\/tickets\/(\d{10})\/receipt/.exec(page.url())?.[1] ?? ""
  await page.getByText(say(locale, portalTicket, "receipt.reply"), { exact: true }).waitFor()
  await page.getByText(say(locale, portalTicket, "receipt.nothing-for-you")).waitFor()
  await look(page, "24-receipt", { dark: true })

  await fill("还是同一笔，请帮忙看看。")
  const addTo = page.getByRole("button", { name: form("duplicate.add"), exact: true })
  await addTo.waitFor()
  await look(page, "20-already-there")
  await addTo.click()
  await page.waitForURL(`**/tickets/${number}?done=sent`)
  expect((await connection.pool.query("select from conversations")).rowCount).toBe(1)

  await page.getByText(say(locale, portalTicket, "ticket.acts-now"), { exact: true }).waitFor()
  await look(page, "25-who-acts", { dark: true })

  const [pdf, json] = [await saved(page, number, "pdf"), await saved(page, number, "json")]
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  const keys = keysOf(await (await fetch(at("/.well-known/veridesk-keys.json"))).text())
  expect(verifyTranscript(json.toString(), keys).faults).toEqual([])
})

/** What the browser keeps when one taps a copy of the ticket. */
async function saved(on: Page, number: string, kind: "pdf" | "json"): Promise<Buffer> {
  const [download] = await Promise.all([
    on.waitForEvent("download"),
    on.locator(`a[href$="/transcript.${kind}"]`).click(),
  ])
  expect(download.suggestedFilename()).toBe(`ticket-${number}.${kind}`)
  return readFile(await download.path())
}
