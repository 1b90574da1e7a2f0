import type { PastWait } from "../estimate.ts"
import type { Draws } from "./draws.ts"

/** Somebody who is going to want to talk. Times in milliseconds since midnight. */
export type Arrival = {
  at: number
  risk: PastWait["risk"]
  /** Gives up when nobody has come by then. */
  patienceMs: number
  talkMs: number
}

/** When an agent is there; talks that are open when they go for good come back to the front of the line. */
export type Shift = {
  from: number
  to: number
  atOnce: number
  breaks: { from: number; to: number }[]
  leavesTalks: boolean
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** People an hour, by the hour of the day: a quiet night, a peak in the afternoon and one in the evening. */
const BY_HOUR = [18, 12, 9, 8, 9, 14, 24, 38, 56, 72, 84, 88, 82, 84, 92, 96, 90, 82, 78, 86, 92, 80, 56, 32]
/** Agents at their desks by the hour. They don't quite follow the people. */
const STAFFED = [2, 1, 1, 1, 1, 2, 2, 4, 5, 6, 7, 7, 6, 7, 8, 8, 8, 7, 6, 7, 7, 6, 5, 3]
const TALK = { medianMs: 8 * MINUTE, sigma: 0.7 }
const PATIENCE_MS = { security: 90 * MINUTE, funds: 60 * MINUTE, ordinary: 40 * MINUTE }

/** Everybody of the day, in the order in which they come: by the hour's rate, and thrice as many in a surge of an hour. */
export function arrivalsOf(random: Draws): Arrival[] {
  const surge = random.between(10, 20) * HOUR
  const lasts = random.between(0.6, 1.2) * HOUR
  const busyDay = random.between(0.85, 1.2)
  const rateAt = (at: number) => {
    const hour = at / HOUR
    const here = BY_HOUR[Math.floor(hour) % 24] ?? 0
    const next = BY_HOUR[(Math.floor(hour) + 1) % 24] ?? 0
    const rate = (here + (next - here) * (hour % 1)) * busyDay
    return at >= surge && at < surge + lasts ? rate * 2.6 : rate
  }
  const arrivals: Arrival[] = []
  const most = Math.max(...BY_HOUR) * 2.6 * 1.2
  // Thinning (Lewis and Shedler): candidates at the highest rate, each kept by the share of its moment.
  for (let at = random.exponential(HOUR / most); at < 24 * HOUR; at += random.exponential(HOUR / most)) {
    if (random.share() > rateAt(at) / most) continue
    const draw = random.share()
    const risk = draw < 0.04 ? "security" : draw < 0.2 ? "funds" : "ordinary"
    arrivals.push({
      at,
      risk,
      patienceMs: random.exponential(PATIENCE_MS[risk]),
      talkMs: Math.min(90 * MINUTE, random.logNormal(TALK.medianMs, TALK.sigma)),
    })
  }
  return arrivals
}

/** Who is there: shifts that follow the hours of the day, breaks, and at one moment a third of them gone for half an hour. */
export function rosterOf(random: Draws): Shift[] {
  const shifts: Shift[] = []
  const gone = random.between(9, 21) * HOUR
  for (let hour = 0; hour < 24; hour += 1) {
    const wanted = STAFFED[hour] ?? 0
    const there = shifts.filter((shift) => shift.from <= hour * HOUR && shift.to > hour * HOUR + 10 * MINUTE)
    for (let n = there.length; n < wanted; n += 1) {
      const from = hour * HOUR + random.between(-6, 12) * MINUTE
      const to = from + random.between(3, 7) * HOUR
      const lunch = from + random.between(1.2, 2.8) * HOUR
      const breaks = [{ from: lunch, to: lunch + random.between(12, 35) * MINUTE }]
      if (random.share() < 0.33) breaks.push({ from: gone, to: gone + random.between(20, 40) * MINUTE })
      shifts.push({
        from: Math.max(0, from),
        to: Math.min(24 * HOUR, to),
        atOnce: random.share() < 0.5 ? 2 : 3,
        breaks,
        leavesTalks: random.share() < 0.15,
      })
    }
  }
  return shifts
}
