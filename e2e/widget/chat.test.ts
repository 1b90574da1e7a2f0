import { readFile } from "node:fs/promises"
import { widget as words } from "@veridesk/ui/messages/widget.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { say, type Values } from "@veridesk/ui/say.ts"
import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { type ChatAgent, chatAgent } from "../steps/chat-agent.ts"
import { closeWindow } from "../steps/close-window.ts"
import { makeLook } from "../steps/look.ts"
import { openBrowser, openWindow, type Size } from "../steps/open-browser.ts"
import { openStaff } from "../steps/open-sessions.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let agent: ChatAgent

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  agent = chatAgent(house.product.url, await openStaff(house.product, pool, { name: "Mei", role: "agent" }))
  await agent.online()
})

afterAll(async () => {
  await browser?.close()
  await pool?.end()
  await house?.close()
})

type Customer = {
  window: BrowserContext
  page: Page
  t: (key: keyof typeof words, values?: Values) => string
}

async function comeAs(name: string, locale: Locale, size: Size): Promise<Customer> {
  const window = await openWindow(browser, { locale, size })
  const page = await window.newPage()
  await page.goto(`${house.exchange.url}/sign-in?next=/deposits`)
  await page.getByRole("button", { name }).click()
  await page.waitForURL("**/deposits*")
  return { window, page, t: (key, values) => say(locale, words, key, values) }
}

const panelOf = (page: Page) => page.locator("veridesk-support .panel")
const own = (page: Page) => page.locator(".m.me .text").allInnerTexts()

async function write(page: Page, text: string): Promise<void> {
  const field = page.locator("[data-compose]")
  await field.fill(text)
  await field.press("Enter")
}

test.each<[Locale, Size]>([
  ["en", "wide"],
  ["zh-CN", "narrow"],
])(
  "%s, %s: from the foot of the exchange’s page to a rating, over reload, offline and a second device",
  async (locale, size) => {
    const look = await makeLook(`chat-${locale}-${size}`)
    const { page, window, t } = await comeAs("何知远", locale, size)
    onTestFailed(() => look.last(page))
    const asked: string[] = []
    page.on("request", (request) => asked.push(request.url()))
    await page.reload()
    await page.locator(".launch").waitFor()
    // Nothing but the loader and its settings before anybody wants to talk.
    await page.waitForLoadState("networkidle")
    expect(
      asked.filter((each) => each.startsWith(house.product.url)).map((each) => new URL(each).pathname),
    ).toEqual(["/widget/loader.js", "/widget/config.json"])

    await page.locator("footer [data-veridesk-open]").click()
    await page.getByRole("button", { name: t("home.chat") }).waitFor()
    await look(page, "home")

    // The intake with the ticket form's own check of the TxID.
    const { retiredAddress } = house.exchange.scene.cases
    await page.locator(".rows button.row").first().click()
    await page.getByText("USDT", { exact: true }).first().waitFor()
    const assets = page.locator(".pad select")
    if ((await assets.count()) > 0) await assets.selectOption("USDT")
    else await page.getByText("USDT", { exact: true }).first().click()
    await page.locator(".choices label", { hasText: "TRC20" }).click()
    await page.getByRole("button", { name: t("intake.next"), exact: true }).click()
    await page.locator("textarea.id").first().fill(retiredAddress.txid)
    await page.locator(".checked .slip").first().waitFor()
    await look(page, "intake")
    await page.getByRole("button", { name: t("back") }).click()
    await page.getByRole("button", { name: t("intake.next"), exact: true }).click()
    expect(await page.locator("textarea.id").first().inputValue()).toBe(retiredAddress.txid)
    const address = page.locator("textarea.id").nth(1)
    if ((await address.count()) > 0) await address.fill(retiredAddress.transfers[0]?.to ?? "")
    for (const field of await page.locator("input.area:not(.id)").all())
      if ((await field.inputValue()) === "") await field.fill("2480")
    await page.getByRole("button", { name: t("intake.next"), exact: true }).click()
    await page
      .getByLabel(t("describe.label"))
      .fill(locale === "en" ? "Sent at two, not there yet." : "两点转的，还没到账。")
    await page.getByRole("button", { name: t("intake.go") }).click()

    // Waiting, and adding to it meanwhile.
    await page
      .getByText(t("queue.next"))
      .or(page.getByText(t("queue.title")))
      .first()
      .waitFor()
    await look(page, "queue")
    await write(page, locale === "en" ? "It was 2,480 USDT." : "一共 2,480 USDT。")
    const id = await agent.take()
    await page.locator(".pair").waitFor()
    await agent.reply(id, locale === "en" ? "I’m looking at it." : "我在查。")
    await page
      .getByText(locale === "en" ? "I’m looking at it." : "我在查。")
      .first()
      .waitFor()
    await look(page, "talking")

    // Reload: what was said is there again, nothing twice.
    const before = await own(page)
    await page.reload()
    if (size === "narrow") await page.locator("footer [data-veridesk-open]").click()
    await expect.poll(() => own(page)).toEqual(before)

    // Half a minute without a network, and a second device that reads along.
    const second = await comeAs("何知远", locale, "wide")
    await second.page.locator("footer [data-veridesk-open]").click()
    await expect.poll(() => own(second.page)).toEqual(before)
    await window.setOffline(true)
    const offline = Array.from({ length: 5 }, (_, n) => `offline ${n}`)
    for (const text of offline) await write(page, text)
    await page
      .getByText(t("link.offline", { n: 5 }))
      .first()
      .waitFor()
    await agent.reply(id, "while you were away")
    await look(page, "offline")
    await window.setOffline(false)
    await page.getByText("while you were away").first().waitFor()
    await expect.poll(() => own(page)).toEqual([...before, ...offline])
    await expect.poll(() => own(second.page)).toEqual([...before, ...offline])
    expect(await agent.readsFromCustomer(id)).toEqual(
      expect.arrayContaining([...before.slice(1), ...offline]),
    )
    const stored = await agent.readsFromCustomer(id)
    expect(stored.filter((text) => text.startsWith("offline"))).toEqual(offline)
    await closeWindow(second.window)

    // The end, seen, rated and kept.
    await agent.end(id)
    await page.getByRole("button", { name: t("rate.skip") }).waitFor()
    await look(page, "rating")
    await page
      .locator(".opts label", { hasText: t("rate.4") })
      .first()
      .click()
    await page.getByRole("button", { name: t("rate.send") }).click()
    await page.getByText(t("end.record")).click()
    await look(page, "record")
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: t("record.txt") }).click()
    expect((await download).suggestedFilename()).toMatch(/\.txt$/)
    await look(page, "record-kept")
    await provesItself(page, t)
    await closeWindow(window)
  },
)

