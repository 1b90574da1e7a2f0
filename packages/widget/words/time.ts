import type { Locale } from "@veridesk/ui/say.ts"

/** Moments as this reader reads them. All take ISO 8601 instants. */
export type Times = {
  /** "14:05" */
  clock: (at: string) => string
  /** "14:05:20" */
  second: (at: string) => string
  /** "22 Nov 2026", "2026年11月22日" with the weekday. */
  day: (at: string) => string
  /** "22 Nov, 14:05"; today only the time. */
  short: (at: string) => string
  /** "UTC+8" */
  zone: string
  /** Tells whether two moments share a day: "2026-11-22". */
  dayKey: (at: string) => string
}

export function timesIn(locale: Locale, timeZone?: string): Times {
  const tag = locale === "en" ? "en-GB" : locale
  const make = (shape: Intl.DateTimeFormatOptions, of = tag) => {
    const made = new Intl.DateTimeFormat(of, { ...shape, ...(timeZone && { timeZone }) })
    return (at: string) => made.format(new Date(at))
  }
  const hours = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
  const clock = make(hours)
  const date = make({ month: "short", day: "numeric" })
  const dayKey = make({ year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA")
  const parts = new Intl.DateTimeFormat("en", { timeZoneName: "shortOffset", ...(timeZone && { timeZone }) })
  const zone = parts.formatToParts(new Date()).find(({ type }) => type === "timeZoneName")?.value ?? "UTC"
  return {
    clock,
    second: make({ ...hours, second: "2-digit" }),
    day: make({
      year: "numeric",
      month: "long",
      day: "numeric",
      weekday: locale === "en" ? "long" : "short",
    }),
    short: (at) =>
      dayKey(at) === dayKey(new Date().toISOString())
        ? clock(at)
        : `${date(at)}${locale === "en" ? "," : ""} ${clock(at)}`,
    zone: zone.replace(/^GMT(\+0$)?/, "UTC"),
    dayKey,
  }
}
