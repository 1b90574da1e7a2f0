import type { Calendar, Hours } from "@veridesk/contract/sla.ts"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { addWorking, isOpen, makeCalendar, type WorkCalendar, workingBetween } from "./calendar.ts"
import { defaultPolicy } from "./default-policy.ts"
import { prepare } from "./holidays.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const hours = (from: string, to: string): Hours => [{ from, to }]
const everyDay = (from: string, to: string): Hours[] => Array(7).fill(hours(from, to))
const YEARS = [2025, 2026, 2027]

let calendars: Record<string, WorkCalendar>
beforeAll(async () => {
  const shipped = async (key: string, more: Partial<Calendar> = {}) =>
    (await prepare({ ...(defaultPolicy.calendars[key] as Calendar), ...more }, YEARS)).work
  calendars = {
    always: await shipped("always"),
    berlin: await shipped("berlin"),
    "new york": await shipped("new-york"),
    shanghai: await shipped("shanghai"),
    "shanghai without make-up days": await shipped("shanghai", { makeUpDays: false }),
    "berlin with its own days": await shipped("berlin", {
      days: [
        { date: "2026-12-24", hours: hours("09:00", "12:00"), name: "Christmas Eve" },
        { date: "2026-12-05", hours: hours("10:00", "14:00"), name: "A Saturday we work" },
      ],
    }),
    "berlin nights": makeCalendar("Europe/Berlin", everyDay("00:00", "06:00"), new Map()),
    "new york nights": makeCalendar("America/New_York", everyDay("00:00", "06:00"), new Map()),
    "two shifts": makeCalendar(
      "Asia/Kolkata",
      Array(7).fill([
        { from: "08:00", to: "12:00" },
        { from: "13:00", to: "17:00" },
      ]),
      new Map(),
    ),
    "all of sunday": makeCalendar("Asia/Tokyo", [...Array(6).fill([]), hours("00:00", "24:00")], new Map()),
  }
})

