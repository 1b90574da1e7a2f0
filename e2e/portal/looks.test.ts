import { AxeBuilder } from "@axe-core/playwright"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { samples } from "../../packages/portal/preview/samples.ts"
import { freshPage, openPreview } from "./open-preview.ts"

const names = Object.keys(samples("en"))
let opened: Awaited<ReturnType<typeof openPreview>>

beforeAll(async () => {
  opened = await openPreview()
})
afterAll(() => opened.close())

describe.each([
  { tongue: "en", theme: "light", width: 1440, touch: false },
  { tongue: "zh", theme: "dark", width: 390, touch: true },
])("$tongue, $theme, $width wide", ({ tongue, theme, width, touch }) => {
  test.each(names)("axe finds nothing in %s", async (name) => {
    const { page, faults } = await freshPage(opened.browser, {
      viewport: { width, height: 844 },
      hasTouch: touch,
      isMobile: touch,
      reducedMotion: "reduce",
    })
    await page.goto(`${opened.preview.origin}/preview/${tongue}/${name}@${theme}`, {
      waitUntil: "networkidle",
    })
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze()
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    )
    expect(told).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

test.each(names)("%s needs no sideways scrolling, at 360 and at 320", async (name) => {
  const { page } = await freshPage(opened.browser, { viewport: { width: 360, height: 740 } })
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 })
    for (const tongue of ["en", "zh"]) {
      await page.goto(`${opened.preview.origin}/preview/${tongue}/${name}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${tongue} ${width}`).toBe(
        width,
      )
    }
  }
  await page.context().close()
})

test.each(names)("fingers find everything in %s", async (name) => {
  const { page } = await freshPage(opened.browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await page.goto(`${opened.preview.origin}/preview/en/${name}`, { waitUntil: "networkidle" })
  const small = await page.evaluate(() => {
    const targets = document.querySelectorAll<HTMLElement>(
      "a[href], button, select, input:not([type=hidden]), textarea, summary",
    )
    return [...targets]
      .filter((target) => target.checkVisibility({ opacityProperty: false }) && !target.closest(".vh, .skip"))
      .map((target) => {
        // A label or the whole row is what the finger meets.
        const around =
          target.closest("label") ?? target.closest(".rows li") ?? target.closest(".affix") ?? target
        return {
          html: target.outerHTML.slice(0, 120),
          box: around.getBoundingClientRect(),
          inText: target.closest("p, dd, dt, .errors li, .msg, h1, td") !== null && target.tagName === "A",
        }
      })
      .filter(({ box, inText }) => !inText && box.height > 0 && box.height < 43.5)
      .map(({ html, box }) => `${Math.round(box.height)}: ${html}`)
  })
  expect(small).toEqual([])
  await page.context().close()
})

test("nothing is asked of any other host", async () => {
  const { page } = await freshPage(opened.browser)
  const hosts = new Set<string>()
  page.on("request", (request) => hosts.add(new URL(request.url()).host))
  for (const name of ["home", "form", "ticket", "sign-in", "receipt"])
    await page.goto(`${opened.preview.origin}/preview/zh/${name}`, { waitUntil: "networkidle" })
  expect([...hosts]).toEqual([new URL(opened.preview.origin).host])
  await page.context().close()
})
