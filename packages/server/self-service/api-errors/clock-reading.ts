/** The time that a call carried, and how far it is from the exchange's. */
export type ClockReading = {
  /** What its number of digits says it counts. Only milliseconds are right. */
  unit: "milliseconds" | "seconds" | "microseconds" | "nanoseconds"
  /** With a decimal point, where a whole number is wanted. */
  fraction: boolean
  sentAt: string
  /** Which clock it is held against: one in the same text, or ours as we read it. */
  against: "theirs" | "ours"
  /** How far the call is ahead of that clock; behind is negative. Null where the call is too old to tell. */
  aheadMs: number | null
}

/** Older than this, a call compared with our clock says when it was sent and nothing about a clock. */
const TELLING_MS = 10 * 60_000
const EPOCH_FIRST = Date.UTC(2010, 0)
const EPOCH_LAST = Date.UTC(2100, 0)

const SENT =
  /(?:^|[^a-z])(?:kx-)?(?:time-?stamp|request_?time|ts|nonce)["']?\s*[:=]\s*["']?(\d{10,19}(?:\.\d{1,9})?)(?![\d.])/i
const SERVER = /(?:^|[^a-z])server_?time["']?\s*[:=]\s*["']?(\d{10,19})(?!\d)/i
const DATE_HEADER =
  /(?:^|\n)\s*["']?date["']?\s*[:=]\s*["']?([A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)/i

/** Finds the timestamp of a call in a text, reads its unit off its digits, and compares it. */
export function readClock(text: string, now: Date): ClockReading | null {
  const written = SENT.exec(text)?.[1]
  const sent = written === undefined ? null : instantOf(written)
  if (!sent || written === undefined) return null
  const server = serverTime(text)
  const ahead = sent.at - (server ?? now.getTime())
  return {
    unit: sent.unit,
    fraction: written.includes("."),
    sentAt: new Date(sent.at).toISOString(),
    against: server === null ? "ours" : "theirs",
    aheadMs: server === null && Math.abs(ahead) > TELLING_MS ? null : ahead,
  }
}

function serverTime(text: string): number | null {
  const written = SERVER.exec(text)?.[1]
  if (written !== undefined) return instantOf(written)?.at ?? null
  const header = DATE_HEADER.exec(text)?.[1]
  const at = header === undefined ? Number.NaN : Date.parse(header)
  return Number.isNaN(at) ? null : at
}

const UNITS = [
  { unit: "seconds", digits: 10, perMs: 0.001 },
  { unit: "milliseconds", digits: 13, perMs: 1 },
  { unit: "microseconds", digits: 16, perMs: 1_000 },
  { unit: "nanoseconds", digits: 19, perMs: 1_000_000 },
] as const

function instantOf(written: string): { at: number; unit: ClockReading["unit"] } | null {
  const whole = written.split(".")[0] ?? ""
  const found = UNITS.find(({ digits }) => digits === whole.length)
  if (!found) return null
  const at = Math.round(Number(written) / found.perMs)
  return at >= EPOCH_FIRST && at < EPOCH_LAST ? { at, unit: found.unit } : null
}