/** Calendar, from, working minutes, the moment they are over. 24 November 2026 is a Tuesday. */
const EXAMPLES: [name: string, calendar: string, from: string, minutes: number, due: string][] = [
  ["round the clock over a weekend", "always", "2026-11-27T22:00:00Z", 1440, "2026-11-28T22:00:00Z"],
  ["round the clock over new year", "always", "2026-12-31T23:50:00Z", 15, "2027-01-01T00:05:00Z"],
  ["nothing at all, round the clock", "always", "2026-11-28T03:00:00Z", 0, "2026-11-28T03:00:00Z"],
  ["within one day", "berlin", "2026-11-24T09:00:00+01:00", 240, "2026-11-24T13:00:00+01:00"],
  ["to the very end of a day", "berlin", "2026-11-24T17:00:00+01:00", 60, "2026-11-24T18:00:00+01:00"],
  ["a minute more is tomorrow", "berlin", "2026-11-24T17:00:00+01:00", 61, "2026-11-25T09:01:00+01:00"],
  ["begun before opening", "berlin", "2026-11-24T05:12:00+01:00", 60, "2026-11-24T10:00:00+01:00"],
  ["begun after closing", "berlin", "2026-11-24T19:30:00+01:00", 60, "2026-11-25T10:00:00+01:00"],
  ["begun at closing", "berlin", "2026-11-24T18:00:00+01:00", 60, "2026-11-25T10:00:00+01:00"],
  ["over a night", "berlin", "2026-11-24T16:00:00+01:00", 240, "2026-11-25T11:00:00+01:00"],
  ["from Friday over the weekend", "berlin", "2026-11-27T16:00:00+01:00", 240, "2026-11-30T11:00:00+01:00"],
  ["begun on a Saturday", "berlin", "2026-11-28T12:00:00+01:00", 60, "2026-11-30T10:00:00+01:00"],
  ["begun on a Sunday night", "berlin", "2026-11-29T23:59:00+01:00", 30, "2026-11-30T09:30:00+01:00"],
  ["three working days", "berlin", "2026-11-26T09:00:00+01:00", 1620, "2026-11-30T18:00:00+01:00"],
  ["nothing, in the middle of a day", "berlin", "2026-11-24T10:00:00+01:00", 0, "2026-11-24T10:00:00+01:00"],
  ["nothing, at night", "berlin", "2026-11-24T23:00:00+01:00", 0, "2026-11-25T09:00:00+01:00"],
  ["over Good Friday and Easter", "berlin", "2026-04-02T17:00:00+02:00", 120, "2026-04-07T10:00:00+02:00"],
  [
    "Women's Day, a holiday in Berlin, on a Sunday",
    "berlin",
    "2026-03-06T17:00:00+01:00",
    120,
    "2026-03-09T10:00:00+01:00",
  ],
  ["May Day on a Friday", "berlin", "2026-04-30T17:30:00+02:00", 60, "2026-05-04T09:30:00+02:00"],
  ["over Christmas", "berlin", "2026-12-24T17:00:00+01:00", 120, "2026-12-28T10:00:00+01:00"],
  ["over New Year's Day", "berlin", "2026-12-31T17:00:00+01:00", 120, "2027-01-04T10:00:00+01:00"],
  [
    "a day of its own that is short",
    "berlin with its own days",
    "2026-12-24T11:00:00+01:00",
    120,
    "2026-12-28T10:00:00+01:00",
  ],
  [
    "a Saturday of its own",
    "berlin with its own days",
    "2026-12-04T17:00:00+01:00",
    120,
    "2026-12-05T11:00:00+01:00",
  ],
  [
    "a weekend on which summer time begins",
    "berlin",
    "2026-03-27T17:00:00+01:00",
    120,
    "2026-03-30T10:00:00+02:00",
  ],
  [
    "a weekend on which summer time ends",
    "berlin",
    "2026-10-23T17:00:00+02:00",
    120,
    "2026-10-26T10:00:00+01:00",
  ],
  [
    "a night of five hours in Berlin",
    "berlin nights",
    "2026-03-29T00:00:00+01:00",
    300,
    "2026-03-29T06:00:00+02:00",
  ],
  [
    "six hours don't fit into it",
    "berlin nights",
    "2026-03-29T00:00:00+01:00",
    360,
    "2026-03-30T01:00:00+02:00",
  ],
  [
    "begun right before the hour that isn't there",
    "berlin nights",
    "2026-03-29T01:59:00+01:00",
    2,
    "2026-03-29T03:01:00+02:00",
  ],
  [
    "a night of seven hours in Berlin",
    "berlin nights",
    "2026-10-25T00:00:00+02:00",
    420,
    "2026-10-25T06:00:00+01:00",
  ],
  [
    "begun in the hour that comes twice, the first time",
    "berlin nights",
    "2026-10-25T02:30:00+02:00",
    60,
    "2026-10-25T02:30:00+01:00",
  ],
  [
    "begun in it the second time",
    "berlin nights",
    "2026-10-25T02:30:00+01:00",
    60,
    "2026-10-25T03:30:00+01:00",
  ],
  [
    "a night of five hours in New York",
    "new york nights",
    "2026-03-08T00:00:00-05:00",
    300,
    "2026-03-08T06:00:00-04:00",
  ],
  [
    "six hours don't fit into that one either",
    "new york nights",
    "2026-03-08T00:00:00-05:00",
    360,
    "2026-03-09T01:00:00-04:00",
  ],
  [
    "a night of seven hours in New York",
    "new york nights",
    "2026-11-01T00:00:00-04:00",
    420,
    "2026-11-01T06:00:00-05:00",
  ],
  [
    "the weekend of New York's clocks, from Friday",
    "new york",
    "2026-10-30T17:00:00-04:00",
    120,
    "2026-11-02T10:00:00-05:00",
  ],
  ["over Thanksgiving", "new york", "2026-11-25T17:00:00-05:00", 120, "2026-11-27T10:00:00-05:00"],
  [
    "Independence Day, observed on a Friday",
    "new york",
    "2026-07-02T17:00:00-04:00",
    120,
    "2026-07-06T10:00:00-04:00",
  ],
  [
    "asked in Shanghai at night, answered in New York's day",
    "new york",
    "2026-11-24T23:00:00+08:00",
    60,
    "2026-11-24T11:00:00-05:00",
  ],
  [
    "asked in Berlin in the morning, while Shanghai still works",
    "shanghai",
    "2026-11-24T09:30:00+01:00",
    60,
    "2026-11-24T17:30:00+08:00",
  ],
  [
    "over the week of the National Day",
    "shanghai",
    "2026-09-30T17:00:00+08:00",
    120,
    "2026-10-08T10:00:00+08:00",
  ],
  [
    "into the make-up Saturday of 10 October",
    "shanghai",
    "2026-10-09T17:00:00+08:00",
    120,
    "2026-10-10T10:00:00+08:00",
  ],
  [
    "the same where make-up days are not worked",
    "shanghai without make-up days",
    "2026-10-09T17:00:00+08:00",
    120,
    "2026-10-12T10:00:00+08:00",
  ],
  ["over the Spring Festival", "shanghai", "2026-02-14T17:00:00+08:00", 120, "2026-02-24T10:00:00+08:00"],
  [
    "an ordinary weekend in Shanghai",
    "shanghai",
    "2026-11-27T17:30:00+08:00",
    60,
    "2026-11-30T09:30:00+08:00",
  ],
  ["over lunch", "two shifts", "2026-11-24T11:30:00+05:30", 60, "2026-11-24T13:30:00+05:30"],
  [
    "into the end of the first shift",
    "two shifts",
    "2026-11-24T11:30:00+05:30",
    30,
    "2026-11-24T12:00:00+05:30",
  ],
  [
    "from one Sunday to the next",
    "all of sunday",
    "2026-11-29T23:00:00+09:00",
    120,
    "2026-12-06T01:00:00+09:00",
  ],
  [
    "to the midnight at the end of Sunday",
    "all of sunday",
    "2026-11-28T12:00:00+09:00",
    1440,
    "2026-11-30T00:00:00+09:00",
  ],
]

