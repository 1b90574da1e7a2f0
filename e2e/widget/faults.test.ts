import { readFile } from "node:fs/promises"
import type { Locale } from "@veridesk/contract/locale.ts"
import { widget as words } from "@veridesk/ui/messages/widget.ts"
import { say, type Values } from "@veridesk/ui/say.ts"
import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { type ChatAgent, chatAgent } from "../steps/chat-agent.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { openStaff } from "../steps/open-sessions.ts"
import { evidence } from "../steps/pictures.ts"

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

/** An agent has room for a few at once only. */
const taken: string[] = []
const faults: string[] = []
afterEach(async () => {
  for (const id of taken.splice(0)) await agent.end(id)
  expect(faults.splice(0)).toEqual([])
})

const t = (key: keyof typeof words, values?: Values) => say("en", words, key, values)

async function talking(
  name: string,
  o: { locale?: Locale; before?: (window: BrowserContext) => Promise<void> } = {},
): Promise<{ window: BrowserContext; page: Page; id: string }> {
  const window = await openWindow(browser, { locale: o.locale ?? "en", size: "wide" })
  await o.before?.(window)
  const page = await window.newPage()
  await page.goto(`${house.exchange.url}/sign-in`)
  await page.getByRole("button", { name }).click()
  await page.locator(".launch").click()
  await page.getByRole("button", { name: t("home.chat") }).click()
  await page.getByRole("button", { name: t("intake.skip") }).click()
  await page.locator("[data-compose]").waitFor()
  const id = await agent.take()
  taken.push(id)
  page.on("pageerror", (error) => faults.push(String(error.stack)))
  return { window, page, id }
}

async function write(page: Page, text: string): Promise<void> {
  const field = page.locator("[data-compose]")
  await field.fill(text)
  await field.press("Enter")
}

test("files go both ways: with a message, without one, and before anything is written", async () => {
  const { page, window, id } = await talking("何知远")
  await page.locator(".comp input[type=file]").setInputFiles(await evidence())
  await expect.poll(() => page.locator(".tray .att").count()).toBe(2)
  await page.locator("[data-compose]").press("Enter")
  await page.locator(".m.me .file").nth(1).waitFor()
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from attachments a join messages m on m.id = a.message_id where m.conversation_id = $1",
    [id],
  )
  expect(rows[0]?.count).toBe(2)
  const download = page.waitForEvent("download")
  await page.locator(".m.me .file button").first().click()
  const path = await (await download).path()
  expect((await readFile(path)).length).toBeGreaterThan(100)
  await closeWindow(window)
})

test("a session that ends in mid-chat is opened anew from the page’s own sign-in, and nobody notices", async () => {
  const { page, window, id } = await talking("Odile Varga")
  await page.locator("[data-compose]").fill("a draft that is not lost")
  await pool.query("update widget_sessions set revoked_at = now() where revoked_at is null")
  await agent.reply(id, "after the end of the session")
  await page.getByText("after the end of the session").first().waitFor()
  expect(await page.locator("[data-compose]").inputValue()).toBe("a draft that is not lost")
  await closeWindow(window)
})

test("where nobody is signed in any more it says so in place, keeps what was written, and goes on after signing in", async () => {
  const { page, window, id } = await talking("Tomas Reyhl")
  const elsewhere = await window.newPage()
  await elsewhere.goto(`${house.exchange.url}/`)
  await elsewhere.locator("form[action='/sign-out'] button").click()
  await pool.query("update widget_sessions set revoked_at = now() where revoked_at is null")
  await page.getByText(t("expired")).waitFor()
  await write(page, "written after the end")
  await page.locator(".m.me").getByText("written after the end").waitFor()

  await elsewhere.goto(`${house.exchange.url}/sign-in`)
  await elsewhere.getByRole("button", { name: "Tomas Reyhl" }).click()
  // What waits is tried again by itself too, and may be faster than a finger.
  await page
    .getByRole("button", { name: t("expired.again") })
    .click({ timeout: 3_000 })
    .catch(() => null)
  await page.getByText(t("expired")).waitFor({ state: "hidden" })
  await expect.poll(async () => (await agent.readsFromCustomer(id)).at(-1)).toBe("written after the end")
  await closeWindow(window)
})

test("a browser that keeps nothing loses nothing while the page stays, and says that it must", async () => {
  const { page, window, id } = await talking("苏屿", {
    before: async (context) =>
      void (await context.addInitScript(() => {
        const refuse = () => {
          throw new DOMException("full", "QuotaExceededError")
        }
        Object.defineProperty(window, "indexedDB", { get: refuse })
        Storage.prototype.setItem = refuse
      })),
  })
  await window.setOffline(true)
  await write(page, "kept in memory")
  await page.getByText(t("link.not-kept")).waitFor()
  await window.setOffline(false)
  await expect.poll(async () => (await agent.readsFromCustomer(id)).at(-1)).toBe("kept in memory")
  await closeWindow(window)
})

