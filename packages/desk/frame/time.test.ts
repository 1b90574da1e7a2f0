import { describe, expect, test } from "vitest"
import { givenTime, wholeTime } from "./time.ts"

const at = new Date(2026, 10, 22, 15, 4, 5).toISOString()

describe.each(["en", "zh-CN"] as const)("in %s", (locale) => {
  test("the clock has 24 hours wherever a whole time is told", () => {
    expect(wholeTime(locale, at, "seconds")).toMatch(/15:04:05$/)
    expect(wholeTime(locale, at, "minutes")).toMatch(/15:04$/)
    const midnight = new Date(2026, 10, 22, 0, 30).toISOString()
    expect(wholeTime(locale, midnight, "minutes")).toMatch(/00:30$/)
    expect(givenTime(locale, { instant: "2026-11-22T21:30:00Z", precision: "minute", zone: "UTC" })).toMatch(
      /21:30/,
    )
  })
})

test("a day is told by its name of the month, which reads alike on both sides of the ocean", () => {
  expect(wholeTime("en", at, "minutes")).toBe("22 Nov 2026, 15:04")
})