describe("worked examples", () => {
  test.each(EXAMPLES)("%s (%s)", (_, name, from, minutes, due) => {
    const calendar = calendars[name] as WorkCalendar
    const given = addWorking(calendar, new Date(from), minutes * MINUTE)
    expect(given.toISOString()).toBe(new Date(due).toISOString())
    expect(workingBetween(calendar, new Date(from), given)).toBe(minutes * MINUTE)
  })

  test("there are enough of them", () => expect(EXAMPLES.length).toBeGreaterThanOrEqual(40))
})

describe("whatever the hours are", () => {
  const clockHour = fc.integer({ min: 0, max: 24 })
  const two = (n: number) => `${String(n).padStart(2, "0")}:00`
  const day = fc
    .uniqueArray(clockHour, { maxLength: 4 })
    .map((all) => [...all].sort((a, b) => a - b))
    .map((all) =>
      all.flatMap((hour, at) => (at % 2 === 1 ? [{ from: two(all[at - 1] ?? 0), to: two(hour) }] : [])),
    )
  const zone = fc.constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "UTC",
  )
  const calendar = fc
    .tuple(
      zone,
      fc.array(day, { minLength: 7, maxLength: 7 }),
      fc.dictionary(fc.constantFrom("2026-03-29", "2026-10-25", "2026-11-01"), day),
    )
    .filter(([, week]) => week.some((one) => one.length > 0))
    .map(([name, week, days]) => makeCalendar(name, week, new Map(Object.entries(days))))
  const moment = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
    .map((ms) => new Date(ms))
  const length = fc.integer({ min: 0, max: 100 * HOUR })

  test("what is added is measured again", () => {
    fc.assert(
      fc.property(calendar, moment, length, (one, from, ms) => {
        expect(workingBetween(one, from, addWorking(one, from, ms))).toBe(ms)
      }),
      { numRuns: 300 },
    )
  })

  test("more takes longer, later ends later, and it never ends in closed time", () => {
    fc.assert(
      fc.property(calendar, moment, length, length, (one, from, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const due = addWorking(one, from, less)
        expect(due.getTime()).toBeLessThanOrEqual(addWorking(one, from, more).getTime())
        expect(due.getTime()).toBeLessThanOrEqual(
          addWorking(one, new Date(from.getTime() + HOUR), less).getTime(),
        )
        expect(isOpen(one, due)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test("a stop on the way changes nothing", () => {
    fc.assert(
      fc.property(calendar, moment, length, length, (one, from, a, b) => {
        const stop = addWorking(one, from, a)
        expect(addWorking(one, stop, b)).toEqual(addWorking(one, from, a + b))
      }),
      { numRuns: 300 },
    )
  })
})
