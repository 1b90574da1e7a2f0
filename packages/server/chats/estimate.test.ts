import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Asked, estimate, type PastWait } from "./estimate.ts"
import { calibrationOf } from "./testing/calibration.ts"
import { simulatedDay } from "./testing/simulated-day.ts"

const MINUTE = 60_000
const now = new Date("2026-11-22T12:30:00+08:00")
const TEAM = "deposits"

/** So many people taken `every` minutes apart, each of whom waited as many minutes as there were places times that. */
function steady(o: { people: number; every: number; ahead?: number; teamId?: string }): PastWait[] {
  const { people, every, ahead = 3, teamId = TEAM } = o
  return Array.from({ length: people }, (_, n) => ({
    ahead,
    waitedMs: (ahead + 1) * every * MINUTE,
    acceptedAt: new Date(now.getTime() - n * every * MINUTE),
    risk: "ordinary" as const,
    teamId,
  }))
}
const ask = (more: Partial<Asked>) =>
  estimate({ history: [], position: 4, waitedMs: 0, now, risk: "ordinary", teamId: TEAM, ...more })

describe("on simulated days", () => {
  test.each([1, 2, 3, 4, 5])("day %i: what people are told holds, and is seldom too little", (seed) => {
    const { looks } = simulatedDay(seed)
    for (const when of ["begin", "later"]) {
      const told = calibrationOf(looks.filter((look) => look.when === when))
      expect(told.told, when).toBeGreaterThan(1_000)
      expect(told.held, when).toBeGreaterThanOrEqual(0.8)
      expect(told.late, when).toBeLessThanOrEqual(0.15)
      // A range is there for most people, and is not bought with width.
      expect(told.ofAll, when).toBeGreaterThan(0.5)
      expect(told.medianWidth, when).toBeLessThanOrEqual(13)
    }
    // Nor is it only those who find somebody free for whom it holds.
    const behind = calibrationOf(looks.filter((look) => look.when === "begin" && look.position > 1))
    expect(behind.held).toBeGreaterThanOrEqual(0.8)
    expect(behind.late).toBeLessThanOrEqual(0.15)
  })

  test("the same seed is the same day", () => {
    expect(simulatedDay(3)).toEqual(simulatedDay(3))
  })
})

describe("a range", () => {
  test("stands around what the line's pace says, rather above than beneath it", () => {
    const range = ask({ history: steady({ people: 40, every: 2 }), position: 4 })
    expect(range?.from).toBeLessThanOrEqual(8)
    expect(range?.to).toBeGreaterThanOrEqual(8)
    expect(range?.to).toBeLessThanOrEqual(18)
  })

  test("is not told from fewer than eight people, from what is long past, or from another line", () => {
    const eight = steady({ people: 8, every: 2 })
    expect(ask({ history: eight })).not.toBeNull()
    expect(ask({ history: eight.slice(1) })).toBeNull()
    expect(ask({ history: eight, now: new Date(now.getTime() + 125 * MINUTE) })).toBeNull()
    expect(ask({ history: eight, teamId: "withdrawals" })).toBeNull()
    expect(ask({ history: eight, teamId: null })).toBeNull()
  })

  test("grows as soon as nobody is taken any more", () => {
    const history = steady({ people: 40, every: 1 })
    const at = (minutes: number) =>
      ask({ history, now: new Date(now.getTime() + minutes * MINUTE), waitedMs: minutes * MINUTE })?.to ?? 0
    expect(at(10)).toBeGreaterThan(at(0))
    expect(at(20)).toBeGreaterThan(at(10))
  })

  test("is not told where it would be so wide that it says nothing", () => {
    const history = steady({ people: 40, every: 1, ahead: 9 }).map((past, n) => ({
      ...past,
      waitedMs: past.waitedMs * (n % 2 === 0 ? 0.05 : 4),
    }))
    expect(ask({ history, position: 30 })).toBeNull()
  })
})

const past = fc.record({
  ahead: fc.nat(40),
  waitedMs: fc.nat(50 * MINUTE),
  acceptedAt: fc.nat(140 * MINUTE).map((ago) => new Date(now.getTime() - ago)),
  risk: fc.constantFrom("security" as const, "funds" as const, "ordinary" as const),
  teamId: fc.constantFrom(TEAM, "withdrawals", null),
})

test("whatever the past: whole minutes, never backwards, never less for somebody further back", () => {
  fc.assert(
    fc.property(
      fc.array(past, { maxLength: 80 }),
      fc.nat(20 * MINUTE),
      fc.constantFrom("security" as const, "funds" as const, "ordinary" as const),
      (history, waitedMs, risk) => {
        let before = { from: 0, to: 0 }
        for (let position = 1; position <= 60; position += 1) {
          const range = ask({ history, position, waitedMs, risk })
          if (!range) continue
          expect(Number.isInteger(range.from) && Number.isInteger(range.to)).toBe(true)
          expect(range.from).toBeGreaterThanOrEqual(before.from)
          expect(range.to).toBeGreaterThanOrEqual(before.to)
          expect(range.to).toBeGreaterThan(range.from)
          expect(range.to).toBeLessThanOrEqual(Math.max(15, 3 * range.from + 12))
          before = range
        }
      },
    ),
  )
})
