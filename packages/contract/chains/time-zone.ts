/** Minutes east of UTC, or the name of an IANA zone. */
export type Zone = { offset: number } | { name: string }

/**
 * Reads a zone as forms and exports write it: "Asia/Shanghai", "+08:00", "UTC+8", "GMT-03:30", "Z", "UTC".
 * Undefined for anything else, abbreviations such as CST among it: that one means six zones.
 */
export function readZone(text: string): Zone | undefined {
  const match = /^(?:utc|gmt|z)?\s*(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/i.exec(text)
  if (match && text !== "") {
    const offset = (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * (match[1] === "-" ? -1 : 1)
    return Math.abs(offset) <= 14 * 60 && Number(match[3] ?? 0) < 60 ? { offset } : undefined
  }
  if (!/^[A-Za-z]+(\/[\w+-]+){1,2}$/.test(text)) return undefined
  try {
    // Only tried, not taken over: some engines answer with an older name of the same zone.
    wallClock(text)
    return { name: text }
  } catch {
    return undefined
  }
}

/** "+08:00" for an offset, the zone's own name otherwise, "UTC" for no offset at all. */
export function zoneName(zone: Zone): string {
  if ("name" in zone) return zone.name
  if (zone.offset === 0) return "UTC"
  const minutes = Math.abs(zone.offset)
  const two = (number: number) => String(number).padStart(2, "0")
  return `${zone.offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * Epoch milliseconds of a wall time (given as if it were UTC) in a zone. Of an hour that comes twice in autumn
 * the first is taken, and a time that spring skips moves on by the gap, as RFC 5545 and Temporal have it.
 */
export function instantOf(wall: number, zone: Zone): number {
  if ("offset" in zone) return wall - zone.offset * 60_000
  const before = offsetAt(wall - 86_400_000, zone.name)
  const after = offsetAt(wall + 86_400_000, zone.name)
  const first = wall - before
  if (offsetAt(first, zone.name) === before) return first
  const second = wall - after
  return offsetAt(second, zone.name) === after ? second : first
}

/** Since this year zones change their clocks at whole quarters of an hour only. */
const WHOLE_QUARTERS_SINCE = Date.UTC(1973, 0, 1)
const QUARTER_MS = 900_000
const MOST_OFFSETS = 2000
const offsets = new Map<string, number>()

/** Milliseconds by which a zone's wall clock is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  if (instant < WHOLE_QUARTERS_SINCE) return askedOffset(instant, timeZone)
  const key = `${timeZone} ${Math.floor(instant / QUARTER_MS)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  const asked = askedOffset(instant, timeZone)
  offsets.set(key, asked)
  return asked
}

function askedOffset(instant: number, timeZone: string): number {
  const format = wallClock(timeZone)
  const at = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => at.get(type) ?? 0
  const day = Date.UTC(part("year"), part("month") - 1, part("day"))
  const wall = day + ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000
  return wall - Math.floor(instant / 1000) * 1000
}

/** Formats are dear to make and zones are few; names that aren't zones are never kept. */
const wallClocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  wallClocks.set(timeZone, made)
  return made
}
