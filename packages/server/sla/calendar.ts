import type { Hours } from "@veridesk/contract/sla.ts"
import { Temporal } from "temporal-polyfill"

/** A calendar ready for counting: weekly hours in a zone, and the days that have other hours. */
export type WorkCalendar = {
  zone: string
  /** Round the clock, every day: counting is plain addition. */
  always: boolean
  week: readonly Hours[] // Monday first
  /** Hours of single days by date ("2026-10-10"), instead of the weekday's; none where it is free. */
  days: ReadonlyMap<string, Hours>
  /** Open spans of days looked at before, by date. */
  known: Map<string, Span[]>
}

/** A stretch of time in milliseconds since 1970. */
export type Span = { from: number; to: number }

/** Round the clock: P0, and every team that has no hours of its own. */
export const ALWAYS = makeCalendar("UTC", Array(7).fill([{ from: "00:00", to: "24:00" }]), new Map())

const MOST_DAYS_KNOWN = 5000
/** Somebody who works an hour a year still gets there; a calendar without any hour is refused when it is saved. */
const FURTHEST_DAYS = 4000

export function makeCalendar(
  zone: string,
  week: readonly Hours[],
  days: ReadonlyMap<string, Hours>,
): WorkCalendar {
  const whole = (hours: Hours) => hours.length === 1 && hours[0]?.from === "00:00" && hours[0].to === "24:00"
  const always = week.every(whole) && [...days.values()].every(whole)
  return { zone, always, week, days, known: new Map() }
}

/**
 * The moment by which so much working time has passed since `from`. Hours are those of the wall clock in the
 * calendar's zone, so a day on which clocks change has an hour less or more; time itself is counted as it passes.
 * Outside of working hours nothing passes: the answer is always in an open hour or at its end.
 * @throws RangeError where the calendar has no hour for years
 */
export function addWorking(calendar: WorkCalendar, from: Date, ms: number): Date {
  if (calendar.always) return new Date(from.getTime() + ms)
  let left = ms
  let date = dateIn(calendar.zone, from)
  for (let days = 0; days < FURTHEST_DAYS; days += 1) {
    for (const span of openSpans(calendar, date)) {
      const start = Math.max(span.from, from.getTime())
      if (start > span.to || (start === span.to && left > 0)) continue
      if (left <= span.to - start) return new Date(start + left)
      left -= span.to - start
    }
    date = date.add({ days: 1 })
  }
  throw new RangeError("a calendar without working hours")
}

/** Working time between two moments in milliseconds; none where the second is not after the first. */
export function workingBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  if (to <= from) return 0
  if (calendar.always) return to.getTime() - from.getTime()
  let sum = 0
  for (const span of openBetween(calendar, from, to)) sum += span.to - span.from
  return sum
}

/** The open hours between two moments, cut off at both. */
export function openBetween(calendar: WorkCalendar, from: Date, to: Date): Span[] {
  if (calendar.always) return [{ from: from.getTime(), to: to.getTime() }]
  const last = dateIn(calendar.zone, to)
  const spans: Span[] = []
  for (
    let date = dateIn(calendar.zone, from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    for (const span of openSpans(calendar, date)) {
      const cut = { from: Math.max(span.from, from.getTime()), to: Math.min(span.to, to.getTime()) }
      if (cut.from < cut.to) spans.push(cut)
    }
  }
  return spans
}

/** Whether a moment is within working hours; their first moment and their last count as within. */
export function isOpen(calendar: WorkCalendar, at: Date): boolean {
  if (calendar.always) return true
  const date = dateIn(calendar.zone, at)
  // Midnight is the end of the day before as well.
  return [date.subtract({ days: 1 }), date].some((one) =>
    openSpans(calendar, one).some((span) => span.from <= at.getTime() && at.getTime() <= span.to),
  )
}

function dateIn(zone: string, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate()
}

function openSpans(calendar: WorkCalendar, date: Temporal.PlainDate): Span[] {
  const name = date.toString()
  const before = calendar.known.get(name)
  if (before) return before
  const hours = calendar.days.get(name) ?? calendar.week[date.dayOfWeek - 1] ?? []
  const spans = hours.flatMap(({ from, to }) => {
    const span = { from: momentOf(calendar.zone, date, from), to: momentOf(calendar.zone, date, to) }
    // Hours that fall whole into the one that is left out in spring.
    return span.from < span.to ? [span] : []
  })
  if (calendar.known.size >= MOST_DAYS_KNOWN) calendar.known.clear()
  calendar.known.set(name, spans)
  return spans
}

/** A time that there isn't in spring is read as the one an hour later; of one that comes twice, the first is meant. */
function momentOf(zone: string, date: Temporal.PlainDate, time: string): number {
  const [day, plainTime] = time === "24:00" ? [date.add({ days: 1 }), "00:00"] : [date, time]
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(plainTime) })
    .epochMilliseconds
}
