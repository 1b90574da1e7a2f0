import type { Locale } from "@veridesk/contract/locale.ts"
import { portalArticles } from "@veridesk/ui/messages/portal-articles.ts"
import { say } from "@veridesk/ui/say.ts"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { publicPaths } from "../../packages/portal/paths-public.ts"
import { openStaff } from "../steps/open-sessions.ts"
import { publishArticle } from "./at-desk.ts"
import { announcementOf, type HelpSite, openHelpSite } from "./open-help.ts"
import { publicPages } from "./public-pages.ts"

/* Every public page as it is read without JavaScript, on a small phone and a large screen, in both languages. */

let site: HelpSite
let announcement: string
beforeAll(async () => {
  site = await openHelpSite()
  announcement = await announcementOf(site.pool, "incident")
})
afterAll(() => site?.close())

/** What stays the same in every language: codes, addresses, and each language's own name. */
const HAN = /\p{Script=Han}/u

describe.each<[Locale, number]>([
  ["zh-CN", 360],
  ["zh-CN", 1440],
  ["en", 360],
  ["en", 1440],
])("%s, %d wide, JavaScript off", (locale, width) => {
  let page: Page
  beforeAll(async () => {
    page = await site.reader({ locale, size: "wide", javaScript: false })
    await page.setViewportSize({ width, height: 800 })
  })
  afterAll(() => page.close())

  test("every page answers, has one heading and its text, and can't be pushed sideways", async () => {
    const faults: string[] = []
    for (const { name, path, status } of publicPages(locale, announcement)) {
      const response = await page.goto(site.at(path))
      const seen = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        headings: [...document.querySelectorAll("h1")].map((h1) => h1.innerText.trim()),
        text: document.querySelector<HTMLElement>("#main")?.innerText ?? "",
      }))
      const fault = (what: string) => faults.push(`${name}: ${what}`)
      if (response?.status() !== status) fault(`answers ${response?.status()}`)
      if (seen.lang !== locale) fault(`says it is in ${seen.lang}`)
      if (seen.overhang > 0) fault(`is ${seen.overhang} px too wide`)
      if (seen.headings.length !== 1 || !seen.headings[0]) fault(`has headings ${seen.headings.join(" | ")}`)
      if (seen.text.length < 40) fault(`says only "${seen.text}"`)
      const [line] = seen.text.split("\n").filter((each) => HAN.test(each))
      if (locale === "en" && line) fault(`says "${line}"`)
      if (locale === "zh-CN" && !HAN.test(seen.headings[0] ?? ""))
        fault(`has the heading ${seen.headings[0]}`)
    }
    expect(faults).toEqual([])
  })
})

// Axe needs scripts of its own, so it looks at the same pages with them on.
test.each<[Locale, "narrow" | "wide", "light" | "dark"]>([
  ["zh-CN", "narrow", "dark"],
  ["en", "wide", "light"],
])("axe finds nothing serious: %s, %s, %s", async (locale, size, colorScheme) => {
  const page = await site.reader({ locale, size })
  await page.emulateMedia({ colorScheme })
  const told: string[] = []
  for (const { name, path } of publicPages(locale, announcement)) {
    await page.goto(site.at(path))
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    // Top bar and foot are the same everywhere.
    if (name !== "home") axe.include("main")
    const { violations } = await axe.analyze()
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        told.push(`${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(" ")}`)
  }
  expect(told).toEqual([])
})

test("the language switch leads to the same article, and says so where there is none in that language", async () => {
  const page = await site.reader({ locale: "zh-CN", size: "narrow", javaScript: false })
  await page.goto(site.at(publicPaths("zh-CN").article("deposit-not-credited")))
  await page.getByRole("link", { name: "English", exact: true }).click()
  await page.waitForURL((url) => url.pathname === publicPaths("en").article("deposit-not-credited"))
  expect(await page.locator("html").getAttribute("lang")).toBe("en")
  await page.getByRole("heading", { name: "My deposit hasn’t arrived", level: 1 }).waitFor()

  const ruben = await openStaff(site.house.product, site.pool, { name: "Ruben", role: "lead" })
  const slug = "only-in-english"
  await publishArticle(
    { url: site.house.product.url, who: ruben },
    { slug, locale: "en", title: "Only in English", text: "Nobody has translated this one." },
  )
  await page.goto(site.at(publicPaths("en").article(slug)))
  expect(await page.getByText(say("zh-CN", portalArticles, "article.only-english")).count()).toBe(0)
  await page.getByRole("link", { name: "简体中文", exact: true }).click()
  await page.getByText(say("zh-CN", portalArticles, "article.only-english")).waitFor()
  await page.getByText("Nobody has translated this one.").waitFor()
  expect(await page.locator("article").first().getAttribute("lang")).toBe("en")
})

test("printed, a page is its text without the site around it", async () => {
  const page = await site.reader({ locale: "en", size: "wide", javaScript: false })
  const to = publicPaths("en")
  for (const path of [to.article("deposit-not-credited"), to.announcement(announcement), to.status]) {
    await page.emulateMedia({ media: "screen" })
    await page.goto(site.at(path))
    await page.emulateMedia({ media: "print" })
    for (const around of ["body > header", "body > footer", ".banners", ".crumbs", ".toc"])
      expect(await page.locator(around).filter({ visible: true }).count(), `${path}: ${around}`).toBe(0)
    expect(await page.locator("h1").isVisible()).toBe(true)
    expect((await page.locator("#main").innerText()).length).toBeGreaterThan(300)
    const pdf = await page.pdf({ format: "A4" })
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  }
})
