import type { Locale } from "@veridesk/ui/say.ts"
import type { Instant } from "../props.ts"

/** How much of a moment is told: full date and time, without this year's number, or a part of it. */
export type Moment = "full" | "short" | "day" | "clock"

/** Where a reader is: their language, their zone, and for some moments the present. */
export interface Reader {
  locale: Locale
  zone: string
  now?: Instant
}

/**
 * A moment in the reader's zone: "22 Nov 2026, 14:05" or "2026年11月22日 14:05".
 * `short` leaves the year out when it is that of `now`. The zone's name is told apart, by zoneName.
 */
export function tell({ locale, zone, now }: Reader, at: Instant, how: Moment): string {
  const date = new Date(at)
  if (how === "clock") return clock(locale, zone, date)
  const sameYear = now !== undefined && year(zone, date) === year(zone, new Date(now))
  const day = format(locale, zone, how === "full" || !sameYear ? "date" : "day").format(date)
  if (how === "day") return day
  return locale === "zh-CN" ? `${day} ${clock(locale, zone, date)}` : `${day}, ${clock(locale, zone, date)}`
}

/** "UTC+8", "UTC", "UTC+5:30": offsets are read alike in every language; zone abbreviations are not. */
export function zoneName(zone: string, at: Instant): string {
  const parts = format("en", zone, "zone").formatToParts(new Date(at))
  return (parts.find((part) => part.type === "timeZoneName")?.value ?? "UTC").replace(/^GMT(\+0$)?/, "UTC")
}

/** Day as "2026-11-22" in the zone: tells whether two moments share a day. */
export function dayOf(zone: string, at: Instant): string {
  return format("en", zone, "key").format(new Date(at))
}

/** Wall time for a datetime-local input: "2026-11-22T14:05". */
export function wallTime(zone: string, at: Instant): string {
  const date = new Date(at)
  return `${dayOf(zone, at)}T${clock("en", zone, date)}`
}

function clock(locale: Locale, zone: string, date: Date): string {
  return format(locale, zone, "clock").format(date)
}

function year(zone: string, date: Date): string {
  return format("en", zone, "year").format(date)
}

const shapes = {
  date: { year: "numeric", month: "short", day: "numeric" },
  day: { month: "short", day: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  year: { year: "numeric" },
  key: { year: "numeric", month: "2-digit", day: "2-digit" },
  zone: { timeZoneName: "shortOffset" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Formatters cost 50 µs each to make; a list of tickets needs hundreds. */
const made = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, zone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${shape}`
  const known = made.get(key)
  if (known) return known
  // en-GB gives "22 Nov 2026"; en-CA gives ISO order for the keys.
  const tag = shape === "key" ? "en-CA" : locale === "en" ? "en-GB" : locale
  const fresh = new Intl.DateTimeFormat(tag, { ...shapes[shape], timeZone: zone })
  made.set(key, fresh)
  return fresh
}
