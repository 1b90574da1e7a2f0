import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readOccurredAt } from "./occurred-at.ts"
import { instantOf, readZone, zoneName } from "./time-zone.ts"

const now = new Date("2026-11-22T06:00:00Z")
const read = (text: string, zone?: string) => readOccurredAt({ text, now, ...(zone && { zone }) })

describe("forms of a time", () => {
  test.each<[string, string | undefined, string, string, string]>([
    ["2026-11-22T13:05", "Asia/Shanghai", "2026-11-22T05:05:00.000Z", "minute", "Asia/Shanghai"],
    ["2026-11-22T13:05", "+08:00", "2026-11-22T05:05:00.000Z", "minute", "+08:00"],
    ["2026-11-22T05:05:06Z", undefined, "2026-11-22T05:05:06.000Z", "exact", "UTC"],
    ["2026-11-22T05:05:06.789123Z", "Asia/Tokyo", "2026-11-22T05:05:06.789Z", "exact", "UTC"],
    ["2026-11-22T10:35:06+05:30", undefined, "2026-11-22T05:05:06.000Z", "exact", "+05:30"],
    ["2026-11-03 14:05:22", "UTC+8", "2026-11-03T06:05:22.000Z", "exact", "+08:00"],
    ["2026-11-03 14:05:22 (UTC+8)", undefined, "2026-11-03T06:05:22.000Z", "exact", "+08:00"],
    ["2026-11-03 14:05:22 UTC", "Asia/Shanghai", "2026-11-03T14:05:22.000Z", "exact", "UTC"],
    ["2026/11/3 9:05", "America/New_York", "2026-11-03T14:05:00.000Z", "minute", "America/New_York"],
    ["2026年11月3日 14:05", "Asia/Shanghai", "2026-11-03T06:05:00.000Z", "minute", "Asia/Shanghai"],
    ["2026年11月3日14时05分22秒", "Asia/Shanghai", "2026-11-03T06:05:22.000Z", "exact", "Asia/Shanghai"],
    [
      "２０２６－１１－０３　１４：０５",
      "Asia/Shanghai",
      "2026-11-03T06:05:00.000Z",
      "minute",
      "Asia/Shanghai",
    ],
    ["2026-11-03", "Asia/Shanghai", "2026-11-02T16:00:00.000Z", "day", "Asia/Shanghai"],
    ["1795237506", undefined, "2026-11-21T05:05:06.000Z", "exact", "UTC"],
    ["1795237506789", "Asia/Shanghai", "2026-11-21T05:05:06.789Z", "exact", "Asia/Shanghai"],
    ["1795237506789123", undefined, "2026-11-21T05:05:06.789Z", "exact", "UTC"],
  ])("%s in %s", (text, zone, instant, precision, shown) => {
    expect(read(text, zone)).toEqual({ ok: true, instant, precision, zone: shown })
  })

  test("the customer may be less sure than the text, never surer", () => {
    const at = { text: "2026-11-03T14:05", zone: "UTC", now }
    expect(readOccurredAt({ ...at, precision: "hour" })).toMatchObject({ precision: "hour" })
    expect(readOccurredAt({ ...at, precision: "exact" })).toMatchObject({ precision: "minute" })
    expect(readOccurredAt({ ...at, text: "2026-11-03", precision: "minute" })).toMatchObject({
      precision: "day",
    })
  })
})

describe("what isn't a time", () => {
  test.each<[string, string | undefined, object]>([
    ["", "UTC", { fault: "empty" }],
    ["yesterday", "UTC", { fault: "not-a-time" }],
    ["14:05", "UTC", { fault: "not-a-time" }],
    ["179523750", "UTC", { fault: "not-a-time" }],
    ["03/11/2026", "UTC", { fault: "day-or-month" }],
    ["3.11.2026 14:05", "UTC", { fault: "day-or-month" }],
    ["2026-02-30 10:00", "UTC", { fault: "no-such-time" }],
    ["2026-13-01", "UTC", { fault: "no-such-time" }],
    ["2026-00-10", "UTC", { fault: "no-such-time" }],
    ["2026-11-03 24:00", "UTC", { fault: "no-such-time" }],
    ["2026-11-03 10:60", "UTC", { fault: "no-such-time" }],
    ["2026-11-03 10:00", undefined, { fault: "no-zone" }],
    ["2026-11-03 10:00", "Mars/Olympus", { fault: "unknown-zone" }],
    ["2026-11-03 10:00 CST", "UTC", { fault: "unknown-zone" }],
    ["2026-11-22 06:05:01", "UTC", { fault: "in-future", aheadMinutes: 6 }],
    [
      "2026-11-22 14:00:00",
      "UTC",
      { fault: "in-future", aheadMinutes: 480, instant: "2026-11-22T14:00:00.000Z" },
    ],
    ["2008-12-31 23:59:59", "UTC", { fault: "too-long-ago" }],
    ["0001-01-01", "UTC", { fault: "too-long-ago" }],
    ["9".repeat(101), "UTC", { fault: "not-a-time" }],
  ])("%s in %s", (text, zone, expected) => {
    expect(read(text, zone)).toMatchObject({ ok: false, ...expected })
  })

  test("five minutes ahead is a clock that is a little fast", () => {
    expect(read("2026-11-22 06:05:00", "UTC")).toMatchObject({ ok: true })
  })
})

describe("zones", () => {
  test.each([
    ["Z", "UTC"],
    ["utc", "UTC"],
    ["GMT+8", "+08:00"],
    ["UTC-03:30", "-03:30"],
    ["+0800", "+08:00"],
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ])("%s", (text, name) => {
    const zone = readZone(text)
    expect(zone && zoneName(zone)).toBe(name)
  })
  test.each(["", "CST", "+15:00", "+08:75", "Asia/Shanghai; drop table", "../etc/passwd"])(
    "%j is none",
    (text) => {
      expect(readZone(text)).toBeUndefined()
    },
  )

  test.each([
    ["before the clocks go forward", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
    ["in the hour they skip, moved on by it", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
    ["after it", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    ["in the hour that comes twice, the first of them", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["after it comes", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
  ])("%s", (_, wall, instant) => {
    const at = instantOf(Date.parse(`${wall}:00Z`), { name: "Europe/Berlin" })
    expect(new Date(at).toISOString()).toBe(instant)
  })

  test("an instant shown in a zone is read back as the same instant", () => {
    const zones = [
      "Asia/Shanghai",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "America/St_Johns",
    ]
    const instants = fc.date({
      min: new Date("2010-01-01"),
      max: new Date("2026-11-01"),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (date, timeZone) => {
        const shown = new Intl.DateTimeFormat("sv", {
          timeZone,
          dateStyle: "short",
          timeStyle: "medium",
        }).format(date)
        const reading = read(shown, timeZone)
        const apart = reading.ok
          ? date.getTime() - date.getMilliseconds() - Date.parse(reading.instant)
          : Number.NaN
        // The second of two equal wall times in autumn can't be told from the first.
        expect([0, 1_800_000, 3_600_000]).toContain(apart)
      }),
      { numRuns: 500 },
    )
  })
})