/** Its signed copy holds where anybody can check it, and one changed letter doesn't. */
async function provesItself(page: Page, t: Awaited<ReturnType<typeof comeAs>>["t"]): Promise<void> {
  const saved = page.waitForEvent("download")
  await page.getByRole("button", { name: t("record.json") }).click()
  const file = await readFile(await (await saved).path(), "utf8")
  const check = await page.context().newPage()
  for (const [text, told] of [
    [file, "Unchanged"],
    [file.replace("while you were away", "while you were aWay"), "Changed"],
  ] as const) {
    await check.goto(`${house.product.url}/en/verify/transcript`)
    const sent = { name: "record.json", mimeType: "application/json", buffer: Buffer.from(text) }
    await check.locator("main input[type=file]").setInputFiles(sent)
    await check.locator("main button[type=submit], main form button").first().click()
    await check.getByText(told, { exact: true }).first().waitFor()
  }
  await check.close()
}

test("a network that blocks sockets is talked over by long poll, and nobody notices", async () => {
  const { page, window, t } = await comeAs("Odile Varga", "en", "wide")
  await page.routeWebSocket(/\/live\/chat/, (socket) => void socket.close({ code: 1011 }))
  await page.locator(".launch").click()
  await page.getByRole("button", { name: t("home.chat") }).click()
  await page.getByRole("button", { name: t("intake.skip") }).click()
  await page.locator("[data-compose]").waitFor()
  await write(page, "over the poll")
  const id = await agent.take()
  await agent.reply(id, "I hear you")
  await page.getByText("I hear you").first().waitFor()
  await expect.poll(async () => (await agent.readsFromCustomer(id)).slice(1)).toEqual(["over the poll"])
  await closeWindow(window)
})

test("somebody who can’t sign in gives a name and talks; the page’s own sign-in is not asked for", async () => {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  const page = await window.newPage()
  await page.goto(`${house.exchange.url}/sign-in`)
  const t = (key: keyof typeof words, values?: Values) => say("en", words, key, values)
  await page.locator(".launch").click()
  await page.getByLabel(t("guest.name")).fill("Jiahe")
  await page.getByRole("button", { name: t("guest.go") }).click()
  await page.getByRole("searchbox").fill("human")
  await page.getByRole("searchbox").press("Enter")
  await page.locator("[data-compose]").waitFor()
  await write(page, "My authenticator is lost.")
  const id = await agent.take()
  await agent.reply(id, "Let us see.")
  await page.getByText("Let us see.").first().waitFor()
  // The next page of the tab shows it again; in another tab of this device a guest finds it too.
  await page.goto(`${house.exchange.url}/`)
  await page.getByText("Let us see.").first().waitFor()
  const later = await window.newPage()
  await later.goto(`${house.exchange.url}/sign-in`)
  await later.locator(".launch").click()
  await later.getByText("Let us see.").first().waitFor()
  await closeWindow(window)
})

test("a panel is closed by Escape and the focus is where it was", async () => {
  const { page, window } = await comeAs("何知远", "zh-CN", "wide")
  const link = page.locator("header [data-veridesk-open]")
  await link.focus()
  await page.keyboard.press("Enter")
  await panelOf(page).waitFor()
  await page.keyboard.press("Escape")
  await panelOf(page).waitFor({ state: "hidden" })
  expect(await link.evaluate((each) => each === document.activeElement)).toBe(true)
  await closeWindow(window)
})
