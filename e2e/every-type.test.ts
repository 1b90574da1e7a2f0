import { randomBytes } from "node:crypto"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { portalTicket } from "@veridesk/ui/messages/portal-ticket.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest"
import { catalogue, type Form } from "../packages/server/intake-forms/index.ts"
import { connect, type Connection } from "../packages/server/platform/db/connect.ts"
import { type House, openHouse } from "./product/open-house.ts"
import { closeWindow } from "./steps/close-window.ts"
import { fillForm, typedIn } from "./steps/fill-form.ts"
import { type Look, makeLook } from "./steps/look.ts"
import { openBrowser, openWindow, type Size } from "./steps/open-browser.ts"
import { cookieOf, openCustomers } from "./steps/open-sessions.ts"

/** The thirteen sub-types of the reference text, in its order. */
const THIRTEEN = [
  "trade-failed",
  "trade-delayed",
  "trade-status",
  "account-login",
  "account-security",
  "kyc",
  "withdrawal-failed",
  "withdrawal-delayed",
  "withdrawal-wrong-address",
  "deposit-not-credited",
  "deposit-wrong-address",
  "api-call",
  "api-permission",
]

let house: House
let browser: Browser
let connection: Connection
beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  connection = connect(house.product.databaseUrl, { max: 2, name: "every type" })
})
afterAll(async () => {
  await browser?.close()
  await connection?.close()
  await house?.close()
})

test.each<[Locale, Size]>([
  ["zh-CN", "wide"],
  ["en", "narrow"],
])("%s, %s: all thirteen types are filed, with wrong input first", async (locale, size) => {
  const look = await makeLook(`every-type-${locale}-${size}`)
  const [customer] = await openCustomers(house.product, connection.pool, 1)
  const window: BrowserContext = await openWindow(browser, { locale, size })
  if (!customer) throw new Error("no customer")
  await window.addCookies([cookieOf(customer, house.product.url)])
  const page = await window.newPage()
  onTestFailed(() => look.last(page))
  for (const key of THIRTEEN) {
    const form = catalogue.find((one) => one.key === key)
    if (!form) throw new Error(`there is no form ${key}`)
    await fileWithWrongInput({ page, locale, look }, form)
  }
  const { rows } = await connection.pool.query(
    "select form_key from conversations where customer_id = $1 order by created_at",
    [customer.id],
  )
  expect(rows.map((row) => row.form_key)).toEqual(THIRTEEN)
  await closeWindow(window)
})

type Turn = { page: Page; locale: Locale; look: Look }

/** Wrong input is named, offered a mend where there is one, and costs nothing else that was typed; then it is filed. */
async function fileWithWrongInput({ page, locale, look }: Turn, form: Form): Promise<void> {
  const words = (key: keyof typeof portalForm) => say(locale, portalForm, key)
  const button = (key: keyof typeof portalForm) => page.getByRole("button", { name: words(key), exact: true })
  const place = (id: string) => page.locator(`[data-field="${id}"]`)
  const right = house.exchange.scene.cases.retiredAddress.transfers[0]?.to ?? ""
  const txid = randomBytes(32).toString("hex")
  await page.goto(`${house.product.url}/tickets/new?type=${form.key}`)
  await page.locator("#ticket-form[data-live]").waitFor()
  const given: Record<string, string> = {
    address: right,
    "right-address": right,
    "source-address": right,
    "return-address": right,
  }
  if (form.fields.some((field) => field.id === "sent-out")) given["sent-out"] = "yes"
  const has = (id: string) => form.fields.some((field) => field.id === id)
  if (has("txid")) given["txid"] = txid
  // Each about another matter, or the second would be noticed as a duplicate of the first.
  const matter = randomBytes(5).toString("hex").toUpperCase()
  if (has("order")) given["order"] = `A-${matter}`
  if (has("withdrawal")) given["withdrawal"] = `W-${matter}`
  given["description"] = `${form.title.en}, case ${matter}. It began at noon; I expect it to be put right.`
  await fillForm(page, form, given)

  const wrong = new Set<string>()
  const times = form.fields.filter((field) => field.kind === "occurred-at").map(({ id }) => id)
  for (const id of times)
    if ((await place(id).count()) > 0) {
      await place(id).locator(`[name="${id}.at"]`).fill("2031-01-01T10:00")
      wrong.add(id)
    }
  const shown = async (id: string) => has(id) && (await place(id).count()) > 0
  const hasAddress = await shown("address")
  if (hasAddress) {
    await page.locator("[name=address]").fill(withBadChecksum(right))
    wrong.add("address")
  }
  const hasTxid = await shown("txid")
  if (hasTxid) {
    await page.locator("[name=txid]").fill(right)
    wrong.add("txid")
  }
  if (wrong.size > 0) {
    const before = await typedIn(page)
    await button("form.review").click()
    for (const id of wrong) await place(id).locator("[aria-invalid=true]").first().waitFor()
    expect(await typedIn(page), form.key).toEqual(before)
    await look(page, `${form.key}-wrong`)
  }
  for (const id of times)
    if (wrong.has(id)) await place(id).locator(`[name="${id}.at"]`).fill("2026-11-20T10:30")
  if (hasTxid) await mendTxid({ page, locale }, { right, txid, hasAddress })
  else if (hasAddress) await page.locator("[name=address]").fill(right)

  await button("form.review").click()
  await button("form.submit").waitFor()
  await look(page, `${form.key}-review`)
  await button("form.submit").click()
  await page.getByText(say(locale, portalTicket, "receipt.title"), { exact: true }).waitFor()
}

/** An address in the TxID box is moved by a click; a TxID of another network turns the network by a click. */
async function mendTxid(
  { page, locale }: Omit<Turn, "look">,
  m: { right: string; txid: string; hasAddress: boolean },
): Promise<void> {
  const box = page.locator("[name=txid]")
  if (m.hasAddress) {
    await page.locator('[data-field="txid"]').getByRole("button").first().click()
    await expect.poll(() => page.locator("[name=address]").inputValue()).toBe(m.right)
    expect(await box.inputValue()).toBe("")
  }
  await box.fill("Internal transfer")
  await box.blur()
  const tron = page.locator("[name=pair][value='USDT/tron']")
  if ((await tron.count()) > 0) {
    await page.locator("[name=pair][value='USDT/ethereum']").check()
    await box.fill(`https://tronscan.org/#/transaction/${m.txid}`)
    const turn = say(locale, portalForm, "fix.switch", { network: "TRON (TRC20)" })
    await page.getByRole("button", { name: turn }).click()
    await expect.poll(() => tron.isChecked()).toBe(true)
  } else await box.fill(m.txid)
  await expect.poll(() => box.inputValue()).toBe(m.txid)
}

/** One character of it is another one, as when it was typed off a screen. */
function withBadChecksum(address: string): string {
  const at = 10
  return `${address.slice(0, at)}${address[at] === "x" ? "y" : "x"}${address.slice(at + 1)}`
}
