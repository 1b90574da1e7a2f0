import { attachments } from "@veridesk/ui/messages/attachments.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { say } from "@veridesk/ui/say.ts"
import pg from "pg"
import type { Browser, Page } from "playwright-core"
import sharp from "sharp"
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from "vitest"
import { openProduct } from "./product/start-product.ts"
import { closeWindow } from "./steps/close-window.ts"
import { type Look, makeLook } from "./steps/look.ts"
import { openBrowser, openWindow } from "./steps/open-browser.ts"
import { cookieOf, openCustomers } from "./steps/open-sessions.ts"
import { type FileToAdd, fifty, hugeFile, wrongFiles } from "./steps/wrong-files.ts"

const DESCRIPTION = "所有内容都要保留。Everything stays."

let product: Awaited<ReturnType<typeof openProduct>>
let pool: pg.Pool
let browser: Browser
let look: Look
let page: Page

beforeAll(async () => {
  product = await openProduct()
  pool = new pg.Pool({ connectionString: product.databaseUrl })
  browser = await openBrowser()
  look = await makeLook("wrong-files")
})

beforeEach(async () => {
  const [customer] = await openCustomers(product, pool, 1)
  if (!customer) throw new Error("there is no customer")
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  await window.addCookies([cookieOf(customer, product.url)])
  page = await window.newPage()
  onTestFailed(() => look.last(page))
  await page.goto(`${product.url}/tickets/new?type=other`)
  await page.locator("#ticket-form[data-live]").waitFor()
  await page.locator("[name=topic]").fill("Wrong files")
  await page.locator("[name=description]").fill(DESCRIPTION)
  return () => closeWindow(window)
})

afterAll(async () => {
  await browser?.close()
  await pool?.end()
  await product?.close()
})

test("each wrong file is refused or defused with its reason, and the ticket goes with what is left", async () => {
  const wrong = await wrongFiles()
  for (const { what, file, refused } of wrong) {
    await drop(file)
    const name = refused ? file.name : nameAfterwards(file.name)
    const row = page.locator(".files li").filter({ hasText: name })
    await row.waitFor()
    if (refused)
      await row
        .locator(".st.bad")
        .filter({ hasText: reason(refused, file.name) })
        .waitFor()
    else
      await page
        .locator(".files li")
        .filter({ hasText: name })
        .getByText(/no virus scanner/)
        .waitFor()
    await expectRestIntact(what)
  }
  await look(page, "files", { dark: true })
  expect(await page.locator("[name=attachment]").count()).toBe(4)

  await page.getByRole("button", { name: say("en", portalForm, "form.review"), exact: true }).click()
  await page.getByRole("button", { name: say("en", portalForm, "form.submit"), exact: true }).click()
  await page.waitForURL(/\/receipt$/)
  const links = page.locator("#main a[href^='/attachments/']")
  const names = await page.locator("#main .files .name, #main .file-list .name, #main li bdi").allInnerTexts()
  expect(await links.count()).toBeGreaterThanOrEqual(4)
  expect(names.join(" ")).not.toMatch(/etc|cron|\//)
  for (const href of await hrefs()) await expectHarmless(href)
})

test("200 MB, from the disk: said at once, nothing is sent", async () => {
  await page.locator("#f-files").setInputFiles(await hugeFile(product.dataDir))
  const row = page.locator(".files li").filter({ hasText: "recording.mp4" })
  await row
    .locator(".st.bad")
    .filter({ hasText: /larger than 100 MB/ })
    .waitFor()
  await expectRestIntact("200 MB")
  const { rows } = await pool.query("select 1 from attachments where name = 'recording.mp4'")
  expect(rows).toEqual([])
})

test("fifty at once: ten are taken, and it is said that forty are not", async () => {
  await page.locator("#f-files").setInputFiles(fifty())
  await expect.poll(() => page.locator("[name=attachment]").count(), { timeout: 120_000 }).toBe(10)
  await page
    .locator(".files .st.bad")
    .filter({ hasText: say("en", portalForm, "files.too-many", { n: 10 }) })
    .waitFor()
  await page.getByText(say("en", portalForm, "files.left-out", { n: 40 })).waitFor()
  const names = await page.locator(".files .name").allInnerTexts()
  expect(names.filter((name) => name.startsWith("log-"))).toEqual(
    fifty()
      .slice(0, 10)
      .map(({ name }) => name),
  )
  await look(page, "fifty")
  await expectRestIntact("fifty at once")
})

/** Lets go of a file over the page, as from a folder. */
async function drop({ name, mimeType, buffer }: FileToAdd): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], name, { type }))
      return data
    },
    { name, type: mimeType, base64: buffer.toString("base64") },
  )
  await page.dispatchEvent(".drop", "dragover", { dataTransfer: transfer })
  await page.dispatchEvent(".drop", "drop", { dataTransfer: transfer })
}

/** How a defused file is called: without its path, with the ending that fits its content. */
function nameAfterwards(name: string): string {
  return (name.split("/").at(-1) ?? name).replace("screen.png", "screen.jpg")
}

/** The sentence of a code, up to the first thing that depends on the file. */
function reason(code: string, name: string): string {
  const sentence = attachments[code as keyof typeof attachments].en.replace("{name}", name)
  return sentence.split("{")[0] ?? sentence
}

async function expectRestIntact(after: string): Promise<void> {
  expect(await page.locator("[name=description]").inputValue(), after).toBe(DESCRIPTION)
  expect(await page.locator("[name=topic]").inputValue(), after).toBe("Wrong files")
  expect(page.url(), after).toContain("/tickets/new")
}

async function hrefs(): Promise<string[]> {
  const found = await page
    .locator("#main a[href^='/attachments/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
  return [...new Set(found)]
}

/** A picture that any browser shows as a picture, with nothing behind it and no place in it. */
async function expectHarmless(href: string): Promise<void> {
  const response = await page.request.get(`${product.url}${href}`)
  expect(response.status()).toBe(200)
  expect(response.headers()["content-type"]).toBe("image/jpeg")
  expect(response.headers()["x-content-type-options"]).toBe("nosniff")
  const bytes = await response.body()
  expect(bytes.includes("run.js")).toBe(false)
  expect(bytes.includes("Fairphone")).toBe(false)
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
}
