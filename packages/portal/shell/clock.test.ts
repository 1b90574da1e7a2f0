import { expect, test } from "vitest"
import { dayOf, tell, wallTime, zoneName } from "./clock.ts"

const at = "2026-11-22T16:30:00Z"

test.each([
  ["en", "Asia/Shanghai", "full", "23 Nov 2026, 00:30"],
  ["zh-CN", "Asia/Shanghai", "full", "2026年11月23日 00:30"],
  ["en", "UTC", "clock", "16:30"],
  ["en", "America/New_York", "day", "22 Nov"],
] as const)("%s in %s, %s", (locale, zone, how, text) => {
  expect(tell({ locale, zone, now: "2026-07-01T00:00:00Z" }, at, how)).toBe(text)
})

test("the year is told when it isn't this one", () => {
  expect(tell({ locale: "en", zone: "UTC", now: "2026-12-01T00:00:00Z" }, at, "short")).toBe("22 Nov, 16:30")
  expect(tell({ locale: "en", zone: "UTC", now: "2027-01-01T00:00:00Z" }, at, "short")).toBe(
    "22 Nov 2026, 16:30",
  )
})

test("a day is the reader's day", () => {
  expect(dayOf("Asia/Shanghai", at)).toBe("2026-11-23")
  expect(dayOf("UTC", at)).toBe("2026-11-22")
  expect(wallTime("Asia/Shanghai", at)).toBe("2026-11-23T00:30")
})

test("a zone is told by its offset, also across a change of clocks", () => {
  expect(zoneName("Asia/Kolkata", at)).toBe("UTC+5:30")
  expect(zoneName("Europe/Berlin", "2026-07-01T00:00:00Z")).toBe("UTC+2")
  expect(zoneName("Europe/Berlin", at)).toBe("UTC+1")
  expect(zoneName("UTC", at)).toBe("UTC")
})
