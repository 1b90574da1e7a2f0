import { desk } from "@veridesk/ui/messages/desk.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { describe, expect, test } from "vitest"
import { oneSide } from "../words/one-side.ts"
import type { Say } from "../words/words.ts"
import { ago, givenTime, wholeTime } from "./time.ts"

const at = new Date(2026, 10, 22, 15, 4, 5).toISOString()
const now = Date.parse(at)

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

test.each([
  [0, "checked just now", "刚刚核对"],
  [2 * 60_000, "checked 2 min ago", "2 分钟前核对"],
  [3 * 3_600_000, "checked 3 h ago", "3 小时前核对"],
  [2 * 86_400_000, "checked 2 d ago", "2 天前核对"],
  [9 * 86_400_000, "checked 22 Nov", "11月22日核对"],
])("what was checked %d ms ago says so in a whole phrase", (past, en, zh) => {
  expect(checked("en", past)).toBe(en)
  expect(checked("zh-CN", past)).toBe(zh)
})

function checked(locale: "en" | "zh-CN", past: number): string {
  const texts = oneSide(desk, locale === "en" ? "en" : "zh")
  const words: Say = (key, values) => format(locale, texts[key] ?? key, values)
  return words("chain.checked", { when: ago(at, now + past, { words, locale }) })
}
