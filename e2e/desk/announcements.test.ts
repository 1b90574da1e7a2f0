import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { openBrowser, openWindow, type Size } from "../steps/open-browser.ts"
import { cookieOf, openStaff } from "../steps/open-sessions.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let look: Look
const windows: BrowserContext[] = []

beforeAll(async () => {
  ;[house, browser, look] = await Promise.all([openHouse(), openBrowser(), makeLook("announcements")])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
})

afterAll(async () => {
  for (const window of windows) await closeWindow(window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

const leadsDesk = (name: string) => deskOf(name, "lead", "wide")

/** The announcements at somebody's desk. */
async function deskOf(name: string, role: "agent" | "lead" | "auditor", size: Size): Promise<Page> {
  const who = await openStaff(house.product, pool, { name, role })
  const page = await windowOf("en", [cookieOf(who, house.product.url)], size)
  await page.goto(`${house.product.url}/desk/announcements`)
  await page.getByRole("heading", { name: "Announcements", level: 1 }).waitFor()
  return page
}

async function windowOf(
  locale: "en" | "zh-CN",
  cookies: ReturnType<typeof cookieOf>[] = [],
  size: Size = "wide",
): Promise<Page> {
  const window = await openWindow(browser, { locale, size })
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
  // What was typed and never saved is there after a reload, half of a row too.
  await ruben.getByRole("button", { name: "Add asset" }).click()
  await ruben.getByText("Not saved · kept in this browser").waitFor()
  await ruben.reload()
  expect(await ruben.getByLabel("Title, English").inputValue()).toBe("ETH wallet maintenance")
  await text(ruben, "Title, Chinese", "ETH 钱包维护")
  await text(ruben, "Summary, Chinese", "ETH 充值和提现暂停两小时。")
  await text(ruben, "Text, Chinese", "交易不受影响，期间的充值将在维护后入账。")
  await ruben.getByLabel("Asset", { exact: true }).fill("ETH")
  await ruben.getByLabel("From", { exact: true }).fill("2030-11-24T10:00")
  await ruben.getByLabel("Until", { exact: true }).fill("2030-11-24T12:00")
  await ruben.getByText("Both languages are complete").waitFor()
  await look(ruben, "writing", { dark: true })
  await ruben.keyboard.press("Control+s")
  await ruben.getByText("Saved as version 1").waitFor()
  // Nobody hands in another text than the one in sight.
  await text(ruben, "Title, English", "ETH wallet maintenance on 24 Nov")
  await ruben.getByText("You have typed something that isn’t saved.").waitFor()
  expect(await ruben.getByRole("button", { name: "Hand in for approval" }).count()).toBe(0)
  await ruben.getByRole("button", { name: "Discard changes" }).click()
  expect(await ruben.getByLabel("Title, English").inputValue()).toBe("ETH wallet maintenance")
  await ruben.getByRole("button", { name: "Hand in for approval" }).click()
  await ruben.getByText("Somebody who wrote none of it has to approve it.").waitFor()
  expect(await ruben.getByRole("button", { name: "Approve" }).count()).toBe(0)

  const sune = await leadsDesk("Sune")
  await sune.getByRole("link", { name: /ETH wallet maintenance/ }).click()
  await sune.getByRole("button", { name: "Approve" }).click()
  await sune.getByRole("button", { name: "Publish" }).click()
  await sune.getByText("No webhook has been set up").waitFor()
  await look(sune, "where and when")
  await sune.getByRole("button", { name: "Publish now" }).click()
  const sent = sune.getByRole("row", { name: /Help site/ })
  await sent.getByText("Arrived").waitFor()
  await look(sune, "published", { dark: true })

  const address = (await sune.getByRole("link", { name: "See it" }).first().getAttribute("href")) ?? ""
  const reader = await windowOf("zh-CN")
  await reader.goto(`${house.product.url}${address.replace("/en/", "/zh-cn/")}`)
  await reader.getByRole("heading", { name: "ETH 钱包维护", level: 1 }).waitFor()
  expect(await reader.getByText("UTC").count()).toBeGreaterThan(0)

  await sune.getByRole("button", { name: "Correct", exact: true }).click()
  await text(sune, "What changed, in English", "It takes three hours, not two.")
  await text(sune, "What changed, in Chinese", "维护时间为三小时，而非两小时。")
  await text(sune, "Summary, English", "Deposits and withdrawals of ETH pause for three hours.")
  // A correction that was begun is gone on with after a reload, with what it says of itself.
  await sune.reload()
  expect(await sune.getByLabel("What changed, in English").inputValue()).toBe(
    "It takes three hours, not two.",
  )
  await sune.getByRole("button", { name: "Save and hand in later" }).click()
  await sune.getByRole("button", { name: "Hand in for approval" }).click()
  await ruben.reload()
  await ruben.getByRole("button", { name: "Approve" }).click()
  await ruben.getByRole("button", { name: "Publish" }).click()
  await ruben.getByRole("button", { name: "Publish now" }).click()
  await ruben.getByRole("heading", { name: "Where it has arrived Version 2" }).waitFor()
  await ruben
    .getByRole("row", { name: /Help site/ })
    .getByText("Arrived")
    .first()
    .waitFor()
  await reader.reload()
  // Over the text, and in its history.
  await reader.getByRole("note").getByText("维护时间为三小时，而非两小时。").waitFor()
  await reader.getByRole("complementary").getByText("维护时间为三小时，而非两小时。").waitFor()
})

test("two who write at once, and a line that goes away, cost nobody a word", async () => {
  const ruben = await leadsDesk("Ruben")
  await ruben.getByRole("button", { name: "New announcement" }).click()
  await ruben.getByRole("menuitem", { name: "Policy" }).click()
  await text(ruben, "Title, English", "Fees change")
  await ruben.keyboard.press("Control+s")
  await ruben.getByText("Saved as version 1").waitFor()

  const sune = await leadsDesk("Sune")
  await sune.goto(ruben.url())
  await text(sune, "Title, English", "Fees of three networks change")
  await text(ruben, "Summary, English", "From Ruben.")
  await sune.keyboard.press("Control+s")
  await sune.getByText("Saved as version 2").waitFor()
  await ruben.keyboard.press("Control+s")
  await ruben.getByText("Sune has saved version 2 while you were writing.").waitFor()
  await ruben.getByText("Changed: Title, English").first().waitFor()
  expect(await ruben.getByLabel("Summary, English").inputValue()).toBe("From Ruben.")
  await look(ruben, "two texts", { dark: true })
  await ruben.getByRole("button", { name: "Take theirs, keep mine aside" }).click()
  expect(await ruben.getByLabel("Title, English").inputValue()).toBe("Fees of three networks change")
  await ruben.getByRole("button", { name: "Bring it back" }).click()
  expect(await ruben.getByLabel("Summary, English").inputValue()).toBe("From Ruben.")

  await ruben.context().setOffline(true)
  await text(ruben, "Text, English", "Typed without a line.")
  await ruben.keyboard.press("Control+s")
  await ruben.getByRole("alert").waitFor()
  await ruben.context().setOffline(false)
  await ruben.reload()
  await ruben.getByRole("textbox", { name: "Text, English" }).getByText("Typed without a line.").waitFor()
  await ruben.keyboard.press("Control+s")
  await ruben.getByText("Saved as version 3").waitFor()
})

test("an agent writes and an auditor reads; on a phone too", async () => {
  const page = await deskOf("Mei", "agent", "narrow")
  await look(page, "list on a phone", { dark: true })
  await page.getByRole("button", { name: "New announcement" }).click()
  await page.getByRole("menuitem", { name: "Security alert" }).click()
  await page.locator("figure iframe").first().waitFor({ state: "attached" })
  await look(page, "nothing written yet on a phone")
  await text(page, "Title, English", "Nobody of ours asks for your code")
  await look(page, "writing on a phone", { dark: true })
  await page.getByRole("button", { name: "Save draft" }).click()
  await page.getByText("Saved as version 1").waitFor()
  const reader = await deskOf("Ada", "auditor", "wide")
  expect(await reader.getByRole("button", { name: "New announcement" }).count()).toBe(0)
  await reader.goto(page.url())
  await reader.getByText("A language is incomplete").waitFor()
  expect(await reader.getByRole("button", { name: /^(Save|Hand in|Approve|Publish)/ }).count()).toBe(0)
  const words = reader.getByRole("textbox", { name: "Text, English" })
  expect(await words.getAttribute("contenteditable")).toBe("false")
})
