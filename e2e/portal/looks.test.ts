import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { samples } from "../../packages/portal/preview/samples.ts"
import { axeFaults } from "../steps/axe.ts"
import { closeWindow } from "../steps/close-window.ts"
import { freshPage, openPreview } from "./open-preview.ts"

const names = Object.keys(samples("en"))
const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
let opened: Awaited<ReturnType<typeof openPreview>>

beforeAll(async () => {
  opened = await openPreview()
})
afterAll(() => opened.close())

describe.each([
  { tongue: "en", theme: "light", width: 1440, touch: false },
  { tongue: "zh", theme: "dark", width: 390, touch: true },
])("$tongue, $theme, $width wide", ({ tongue, theme, width, touch }) => {
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    const viewport = { width, height: 844 }
    ;({ page, faults } = await freshPage(opened.browser, {
      viewport,
      hasTouch: touch,
      isMobile: touch,
      reducedMotion: "reduce",
    }))
  })

  test.each(names)("%s is good for everybody", async (name) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${opened.preview.origin}/preview/${tongue}/${name}@${theme}`)
    // Top bar and foot are the same everywhere; looking at them once saves half a minute.
    const found = await axeFaults(page, { tags, ...(name === "home" ? {} : { within: "main" }) })
    expect(found.flatMap(({ id, nodes }) => nodes.map(({ html, why }) => `${id}: ${html}\n${why}`))).toEqual(
      [],
    )
    expect(touch ? await smallTargets(page) : []).toEqual([])
    // 200 % zoom of a small screen: still no sideways scrolling (WCAG 1.4.10).
    for (const narrow of touch ? [360, 320] : []) {
      await page.setViewportSize({ width: narrow, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow)
    }
    expect(faults).toEqual([])
  })
})

test("nothing is asked of any other host", async () => {
  const { page } = await freshPage(opened.browser)
  const hosts = new Set<string>()
  page.on("request", (request) => hosts.add(new URL(request.url()).host))
  for (const name of ["home", "form", "ticket", "sign-in", "receipt"])
    await page.goto(`${opened.preview.origin}/preview/zh/${name}`, { waitUntil: "networkidle" })
  expect([...hosts]).toEqual([new URL(opened.preview.origin).host])
  await closeWindow(page.context())
})

/** Targets lower than a finger, 44 px; links within a sentence are as high as its lines (WCAG 2.5.5). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, select, input:not([type=hidden]), textarea, summary")]
      .filter((target) => target.checkVisibility() && !target.closest(".vh, .skip"))
      .filter((target) => !(target.tagName === "A" && target.closest("p, dd, dt, .errors li, .msg, h1, td")))
      .map((target) => {
        // A label, a framed group or the whole row is what the finger meets.
        const met = target.closest("label, .rows li, .affix") ?? target
        return { html: target.outerHTML.slice(0, 120), height: met.getBoundingClientRect().height }
      })
      .filter(({ height }) => height > 0 && height < 43.5)
      .map(({ html, height }) => `${Math.round(height)}: ${html}`),
  )
}
