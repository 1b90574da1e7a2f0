import pg from "pg"
import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { lark, word } from "../../packages/desk/knowledge/paste/testing/clipboards.ts"
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
  ;[house, browser, look] = await Promise.all([openHouse(), openBrowser(), makeLook("knowledge")])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
})

afterAll(async () => {
  for (const window of windows) await closeWindow(window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

/** The articles at somebody's desk. */
async function openArticles(name: string, role: "agent" | "lead", size: Size = "wide"): Promise<Page> {
  const who = await openStaff(house.product, pool, { name, role })
  const window = await openWindow(browser, { locale: "en", size })
  windows.push(window)
  await window.addCookies([cookieOf(who, house.product.url)])
  const page = await window.newPage()
  await page.goto(`${house.product.url}/desk/knowledge`)
  await page.getByRole("heading", { name: "Articles" }).waitFor()
  return page
}

const column = (page: Page, language: "English" | "Chinese"): Locator =>
  page.getByRole("region", { name: language, exact: true })
const field = (page: Page, language: "English" | "Chinese"): Locator =>
  page.getByRole("textbox", { name: `Text in ${language}` })

async function paste(target: Locator, html: string): Promise<void> {
  await target.evaluate((element, text) => {
    const data = new DataTransfer()
    data.setData("text/html", text)
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, html)
}

async function saved(page: Page, language: "English" | "Chinese", version: number): Promise<void> {
  await column(page, language).getByText(`Saved as version ${version}`).waitFor()
}

async function publish(page: Page, language: "English" | "Chinese"): Promise<void> {
  await column(page, language).getByRole("button", { name: "Publish…" }).click()
  await page.getByRole("button", { name: "Publish now" }).click()
  await page
    .getByText(/^Version \d+ is on the site\.$/)
    .last()
    .waitFor()
  await page.getByRole("dialog").waitFor({ state: "detached" })
}

async function make(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New article" }).click()
  await page.getByLabel("Title", { exact: true }).fill(title)
  await page.getByRole("button", { name: "Create the article" }).click()
  await field(page, "English").waitFor()
}

test("an article is written in two languages, read on the site, changed, found outdated, and brought back", async () => {
  const page = await openArticles("Ruben", "lead")
  await make(page, "Move coins between accounts")
  const english = field(page, "English")
  await english.click()
  await page.keyboard.type("Read this **twice**.\n## What you need\n- A second account\n\n\n/cau")
  await page.getByRole("option", { name: "Caution" }).waitFor()
  await page.keyboard.press("Enter")
  await page.keyboard.type("Nobody of ours asks for your code.")
  await look(page, "writing", { dark: true })
  await page.keyboard.press("Control+s")
  await saved(page, "English", 2)

  await page.getByRole("tab", { name: /^Chinese/ }).click()
  await page.getByRole("button", { name: "Begin with the text in English" }).click()
  const chinese = field(page, "Chinese")
  await column(page, "Chinese").getByLabel("Title").fill("在账户之间划转")
  await chinese.locator("p").first().fill("请读两遍。")
  await page.keyboard.press("Control+s")
  await saved(page, "Chinese", 1)
  await page.getByRole("tab", { name: "Side by side" }).click()
  await publish(page, "English")
  await publish(page, "Chinese")

  const reader = await (await openWindow(browser, { locale: "zh-CN", size: "narrow" })).newPage()
  windows.push(reader.context())
  const address = (language: string) =>
    `${house.product.url}/${language}/articles/move-coins-between-accounts`
  await reader.goto(address("zh-cn"))
  await reader.getByRole("heading", { name: "在账户之间划转", level: 1 }).waitFor()
  await reader.getByText("请读两遍。").waitFor()
  await reader.goto(address("en"))
  expect(await reader.locator("strong", { hasText: "twice" }).count()).toBe(1)

  await english.locator("p").first().click()
  await page.keyboard.press("End")
  await page.keyboard.type(" Then wait for two confirmations.")
  await page.keyboard.press("Control+s")
  await saved(page, "English", 3)
  await publish(page, "English")
  await column(page, "Chinese")
    .getByText("made from version 2 of the text in English, and version 3 is published")
    .waitFor()
  await expect
    .poll(() => english.locator("[data-changed]").allInnerTexts())
    .toEqual(["Read this twice. Then wait for two confirmations."])
  expect(await chinese.locator("[data-changed]").allInnerTexts()).toEqual(["请读两遍。"])
  await look(page, "outdated", { dark: true })
  await page.getByRole("button", { name: "Show what changed" }).click()
  await page.getByRole("dialog").locator("ins", { hasText: "Then wait" }).waitFor()
  await page.keyboard.press("Escape")
  await page.getByRole("tab", { name: /^English/ }).click()

  await page.getByRole("tab", { name: "Versions" }).click()
  await page.getByRole("button", { name: "Restore version 2" }).click()
  await saved(page, "English", 4)
  await expect.poll(() => english.innerText()).not.toContain("Then wait")
  await column(page, "English").getByRole("button", { name: "Preview" }).click()
  const preview = page.frameLocator("iframe")
  await preview.getByRole("heading", { name: "Move coins between accounts", level: 1 }).waitFor()
  expect(await preview.getByText("Then wait").count()).toBe(0)
  await page.keyboard.press("Escape")
  await publish(page, "English")
  await reader.reload()
  expect(await reader.getByText("Then wait").count()).toBe(0)
})

test("what Word and 飞书 put into the clipboard comes out clean in a real browser", async () => {
  const page = await openArticles("Ruben", "lead")
  await make(page, "Clean paste")
  const text = field(page, "English")
  await text.click()
  await paste(text, word)
  await page.getByText("A picture was left out").waitFor()
  expect(await text.locator("ol > li").count()).toBe(2)
  expect(await text.locator("ol ul > li").allInnerTexts()).toEqual(["Choose the coin", "Choose the network"])
  expect(await text.locator("table th").allInnerTexts()).toEqual(["Network", "Fee"])
  await page.keyboard.press("Control+a")
  await paste(text, lark)
  await text.getByText("充值没有到账").waitFor()
  expect(await text.locator("ol > li").count()).toBe(3)
  expect(await text.locator("pre").innerText()).toBe("GET /api/v1/time\n200 OK")
  expect(await text.locator("[style], [class]:not([class*=ProseMirror]), span, font").count()).toBe(0)
  await page.keyboard.press("Control+s")
  await saved(page, "English", 2)
})

test("Enter of an input method ends its word and chooses nothing from the slash menu", async () => {
  const page = await openArticles("Ruben", "lead")
  await make(page, "Input methods")
  const text = field(page, "English")
  await text.click()
  await page.keyboard.type("/")
  await page.getByRole("option", { name: "Steps" }).waitFor()
  const protocol = await page.context().newCDPSession(page)
  await protocol.send("Input.imeSetComposition", { text: "biao", selectionStart: 4, selectionEnd: 4 })
  await page.getByRole("option", { name: "Table" }).waitFor()
  await protocol.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  })
  await protocol.send("Input.insertText", { text: "表格" })
  await text.getByText("/表格").waitFor()
  expect(await text.locator("table").count()).toBe(0)
})

test("two who write at once see each other’s text, and nothing of either is lost", async () => {
  const ruben = await openArticles("Ruben", "lead")
  await make(ruben, "Written by two")
  await field(ruben, "English").click()
  await ruben.keyboard.type("From Ruben.")
  await ruben.getByText("Not saved · kept in this browser").waitFor()
  await expect.poll(() => keptTexts(ruben)).toBe(1)
  await ruben.reload()
  await field(ruben, "English").getByText("From Ruben.").waitFor()

  const sune = await openArticles("Sune", "lead")
  await sune.goto(ruben.url())
  await field(sune, "English").click()
  await sune.keyboard.type("From Sune.")
  await sune.keyboard.press("Control+s")
  await saved(sune, "English", 2)

  await field(ruben, "English").click()
  await ruben.keyboard.press("Control+s")
  const sheet = ruben.getByRole("alertdialog", { name: "Two texts" })
  await sheet.getByText("Sune has saved version 2").waitFor()
  await look(ruben, "two texts")
  await sheet.getByRole("button", { name: "Take theirs, keep mine aside" }).click()
  await field(ruben, "English").getByText("From Sune.").waitFor()
  await ruben.getByRole("button", { name: "Bring it back" }).click()
  await field(ruben, "English").getByText("From Ruben.").waitFor()
  await field(ruben, "English").click()
  await ruben.keyboard.press("Control+s")
  await saved(ruben, "English", 3)
})

test("agents read and don’t write; the page reads well on a phone", async () => {
  const page = await openArticles("Mei", "agent", "narrow")
  expect(await page.getByRole("button", { name: "New article" }).count()).toBe(0)
  await look(page, "tree on a phone")
  await page.getByRole("link", { name: /My deposit hasn’t arrived/ }).click()
  await page.getByText("Leads and administrators write articles.").waitFor()
  expect(await field(page, "English").getAttribute("contenteditable")).toBe("false")
  expect(await page.getByRole("button", { name: /^Save/ }).count()).toBe(0)
  await look(page, "article on a phone", { dark: true })
  await page.getByRole("button", { name: "Settings and versions" }).click()
  await page.getByLabel("Topic").waitFor()
  await look(page, "settings on a phone")
})

/** How many texts this browser keeps that the server doesn't have. */
async function keptTexts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("veridesk-desk-texts")
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction("texts").objectStore("texts").count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
}