test("a network that lets nothing through is told, and what was written is kept in its order", async () => {
  const { page, window, id } = await talking("钱若溪")
  await window.route(/\/api\/chat\//, (route) => route.abort())
  await page.routeWebSocket(/\/live\/chat/, (socket) => void socket.close({ code: 1011 }))
  await page.reload()
  await page.getByText(t("home.away")).waitFor()
  await window.unroute(/\/api\/chat\//)
  await page
    .getByRole("button", { name: t("try-again") })
    .first()
    .click()
  await page.locator("[data-compose]").waitFor()
  await window.route(/\/api\/chat\//, (route) => route.abort())
  await write(page, "first")
  await write(page, "second")
  await page.getByText(t("blocked.title")).waitFor({ timeout: 60_000 })
  await window.unroute(/\/api\/chat\//)
  await page
    .locator(".apart")
    .getByRole("button", { name: t("try-again") })
    .click()
  await expect.poll(async () => (await agent.readsFromCustomer(id)).slice(-2)).toEqual(["first", "second"])
  await closeWindow(window)
})

test("a page that is left in the middle of the questions is gone on with on the next one", async () => {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  const page = await window.newPage()
  await page.goto(`${house.exchange.url}/sign-in?next=/deposits`)
  await page.getByRole("button", { name: "Tomas Reyhl" }).click()
  await page.waitForURL("**/deposits*")
  await page.locator(".launch").click()
  await page.locator(".rows button.row").first().click()
  await page.locator(".choices label", { hasText: /^USDT$/ }).click()
  await page.locator(".choices label", { hasText: "TRC20" }).click()
  await page.getByRole("button", { name: t("intake.next"), exact: true }).click()
  await page.locator("textarea.id").first().fill("not a TxID yet")
  await page.goto(`${house.exchange.url}/withdrawals`)
  await expect.poll(() => page.locator("textarea.id").first().inputValue()).toBe("not a TxID yet")
  await closeWindow(window)
})

test("an answer that comes while the panel is closed is counted on the button, and seen once it is open", async () => {
  const { page, window, id } = await talking("Odile Varga")
  await page.locator(".launch").click()
  await page.locator(".panel").waitFor({ state: "hidden" })
  await agent.reply(id, "one answer")
  await page.locator(".launch small").waitFor()
  expect(await page.locator(".launch small").innerText()).toBe("1 new reply")
  await page.locator(".launch").click()
  await page.getByText("one answer").first().waitFor()
  await expect.poll(() => page.locator(".launch small").count()).toBe(0)
  await closeWindow(window)
})

test("with nobody there it says so, asks the same, and gives the receipt of a ticket in place", async () => {
  await agent.away()
  const window = await openWindow(browser, { locale: "en", size: "narrow" })
  const page = await window.newPage()
  await page.goto(`${house.exchange.url}/sign-in`)
  await page.getByRole("button", { name: "何知远" }).click()
  await page.locator("header [data-veridesk-open]").click()
  await page.getByText(t("open.closed")).waitFor()
  await page.getByRole("button", { name: t("home.leave") }).click()
  await page.locator(".choices label", { hasText: t("intake.other") }).click()
  await page.getByRole("button", { name: t("intake.next"), exact: true }).click()
  await page.locator("input.area").first().fill("Statement")
  await page.getByRole("button", { name: t("intake.next"), exact: true }).click()
  await page.getByLabel(t("describe.label")).fill("Where do I find my statement for 2025?")
  await page.getByRole("button", { name: t("intake.leave") }).click()
  await page.getByText(t("receipt.title"), { exact: true }).waitFor()
  await page.getByText(t("receipt.by")).waitFor()
  await closeWindow(window)
  await agent.online()
})

test("the panel as a page of its own takes its customer from the fragment and shows no token in the address", async () => {
  const window = await openWindow(browser, { locale: "en", size: "narrow" })
  const page = await window.newPage()
  await page.goto(`${house.exchange.url}/sign-in`)
  await page.getByRole("button", { name: "Amara Linde" }).click()
  await page.waitForURL((url) => url.pathname === "/")
  const { token } = (await page.evaluate(async () => (await fetch("/support/token")).json())) as {
    token: string
  }
  await page.goto(`${house.product.url}/widget/view#token=${token}&locale=en`)
  await page.getByRole("button", { name: t("home.chat") }).waitFor()
  expect(page.url()).not.toContain(token)
  expect(await page.locator(".panel").boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 })
  await closeWindow(window)
})

test("another site gets no token, and its messages are passed over", async () => {
  const foreign = await fetch(`${house.exchange.url}/support/token`, {
    headers: { "sec-fetch-site": "cross-site" },
  })
  expect(foreign.status).toBe(403)
  const nobody = await fetch(`${house.exchange.url}/support/token`, {
    headers: { "sec-fetch-site": "same-origin" },
  })
  expect([nobody.headers.get("cache-control"), await nobody.json()]).toEqual(["no-store", { token: null }])
})
