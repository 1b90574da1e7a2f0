/** When somebody wants to hear of things. Minutes of the day in `zone`; `from` = `to` is never quiet. */
export type Rhythm = {
  quiet: { from: number; to: number } | null
  zone: string
  rhythm: "at-once" | "daily"
}

const MINUTE_MS = 60_000
/** What is told once a day is told at nine. */
const DAILY_AT = 9 * 60
const DAY = 24 * 60

/**
 * The moment from which somebody may be told: at once, after their quiet hours, or at their nine o'clock. Security
 * waits for nobody. A time that a zone's clock skips (summer time) comes out as the one after it.
 */
export function dueAt(now: Date, who: Rhythm, o: { security: boolean }): Date {
  if (o.security) return now
  const minute = minuteOfDay(now, who.zone)
  if (who.rhythm === "daily") return after(now, until(minute, DAILY_AT) || DAY)
  if (who.quiet && isWithin(minute, who.quiet)) return after(now, until(minute, who.quiet.to))
  return now
}

/** Whether a minute of the day lies in hours that may go past midnight. */
export function isWithin(minute: number, { from, to }: { from: number; to: number }): boolean {
  if (from === to) return false
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function until(minute: number, to: number): number {
  return (to - minute + DAY) % DAY
}

function after(now: Date, minutes: number): Date {
  const whole = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS
  return new Date(whole + minutes * MINUTE_MS)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function minuteOfDay(at: Date, zone: string): number {
  const known = clocks.get(zone)
  const clock =
    known ??
    new Intl.DateTimeFormat("en", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  if (!known) clocks.set(zone, clock)
  const [hour = 0, minute = 0] = clock.format(at).split(":").map(Number)
  return hour * 60 + minute
}
