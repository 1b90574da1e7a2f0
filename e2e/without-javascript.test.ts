import type { Locale } from "@veridesk/contract/locale.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { portalTicket } from "@veridesk/ui/messages/portal-ticket.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest"
import { type House, openHouse } from "./product/open-house.ts"
import { closeWindow } from "./steps/close-window.ts"
import { register, signOutAndIn } from "./steps/customer-account.ts"
import { makeLook } from "./steps/look.ts"
import { openMail } from "./steps/mailbox.ts"
import { openBrowser, openWindow, type Size } from "./steps/open-browser.ts"
import { evidence } from "./steps/pictures.ts"

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test.each<[Locale, Size]>([
  ["zh-CN", "narrow"],
  ["en", "wide"],
])("%s, %s: account, ticket and reply with JavaScript off", async (locale, size) => {
  const look = await makeLook(`no-script-${locale}-${size}`, { picturesOnly: true })
  const window = await openWindow(browser, { locale, size, javaScript: false })
  const page = await window.newPage()
  onTestFailed(() => look.last(page))
  const t = { page, url: house.product.url, locale, look }
  const account = {
    username: `odile.${size}`,
    email: `odile.${size}@post.example`,
    password: "paper lantern 1147 harbour",
  }
  await signOutAndIn(t, account, await register(t, account))

  const { txid, transfers } = house.exchange.scene.cases.retiredAddress
  const story = "The wallet says success.\n<b>Nothing</b> arrived & I am waiting."
  await page.goto(`${t.url}/tickets/new`)
  await page.locator("[name=type][value=deposit-not-credited]").check()
  await press(page, say(locale, portalForm, "form.show-fields"))
  await page.locator("select[name=pair]").selectOption("USDT/tron")
  await page.locator("[name=txid]").fill(txid.slice(0, 60))
  await page.locator("[name=address]").fill(transfers[0]?.to ?? "")
  await page.locator("[name=amount]").fill("2,480.00")
  await page.locator("[name=description]").fill(story)
  await page.locator("input[type=file][name=files]").setInputFiles(await evidence())
  await press(page, say(locale, portalForm, "form.review"))

  const wrong = page.locator("[name=txid][aria-invalid=true]")
  await wrong.waitFor()
  await look(page, "wrong-txid", { dark: true })
  expect(await wrong.inputValue()).toBe(txid.slice(0, 60))
  expect(await page.locator("[name=description]").inputValue()).toBe(story)
  expect(await page.locator("[name=amount]").inputValue()).toMatch(/^2,?480(\.00)?$/)
  expect(await page.locator("[name=pair]:checked").inputValue()).toBe("USDT/tron")
  expect(await page.locator("[name=attachment]").count()).toBe(2)
  await wrong.fill(`https://tronscan.org/#/transaction/${txid}`)
  await press(page, say(locale, portalForm, "form.review"))

  await page.getByText(say(locale, portalForm, "lookup.confirmed"), { exact: true }).waitFor()
  await look(page, "review")
  await press(page, say(locale, portalForm, "form.submit"))
  await page.getByText(say(locale, portalTicket, "receipt.title"), { exact: true }).waitFor()
  await look(page, "receipt")
  const number = /\/tickets\/(\d{10})\/receipt/.exec(page.url())?.[1] ?? ""
  const spoken = number.replace(/(\d{4})(?=\d)/g, "$1 ")
  expect(await openMail({ ...t, to: account.email, subject: new RegExp(spoken) })).toContain(spoken)

  await page.goto(`${t.url}/tickets/${number}`)
  expect(await page.locator("#main").innerText()).toContain("<b>Nothing</b> arrived & I am waiting.")
  expect(await page.locator("#main a[href^='/attachments/']").count()).toBeGreaterThanOrEqual(2)
  await page.locator("#reply-body").fill("One more thing")
  await page.locator("[data-reply] input[type=file]").setInputFiles(await evidence())
  await press(page, say(locale, portalTicket, "reply.send"))
  await page.getByText(say(locale, portalTicket, "ticket.notice.sent"), { exact: true }).waitFor()
  await page.locator("#main").getByText("One more thing", { exact: true }).waitFor()
  await press(page, say(locale, portalTicket, "solve.go"))
  await page.getByText(say(locale, portalTicket, "ticket.notice.solved"), { exact: true }).waitFor()
  await look(page, "solved")
  await closeWindow(window)
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click()
}
