import fc from "fast-check"
import { expect, test } from "vitest"
import { accentOf, contrast } from "./accent.ts"

const rgb = (hex = "") => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255] as [number, number, number]
}

test("whatever a brand chooses can be read, on light ground and on dark", () => {
  fc.assert(
    fc.property(fc.nat(0xffffff), (colour) => {
      const hex = `#${colour.toString(16).padStart(6, "0")}`
      const themes = accentOf(hex)
      if (!themes) return
      const { light, dark } = themes
      expect(contrast(rgb(light["--accent"]), [255, 255, 255])).toBeGreaterThanOrEqual(4.4)
      expect(contrast(rgb(light["--accent"]), rgb(light["--on-accent"]))).toBeGreaterThanOrEqual(4.4)
      expect(contrast(rgb(dark["--accent"]), [19, 26, 25])).toBeGreaterThanOrEqual(4.4)
      expect(contrast(rgb(dark["--accent"]), rgb(dark["--on-accent"]))).toBeGreaterThanOrEqual(4.4)
    }),
  )
})

test("our own ink and what is no colour need nothing", () => {
  expect([accentOf("#0b5563"), accentOf("#0B5563"), accentOf("red;}"), accentOf("")]).toEqual([
    null,
    null,
    null,
    null,
  ])
})
