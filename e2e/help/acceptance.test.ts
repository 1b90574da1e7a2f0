import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from "vitest"
import { publicPaths } from "../../packages/portal/paths-public.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { cookieOf, openCustomers, openStaff } from "../steps/open-sessions.ts"
import { announceCritical, publishArticle } from "./at-desk.ts"
import { announcementOf, type HelpSite, openHelpSite } from "./open-help.ts"
import { publicPages } from "./public-pages.ts"

/* Points 1 to 11 of the acceptance walk (docs/acceptance.md): the help site, on the demo's data. */

const zh: Locale = "zh-CN"
const to = publicPaths(zh)
const word = (key: keyof typeof portal, values?: Record<string, string | number>) =>
  say(zh, portal, key, values)

let site: HelpSite
let look: Look
let phone: Page
/** The same reader with JavaScript off. */
let plain: Page
beforeAll(async () => {
  site = await openHelpSite()
  look = await makeLook("help-acceptance")
  phone = await site.reader({ locale: zh, size: "narrow" })
  plain = await site.reader({ locale: zh, size: "narrow", javaScript: false })
})
beforeEach(() => onTestFailed(() => look.last(phone)))
afterAll(() => site?.close())

const go = (page: Page, path: string) => page.goto(site.at(path))
const ask = async (page: Page, question: string) => {
  await page.locator("input[name=q]").fill(question)
  await page.locator("input[name=q]").press("Enter")
}
/** Slugs of the articles found, the best first. */
const found = (page: Page) =>
  page
    .locator("[data-results] a[href*='/articles/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("/").at(-1)))

test("1: the home page is usable at 360 px", async () => {
  await phone.setViewportSize({ width: 360, height: 740 })
  await go(phone, to.home)
  await look(phone, "1-home", { dark: true })
  const tasks = phone.getByRole("navigation", { name: word("home.tasks") }).getByRole("link")
  expect(await tasks.count()).toBe(6)
  for (const box of await tasks.evaluateAll((links) =>
    links.map((link) => link.getBoundingClientRect().height),
  ))
    expect(box).toBeGreaterThanOrEqual(44)
  await ask(phone, "验证器丢失")
  await phone.waitForURL("**/search?**")
  await phone.locator("[data-results] a").first().click()
  await phone.waitForURL("**/articles/reset-two-factor")
  await phone.setViewportSize({ width: 390, height: 844 })
})

test("2: a TxID that is pasted into the search offers to check the deposit", async () => {
  const { txid } = site.house.exchange.scene.cases.retiredAddress
  await go(phone, to.home)
  await phone.locator("input[name=q]").fill(txid)
  await phone.locator("[data-seen]").getByText(word("find.txid.go")).click()
  await phone.locator("[name=txid]").waitFor()
  expect(await phone.locator("[name=txid]").inputValue()).toBe(txid)
  expect(new URL(phone.url()).pathname).toBe(to.depositTool)
  await look(phone, "2-deposit")

  await go(plain, to.search(` ${txid}`))
  await plain.getByRole("link", { name: word("search.code.txid.deposit") }).click()
  expect(new URL(plain.url()).pathname).toBe(to.depositTool)
})

test("3: 提币, withdraw and a typo lead to the same article first", async () => {
  for (const locale of ["zh-CN", "en"] as const) {
    const first = new Map<string, string | undefined>()
    for (const question of ["提币", "提现", "withdraw", "withdrawl", "tixian"]) {
      await go(plain, publicPaths(locale).search(question))
      first.set(question, (await found(plain))[0])
    }
    expect(new Set(first.values()).size, JSON.stringify([...first])).toBe(1)
    expect(first.get("withdraw")).toMatch(/^withdrawal-(delayed|failed)$/)
  }
})

test("4: a search that finds nothing keeps the question and puts it into a ticket", async () => {
  const question = "zzqqxx flumph"
  await go(phone, to.search(question))
  await phone.locator("[data-none]").waitFor()
  await look(phone, "4-nothing")
  expect(await phone.locator("input[name=q]").inputValue()).toBe(question)
  expect(await phone.locator("[data-none] a").getAttribute("href")).toContain(encodeURIComponent("zzqqxx"))

  const member = await site.reader({ locale: zh, size: "narrow" })
  const [who] = await openCustomers(site.house.product, site.pool, 1)
  if (who) await member.context().addCookies([cookieOf(who, site.house.product.url)])
  await go(member, to.search(question))
  await member.getByRole("link", { name: word("search.ask") }).click()
  await member.locator("#ticket-form[data-live]").waitFor()
  const typed = await member
    .locator("#ticket-form input, #ticket-form textarea")
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
  expect(typed).toContainEqual(expect.stringContaining(question))
})

test("5: an article reads well with JavaScript off, and prints as its text alone", async () => {
  const announcement = await announcementOf(site.pool, "incident")
  for (const path of [to.article("deposit-not-credited"), to.announcement(announcement), to.status]) {
    await go(plain, path)
    for (const around of ["body > header", "body > footer"])
      expect(await plain.locator(around).isVisible()).toBe(true)
    await plain.emulateMedia({ media: "print" })
    for (const around of ["body > header", "body > footer", ".banners", ".crumbs", ".toc"])
      expect(await plain.locator(around).filter({ visible: true }).count(), `${path}: ${around}`).toBe(0)
    expect(await plain.locator("h1").isVisible()).toBe(true)
    expect((await plain.locator("#main").innerText()).length).toBeGreaterThan(150)
    expect((await plain.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-")
    await plain.emulateMedia({ media: "screen" })
  }
})

test("6: the language switch stays on the article, and says so where there is none in that language", async () => {
  const slug = "only-in-english"
  const who = await openStaff(site.house.product, site.pool, { name: "Ruben", role: "lead" })
  const text = "Nobody has translated this one."
  await publishArticle(
    { url: site.house.product.url, who },
    { slug, locale: "en", title: "Only in English", text },
  )
  await go(plain, to.article("deposit-not-credited"))
  await plain.getByRole("link", { name: "English", exact: true }).click()
  await plain.getByRole("heading", { name: "My deposit hasn’t arrived", level: 1 }).waitFor()
  expect(new URL(plain.url()).pathname).toBe(publicPaths("en").article("deposit-not-credited"))
  expect(await plain.locator("html").getAttribute("lang")).toBe("en")

  await go(plain, publicPaths("en").article(slug))
  expect(await plain.getByText(word("article.only-english")).count()).toBe(0)
  await plain.getByRole("link", { name: "简体中文", exact: true }).click()
  await plain.getByText(word("article.only-english")).waitFor()
  await plain.getByText(text).waitFor()
  expect(await plain.locator("#main article").getAttribute("lang")).toBe("en")
})

test("7: whatever is pasted is recognised without saying what it is", async () => {
  const ours: [string, keyof typeof portal][] = [
    ["https://help.kestrel.example/zh-cn/articles/live-chat?from=mail#s-1", "genuine.ours.website"],
    ["support@kestrel.example", "genuine.ours.email"],
    ["@KestrelHelp", "genuine.ours.telegram"],
    ["t.me/KestrelHelp", "genuine.ours.telegram"],
    ["https://x.com/KestrelExchange", "genuine.ours.x"],
    ["+852 5550 0100", "genuine.ours.phone"],
    ["00852-55500100", "genuine.ours.phone"],
    ["5550 0100", "genuine.ours.phone"],
  ]
  for (const [pasted, answer] of ours) {
    await go(phone, to.verify())
    await phone.locator("#main input[name=q]").fill(pasted)
    await phone.getByRole("button", { name: word("genuine.go"), exact: true }).click()
    await phone.getByRole("heading", { name: word(answer) }).waitFor()
    await phone.getByText(word("genuine.official.foot")).waitFor()
  }
  await look(phone, "7-ours", { dark: true })
})

test("8: a look-alike with a Cyrillic letter is called out by its letters", async () => {
  await go(plain, to.verify("https://k\u0435strel.example/login"))
  await plain.getByText(word("genuine.treat.website")).waitFor()
  expect(await plain.locator(".glyphs td.diff").allInnerTexts()).toEqual(["\u0435"])
  expect(await plain.locator(".glyphs td.true").allInnerTexts()).toEqual(["e"])
  expect(await plain.locator(".why").innerText()).toContain("U+0435")
  expect(await plain.locator("#main").innerText()).toContain("xn--")
})

test("9: what isn’t on the list comes with steps for who has paid already", async () => {
  await go(phone, to.verify("kestrel-refund.example"))
  await phone.getByText(word("genuine.treat.website")).waitFor()
  await look(phone, "9-not-listed", { dark: true })
  const steps = phone.locator(".todo-steps li")
  expect(await steps.count()).toBe(4)
  await steps
    .first()
    .getByRole("link", { name: word("genuine.paid.1.go") })
    .click()
  await phone.waitForURL("**/locked-out?problem=taken-over")
})

test("10: a critical banner is on every page within ten seconds", async () => {
  const { url } = site.house.product
  const staff = (name: string) => openStaff(site.house.product, site.pool, { name, role: "lead" })
  const [writer, second] = [await staff("Jonna"), await staff("Petra")]
  const said = {
    en: "Withdrawals are paused: a leaked key is being replaced",
    zh: "提现暂停：正在更换泄露的密钥",
  }
  const slug = await announcementOf(site.pool, "policy")
  const paths = (locale: Locale) => publicPages(locale, slug).map(({ path }) => path)
  const missing = async () => {
    const asked = [...paths("zh-CN"), ...paths("en"), "/sign-in", "/tickets/new", "/locked-out"].map(
      async (path) => {
        const headers = { accept: "text/html", "accept-language": "zh-CN" }
        const page = await (await fetch(`${url}${path}`, { headers })).text()
        return page.includes(path.startsWith("/en") ? said.en : said.zh) ? [] : [path]
      },
    )
    return (await Promise.all(asked)).flat()
  }
  // Kept pages are warm, as they are when it happens.
  expect((await missing()).length).toBeGreaterThan(50)
  await announceCritical({ url, writer, second }, said)
  const published = performance.now()
  await expect.poll(missing, { timeout: 30_000, interval: 1000 }).toEqual([])
  expect(performance.now() - published).toBeLessThan(10_000)

  await go(phone, to.article("live-chat"))
  await look(phone, "10-banner", { dark: true })
  const banner = phone.locator(".banner.critical")
  expect(await banner.getByRole("button").count()).toBe(0)
  await banner.getByRole("link", { name: said.zh }).click()
  await phone.getByRole("heading", { name: said.zh, level: 1 }).waitFor()
})

test("11: an announcement has both clocks and everything that was changed in it", async () => {
  await go(phone, to.announcement(await announcementOf(site.pool, "policy")))
  await look(phone, "11-announcement", { dark: true })
  const times = await phone.locator(".both-times").first().innerText()
  expect(times).toContain("UTC+8")
  expect(times).toMatch(/UTC(?!\+)/)
  const history = phone.locator(".history li")
  expect(await history.count()).toBe(2)
  await history.getByText("首次发布时正文有一处写成 0.012 ETH，正确费用为 0.0012 ETH。").waitFor()
  await history.getByRole("link", { name: word("ann.history.read") }).click()
  await phone.waitForURL((address) => address.href.includes("version") || address.href.includes("v="))
})
