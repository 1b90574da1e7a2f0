import type { Locale } from "@veridesk/contract/locale.ts"
import type { Say } from "../words/words.ts"

/*
 * Times as the desk shows them: an age where it is young, the clock in a gutter, the full instant with its zone
 * wherever somebody wants to be sure.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, options)
  formats.set(key, made)
  return made
}

/** 14:02 */
export function clockTime(locale: Locale, at: string): string {
  return format(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at))
}

/** Sunday 22 November 2026 */
export function dayName(locale: Locale, at: string): string {
  return format(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(
    new Date(at),
  )
}

/** 3 Nov, with the year where it is another one. */
export function shortDay(locale: Locale, at: string, now: number): string {
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : "numeric"
  return format(locale, { day: "numeric", month: "short", year }).format(new Date(at))
}

/** 22 Nov 2026, 14:02 or with its seconds, here. */
export function wholeTime(locale: Locale, at: string, to: "minutes" | "seconds"): string {
  const timeStyle = to === "seconds" ? "medium" : "short"
  return format(locale, { dateStyle: "medium", timeStyle, hourCycle: "h23" }).format(new Date(at))
}

/** A time somebody told us, in the zone they told it in, as exactly as they did: 22 Nov 2026, 14:02 GMT+8 */
export function givenTime(
  locale: Locale,
  given: { instant: string; precision: string; zone: string },
): string {
  const { instant, precision, zone } = given
  const hour = { hour: "2-digit", hourCycle: "h23" } as const
  const minute = precision === "exact" || precision === "minute" ? ({ minute: "2-digit" } as const) : {}
  return format(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(precision === "day" ? {} : hour),
    ...minute,
    timeZoneName: "shortOffset",
    timeZone: zone,
  }).format(new Date(instant))
}

/** The whole instant, here and in UTC: 22 Nov 2026, 14:02:11 (GMT+8) · 06:02:11 UTC */
export function exactTime(locale: Locale, at: string): string {
  const date = new Date(at)
  const utc = format(locale, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
  }).format(date)
  return `${wholeTime(locale, at, "seconds")} (${zoneName(locale, date)}) · ${utc} UTC`
}

/** GMT+8 */
export function zoneName(locale: Locale, date: Date): string {
  const parts = format(locale, { timeZoneName: "short" }).formatToParts(date)
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "UTC"
}

/** 14:12 where the customer is; a dash where the zone is none that the browser knows. */
export function timeInZone(zone: string, now: number): string {
  try {
    return format("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(now)
  } catch {
    return "–"
  }
}

/** now · 5 min · 2 h · 3 d, and a date after a week. */
export function age(at: string, now: number, { words, locale }: { words: Say; locale: Locale }): string {
  const past = Math.max(0, now - Date.parse(at))
  if (past < MINUTE) return words("time.now")
  if (past < HOUR) return words("time.minutes", { n: String(Math.floor(past / MINUTE)) })
  if (past < DAY) return words("time.hours", { n: String(Math.floor(past / HOUR)) })
  if (past < 7 * DAY) return words("time.days", { n: String(Math.floor(past / DAY)) })
  return shortDay(locale, at, now)
}

/** The same in a sentence: just now · 5 min ago · 2 h ago · 3 d ago, and a date after a week. */
export function ago(at: string, now: number, { words, locale }: { words: Say; locale: Locale }): string {
  const past = Math.max(0, now - Date.parse(at))
  if (past < MINUTE) return words("time.just-now")
  const told = age(at, now, { words, locale })
  return past < 7 * DAY ? words("time.ago", { age: told }) : told
}

/** How long until or since: 04:12 under an hour, then 3 h 20, then 2 d. */
export function span(words: Say, ms: number): string {
  const left = Math.abs(ms)
  if (left < HOUR) return `${two(left / MINUTE)}:${two((left % MINUTE) / 1000)}`
  if (left < DAY)
    return words("time.long", { h: String(Math.floor(left / HOUR)), m: two((left % HOUR) / MINUTE) })
  return words("time.days", { n: String(Math.floor(left / DAY)) })
}

function two(n: number): string {
  return String(Math.floor(n)).padStart(2, "0")
}
