import { describe, expect, test } from "vitest"
import { makeCalendar, type WorkCalendar } from "./calendar.ts"
import {
  type Clock,
  endClock,
  nextRound,
  pauseClock,
  recountClock,
  resumeClock,
  startClock,
  stateOf,
  type Terms,
  warnBefore,
} from "./clock.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const office = [{ from: "09:00", to: "18:00" }]
const berlin = makeCalendar("Europe/Berlin", [office, office, office, office, office, [], []], new Map())
const always = makeCalendar("UTC", Array(7).fill([{ from: "00:00", to: "24:00" }]), new Map())

function terms(calendar: WorkCalendar, hours: number, more: Partial<Terms> = {}): Terms {
  const targetMs = hours * HOUR
  const warnMs = warnBefore(targetMs, { percent: 75, minutes: 5 })
  return { priority: 2, policy: 1, targetMs, warnMs, calendarKey: "berlin", calendar, ...more }
}

const at = (text: string) => new Date(`2026-11-${text}:00+01:00`)
const begun = (t: Terms, from: string) => startClock({ metric: "resolution", round: 1 }, t, { at: at(from) })

/** Four hours of an office in Berlin, with pauses: what happens, and when it is due then. */
const PAUSES: [name: string, from: string, steps: ["pause" | "resume", string][], due: string | null][] = [
  ["none", "24T10:00", [], "24T14:00"],
  [
    "within the day",
    "24T10:00",
    [
      ["pause", "24T11:00"],
      ["resume", "24T12:00"],
    ],
    "24T15:00",
  ],
  [
    "of no length",
    "24T10:00",
    [
      ["pause", "24T11:00"],
      ["resume", "24T11:00"],
    ],
    "24T14:00",
  ],
  [
    "across closing time",
    "24T15:00",
    [
      ["pause", "24T17:00"],
      ["resume", "25T10:00"],
    ],
    "25T12:00",
  ],
  [
    "from closing to opening costs nothing",
    "24T15:00",
    [
      ["pause", "24T18:00"],
      ["resume", "25T09:00"],
    ],
    "25T10:00",
  ],
  [
    "begun at night",
    "24T15:00",
    [
      ["pause", "24T22:00"],
      ["resume", "25T10:00"],
    ],
    "25T11:00",
  ],
  [
    "ended at night",
    "24T15:00",
    [
      ["pause", "24T16:00"],
      ["resume", "24T23:00"],
    ],
    "25T12:00",
  ],
  [
    "over a weekend",
    "27T16:00",
    [
      ["pause", "27T17:00"],
      ["resume", "30T09:30"],
    ],
    "30T12:30",
  ],
  [
    "ended on a Sunday",
    "27T16:00",
    [
      ["pause", "27T17:00"],
      ["resume", "29T12:00"],
    ],
    "30T12:00",
  ],
  [
    "two of them",
    "24T10:00",
    [
      ["pause", "24T11:00"],
      ["resume", "24T12:00"],
      ["pause", "24T13:00"],
      ["resume", "24T15:00"],
    ],
    "24T17:00",
  ],
  ["that goes on", "24T10:00", [["pause", "24T11:00"]], null],
]

