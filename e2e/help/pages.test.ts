import type { Locale } from "@veridesk/contract/locale.ts"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeFaults } from "../steps/axe.ts"
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
        // Languages are named in their own script.
        named: [...document.querySelectorAll<HTMLElement>("#main [hreflang]")].map((link) =>
          link.innerText.trim(),
        ),
      }))
      const fault = (what: string) => faults.push(`${name}: ${what}`)
      if (response?.status() !== status) fault(`answers ${response?.status()}`)
      if (seen.lang !== locale) fault(`says it is in ${seen.lang}`)
      if (seen.overhang > 0) fault(`is ${seen.overhang} px too wide`)
      if (seen.headings.length !== 1 || !seen.headings[0]) fault(`has headings ${seen.headings.join(" | ")}`)
      if (seen.text.length < 40) fault(`says only "${seen.text}"`)
      const [line] = seen.text
        .split("\n")
        .filter((each) => HAN.test(each) && !seen.named.includes(each.trim()))
      if (locale === "en" && line) fault(`says "${line}"`)
      if (locale === "zh-CN" && !HAN.test(seen.headings[0] ?? ""))
        fault(`has the heading ${seen.headings[0]}`)
    }
    expect(faults).toEqual([])
  })
})

/** What a small screen in the dark can have wrong and a large one in the light has not. */
const OTHERWISE = ["color-contrast", "scrollable-region-focusable", "target-size"]

// Axe needs scripts of its own, so it looks at the same pages with them on.
test.each<[Locale, "narrow" | "wide", "light" | "dark", string[] | null]>([
  ["en", "wide", "light", null],
  ["zh-CN", "narrow", "dark", OTHERWISE],
])("axe finds nothing serious: %s, %s, %s", async (locale, size, colorScheme, rules) => {
  const page = await site.reader({ locale, size })
  await page.emulateMedia({ colorScheme })
  const told: string[] = []
  const pages = publicPages(locale, announcement)
  // "search, found" and its like are the same page with more on it: once is enough for colours and sizes.
  for (const { name, path } of rules ? pages.filter((each) => !each.name.includes(",")) : pages) {
    await page.goto(site.at(path))
    // Top bar and foot are the same everywhere.
    const found = await axeFaults(page, {
      ...(name === "home" ? {} : { within: "main" }),
      ...(rules ? { rules } : {}),
    })
    for (const { id, impact, nodes } of found)
      if (impact === "serious" || impact === "critical")
        told.push(`${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(" ")}`)
  }
  expect(told).toEqual([])
})
