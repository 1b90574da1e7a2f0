import { wcagContrast } from "culori"
import fc from "fast-check"
import { expect, test } from "vitest"
import { DEFAULT_ACCENT, HOUSE_THEME } from "./house-theme.ts"
import { themeOf } from "./theme.ts"
import { themeSheet } from "./theme-sheet.ts"

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`)

test("whatever colour a brand has, every text in it and on it can be read", () => {
  fc.assert(
    fc.property(hex, (accent) => {
      const { light, dark } = themeOf(accent)
      for (const ground of ["#ffffff", "#f1f4f3", "#e4eae8", light.soft])
        expect(wcagContrast(light.accent, ground)).toBeGreaterThanOrEqual(4.5)
      for (const ground of ["#131a19", "#0c1211", "#1a2322", dark.soft])
        expect(wcagContrast(dark.accent, ground)).toBeGreaterThanOrEqual(4.5)
      for (const { accent: ground, hover, onAccent } of [light, dark]) {
        expect(wcagContrast(onAccent, ground)).toBeGreaterThanOrEqual(4.5)
        expect(wcagContrast(onAccent, hover)).toBeGreaterThanOrEqual(4.5)
      }
    }),
    { numRuns: 400 },
  )
})

test("a colour that can be read stays what it is, and one that can't is moved and said to be", () => {
  expect(themeOf(DEFAULT_ACCENT).light).toMatchObject({ accent: DEFAULT_ACCENT, moved: false })
  expect(themeOf("#ffe14d").light.moved).toBe(true)
  expect(themeOf("#ffe14d").dark.moved).toBe(false)
})

test("what is written down of the house's own colours is what is judged of them", () => {
  expect(themeOf(DEFAULT_ACCENT)).toEqual(HOUSE_THEME)
})

test("the sheet holds for both schemes and for a reader's own choice, and is named for what is in it", () => {
  const { href, css } = themeSheet("merlin", themeOf("#7a3cff"))
  expect(href).toMatch(/^\/theme\/merlin\.[\w-]{10}\.css$/)
  expect(css).toContain('[data-theme="dark"]')
  expect(css).toContain("prefers-color-scheme:dark")
  expect(themeSheet("merlin", themeOf("#7a3cfe")).href).not.toBe(href)
})
