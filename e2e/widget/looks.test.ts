import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startPreview } from "../../packages/widget/preview/serve.ts"
import { states } from "../../packages/widget/preview/states.ts"
import { freshPage } from "../portal/open-preview.ts"
import { axeFaults } from "../steps/axe.ts"
import { openBrowser } from "../steps/open-browser.ts"

const names = Object.keys(states("en"))
const rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
let preview: Awaited<ReturnType<typeof startPreview>>
let browser: Browser

beforeAll(async () => {
  ;[preview, browser] = await Promise.all([startPreview(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await preview?.stop()
})

describe.each([
  { tongue: "en", theme: "light", width: 1440, touch: false },
  { tongue: "zh", theme: "dark", width: 390, touch: true },
])("$tongue, $theme, $width wide", ({ tongue, theme, width, touch }) => {
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    ;({ page, faults } = await freshPage(browser, {
      viewport: { width, height: 844 },
      hasTouch: touch,
      isMobile: touch,
      reducedMotion: "reduce",
    }))
  })

  test.each(names)("%s is good for everybody", async (name) => {
    await page.goto(`${preview.origin}/preview/${tongue}/${name}@${theme}`)
    await page.locator("html[data-ready]").waitFor()
    if (name === "guard") await page.locator("[data-compose]").press("Enter")
    await page.locator(".panel").waitFor()
    // Lazy pages and the samples' own delays.
    await page.waitForFunction(() => {
      const root = document.querySelector("veridesk-support")?.shadowRoot
      return root?.querySelector("h3, .log, .slip, form") !== null
    })
    const told = (await axeFaults(page, { within: "veridesk-support", tags: rules })).flatMap(
      ({ id, nodes }) => nodes.map(({ html, why }) => `${id}: ${html.slice(0, 200)}\n${why}`),
    )
    expect(told).toEqual([])
    // 200 % zoom of a small screen: still nothing to be pushed sideways (WCAG 1.4.10).
    for (const narrow of touch ? [360, 320] : []) {
      await page.setViewportSize({ width: narrow, height: 844 })
      expect(await overhang(page)).toEqual([])
    }
    if (touch) await page.setViewportSize({ width, height: 844 })
    expect(await smallTargets(page, touch ? 43.5 : 23.5)).toEqual([])
    expect(faults).toEqual([])
  })
})

/** Parts of the panel that are wider than their place. */
function overhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector("veridesk-support")?.shadowRoot
    return [...(root?.querySelectorAll(".panel, .head, .body, .pad, .comp, .foot") ?? [])]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.className}: ${part.scrollWidth} in ${part.clientWidth}`)
  })
}

/** Targets lower than a finger (44 px), or than a pointer needs (24 px): links within a sentence apart. */
function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((most) => {
    const root = document.querySelector("veridesk-support")?.shadowRoot
    return [...(root?.querySelectorAll("a[href], button, select, input, textarea") ?? [])]
      .filter((target) => target.checkVisibility() && !target.closest(".vh"))
      .filter((target) => !(target.tagName === "A" && target.closest("p, .text, .say, .head")))
      .map((target) => {
        const met = target.closest("label, .field") ?? target
        return { html: target.outerHTML.slice(0, 120), height: met.getBoundingClientRect().height }
      })
      .filter(({ height }) => height > 0 && height < most)
      .map(({ html, height }) => `${Math.round(height)}: ${html}`)
  }, least)
}
