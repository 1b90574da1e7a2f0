import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openStaff } from "../steps/open-sessions.ts"

let house: House
let browser: Browser
let pool: pg.Pool
const windows: BrowserContext[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
})

afterAll(async () => {
  for (const window of windows) await closeWindow(window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

async function leadsDesk(name: string): Promise<Page> {
  const who = await openStaff(house.product, pool, { name, role: "lead" })
  const page = await windowOf("en", [cookieOf(who, house.product.url)])
  await page.goto(`${house.product.url}/desk/announcements`)
  await page.getByRole("heading", { name: "Announcements", level: 1 }).waitFor()
  return page
}

async function windowOf(locale: "en" | "zh-CN", cookies: ReturnType<typeof cookieOf>[] = []): Promise<Page> {
  const window = await openWindow(browser, { locale, size: "wide" })
  windows.push(window)
  await window.addCookies(cookies)
  return window.newPage()
}

const text = (page: Page, label: string, words: string) =>
  page.getByRole("textbox", { name: label }).fill(words)

test("an announcement is written in both languages, judged by a second person, published, corrected and seen", async () => {
  const ruben = await leadsDesk("Ruben")
  await ruben.getByRole("button", { name: "New announcement" }).click()
  await ruben.getByRole("menuitem", { name: "Maintenance" }).click()
  await text(ruben, "Title, English", "ETH wallet maintenance")
  await text(ruben, "Summary, English", "Deposits and withdrawals of ETH pause for two hours.")
  await text(ruben, "Text, English", "Trading goes on. Deposits sent meanwhile are credited afterwards.")
  // What was typed and never saved is there after a reload.
  await ruben.reload()
  expect(await ruben.getByLabel("Title, English").inputValue()).toBe("ETH wallet maintenance")
  await text(ruben, "Title, Chinese", "ETH 钱包维护")
  await text(ruben, "Summary, Chinese", "ETH 充值和提现暂停两小时。")
  await text(ruben, "Text, Chinese", "交易不受影响，期间的充值将在维护后入账。")
  await ruben.getByRole("button", { name: "Add asset" }).click()
  await ruben.getByLabel("Asset", { exact: true }).fill("ETH")
  await ruben.getByLabel("From", { exact: true }).fill("2030-11-24T10:00")
  await ruben.getByLabel("Until", { exact: true }).fill("2030-11-24T12:00")
  await ruben.getByText("Both languages are complete").waitFor()
  await ruben.getByRole("button", { name: "Save draft" }).click()
  await ruben.getByRole("button", { name: "Hand in for approval" }).click()
  await ruben.getByText("Somebody who wrote none of it has to approve it.").waitFor()
  expect(await ruben.getByRole("button", { name: "Approve" }).count()).toBe(0)

  const sune = await leadsDesk("Sune")
  await sune.getByRole("link", { name: /ETH wallet maintenance/ }).click()
  await sune.getByRole("button", { name: "Approve" }).click()
  await sune.getByRole("button", { name: "Publish" }).click()
  await sune.getByRole("button", { name: "Publish now" }).click()
  const sent = sune.getByRole("row", { name: /Help site/ })
  await sent.getByText("Arrived").waitFor()

  const address = (await sune.getByRole("link", { name: "See it" }).first().getAttribute("href")) ?? ""
  const reader = await windowOf("zh-CN")
  await reader.goto(`${house.product.url}${address.replace("/en/", "/zh-cn/")}`)
  await reader.getByRole("heading", { name: "ETH 钱包维护", level: 1 }).waitFor()
  expect(await reader.getByText("UTC").count()).toBeGreaterThan(0)

  await sune.getByRole("button", { name: "Correct", exact: true }).click()
  await text(sune, "What changed, in English", "It takes three hours, not two.")
  await text(sune, "What changed, in Chinese", "维护时间为三小时，而非两小时。")
  await text(sune, "Summary, English", "Deposits and withdrawals of ETH pause for three hours.")
  await sune.getByRole("button", { name: "Save and hand in later" }).click()
  await sune.getByRole("button", { name: "Hand in for approval" }).click()
  await ruben.reload()
  await ruben.getByRole("button", { name: "Approve" }).click()
  await ruben.getByRole("button", { name: "Publish" }).click()
  await ruben.getByRole("button", { name: "Publish now" }).click()
  await ruben
    .getByRole("row", { name: /Help site Version 2/ })
    .getByText("Arrived")
    .waitFor()
  await reader.reload()
  // Over the text, and in its history.
  await reader.getByRole("note").getByText("维护时间为三小时，而非两小时。").waitFor()
  await reader.getByRole("complementary").getByText("维护时间为三小时，而非两小时。").waitFor()
})
