import { tidyPaste } from "./tidy-paste.ts"
import { instantOf, readZone, type Zone, zoneName } from "./time-zone.ts"

export type Precision = "exact" | "minute" | "hour" | "day"

export interface OccurredAt {
  /** ISO 8601 in UTC with milliseconds; the start of the day where only the day is known. */
  instant: string
  precision: Precision
  /** The zone the customer thinks in: an IANA name, an offset such as "+08:00", or "UTC". */
  zone: string
}

export type OccurredAtReading =
  | ({ ok: true } & OccurredAt)
  | { ok: false; fault: "empty" | "not-a-time" | "no-such-time" | "unknown-zone" | "no-zone" }
  /** Day and month could change places: "03/11/2025". */
  | { ok: false; fault: "day-or-month" }
  /** `aheadMinutes` of a whole number of hours hints at a wrong zone. */
  | { ok: false; fault: "in-future"; instant: string; aheadMinutes: number }
  /** Before the first block of the first chain. */
  | { ok: false; fault: "too-long-ago"; instant: string }

export interface OccurredAtInput {
  text: string
  /** IANA name or offset; a zone within the text goes before it, and a Unix time needs none. */
  zone?: string
  /** How sure the customer is; without it, as exact as the text is. Never finer than the text. */
  precision?: Precision
  now: Date
}

/**
 * Reads when something happened: a form's datetime-local value, ISO 8601, "2025-11-03 14:05:22", "2025/11/3",
 * "2025年11月3日 14:05", Unix time in s, ms or µs (10, 13, 16 digits). Refuses more than 5 minutes in the future and
 * anything before 2009 (domain §2.0).
 */
export function readOccurredAt({ text: input, zone, precision, now }: OccurredAtInput): OccurredAtReading {
  if (input.length > 100) return { ok: false, fault: "not-a-time" }
  const text = tidyPaste(input).text
  if (text === "") return { ok: false, fault: "empty" }
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{4}\b/.test(text)) return { ok: false, fault: "day-or-month" }
  const given = zone ? readZone(zone.trim()) : undefined
  if (zone && !given) return { ok: false, fault: "unknown-zone" }

  const read = readUnixTime(text) ?? readWallTime(text)
  if (typeof read === "string") return { ok: false, fault: read }
  const used = read.zone ?? given
  if (!used) return { ok: false, fault: "no-zone" }
  const milliseconds = instantOf(read.wall, used)
  const instant = new Date(milliseconds).toISOString()
  const ahead = milliseconds - now.getTime()
  if (ahead > 300_000)
    return { ok: false, fault: "in-future", instant, aheadMinutes: Math.ceil(ahead / 60_000) }
  if (milliseconds < Date.UTC(2009, 0, 1)) return { ok: false, fault: "too-long-ago", instant }
  // A Unix time says nothing about where the customer lives; the zone of the form does.
  const shown = read.unix && given ? given : used
  return {
    ok: true,
    instant,
    precision: coarser(precision ?? "exact", read.precision),
    zone: zoneName(shown),
  }
}

interface Read {
  /** Epoch milliseconds of the wall time as if it were UTC. */
  wall: number
  precision: Precision
  zone?: Zone | undefined
  unix?: boolean
}

/** Seconds, milliseconds or microseconds by the number of digits: ten digits of seconds last from 2001 to 2286. */
function readUnixTime(text: string): Read | undefined {
  if (!/^(\d{10}|\d{13}|\d{16})$/.test(text)) return undefined
  const wall = Number(text.slice(0, 10)) * 1000 + Number(text.slice(10, 13))
  return { wall, precision: "exact", zone: { offset: 0 }, unix: true }
}

const wallTime =
  /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?:(?:T|\s*)(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?(?:[.,](\d{1,9}))?|分)?)?\s*(.*)$/i

function readWallTime(text: string): Read | "not-a-time" | "no-such-time" | "unknown-zone" {
  const match = wallTime.exec(text)
  if (!match) return "not-a-time"
  const [, year, , month, day, hour, minute, second, fraction, rest = ""] = match
  const zone = rest === "" ? undefined : readZone(rest)
  if (rest !== "" && !zone) return "unknown-zone"
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map((part) => Number(part ?? 0))
  if (y === undefined || mo === undefined || d === undefined) return "not-a-time"
  if ((h ?? 0) > 23 || (mi ?? 0) > 59 || (s ?? 0) > 59 || d > daysIn(y, mo)) return "no-such-time"
  const thousandths = Number((fraction ?? "").slice(0, 3).padEnd(3, "0"))
  const wall = Date.UTC(y, mo - 1, d, h, mi, s, thousandths)
  return { wall, zone, precision: hour === undefined ? "day" : second === undefined ? "minute" : "exact" }
}

/** 0 for a month that isn't one, so that no day fits it. */
function daysIn(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const precisions: readonly Precision[] = ["exact", "minute", "hour", "day"]

function coarser(a: Precision, b: Precision): Precision {
  return precisions.indexOf(a) > precisions.indexOf(b) ? a : b
}