describe("pauses", () => {
  test.each(PAUSES)("%s", (_, from, steps, due) => {
    const rules = terms(berlin, 4)
    let clock = begun(rules, from)
    for (const [step, when] of steps)
      clock =
        step === "pause"
          ? pauseClock(clock, berlin, { at: at(when), why: "waiting-customer" })
          : resumeClock(clock, rules, { at: at(when) })
    expect(clock.dueAt?.toISOString() ?? null).toBe(due && at(due).toISOString())
    expect(clock.pauses).toHaveLength(steps.filter(([step]) => step === "pause").length)
  })

  test("from the customer to others it stands still for another reason, and says since when", () => {
    const rules = terms(berlin, 4)
    const first = pauseClock(begun(rules, "24T10:00"), berlin, {
      at: at("24T11:00"),
      why: "waiting-customer",
    })
    const second = pauseClock(first, berlin, { at: at("24T15:00"), why: "waiting-third-party" })
    expect(second).toMatchObject({
      leftMs: 3 * HOUR,
      pauses: [
        { from: at("24T11:00"), to: at("24T15:00"), why: "waiting-customer" },
        { from: at("24T15:00"), to: null, why: "waiting-third-party" },
      ],
    })
    expect(pauseClock(second, berlin, { at: at("24T16:00"), why: "waiting-third-party" })).toBe(second)
    expect(resumeClock(second, rules, { at: at("24T16:00") }).dueAt).toEqual(at("25T10:00"))
  })

  test("a clock that was late before it stood still is late again at once, and says since when", () => {
    const rules = terms(berlin, 4)
    const still = pauseClock(begun(rules, "24T10:00"), berlin, {
      at: at("24T15:00"),
      why: "waiting-customer",
    })
    expect(still).toMatchObject({ leftMs: 0, breachedAt: at("24T14:00") })
    expect(stateOf(still, at("24T16:00"))).toBe("paused")
    const again = resumeClock(still, rules, { at: at("24T16:00") })
    expect(again.dueAt).toEqual(at("24T16:00"))
    expect(endClock(again, berlin, { at: at("24T16:01"), given: true }).outcome).toBe("missed")
  })
})

test("a warning comes with a quarter of the target left, never less than the minimum, never before its half", () => {
  const rule = { percent: 75, minutes: 30 }
  expect(warnBefore(8 * HOUR, rule)).toBe(2 * HOUR)
  expect(warnBefore(HOUR, rule)).toBe(30 * MINUTE)
  expect(warnBefore(20 * MINUTE, rule)).toBe(10 * MINUTE)
})

test("states by the moment", () => {
  const clock = begun(terms(always, 4), "24T10:00")
  expect(["24T12:59", "24T13:00", "24T14:00", "24T14:01"].map((when) => stateOf(clock, at(when)))).toEqual([
    "running",
    "at-risk",
    "at-risk",
    "late",
  ])
})

test("another target counts the working time that has passed, also that before a pause", () => {
  const rules = terms(berlin, 8)
  let clock: Clock = begun(rules, "24T09:00")
  clock = pauseClock(clock, berlin, { at: at("24T11:00"), why: "waiting-customer" })
  clock = resumeClock(clock, rules, { at: at("24T13:00") })
  const shorter = recountClock(clock, terms(berlin, 4), { at: at("24T14:00"), before: berlin })
  expect(shorter.dueAt).toEqual(at("24T15:00"))
  // Three hours have passed, and nothing of one hour is left.
  expect(recountClock(clock, terms(berlin, 1), { at: at("24T14:00"), before: berlin }).dueAt).toEqual(
    at("24T14:00"),
  )
})

test("the calendar of another team counts from then on, and what has passed stays passed", () => {
  const clock = begun(terms(always, 10), "24T16:00")
  const moved = (when: string) =>
    recountClock(clock, terms(berlin, 10), { at: at(when), before: always }).dueAt
  expect(moved("24T17:00")).toEqual(at("25T17:00"))
  expect(moved("24T22:00")).toEqual(at("25T13:00"))
})

describe("field.md 51: a reopened ticket goes on with its clock and spoils no figures", () => {
  const rules = terms(always, 24)
  const settled = endClock(begun(rules, "24T10:00"), always, { at: at("24T20:00"), given: true })

  test("the first round stays met, and the next has what was left", () => {
    const again = nextRound(settled, rules, at("26T10:00"))
    expect(settled).toMatchObject({ outcome: "met", endedAt: at("24T20:00"), leftMs: 14 * HOUR })
    expect(again).toMatchObject({
      round: 2,
      startedAt: at("26T10:00"),
      dueAt: at("27T00:00"),
      breachedAt: null,
    })
  })

  test("where nothing was left it is late from the start, and was told of", () => {
    const missed = endClock(begun(rules, "24T10:00"), always, { at: at("25T10:01"), given: true })
    expect(missed.outcome).toBe("missed")
    expect(nextRound(missed, rules, at("26T10:00"))).toMatchObject({
      breachedAt: at("26T10:00"),
      warnedAt: at("26T10:00"),
    })
  })
})
