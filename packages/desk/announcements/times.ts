import type { Locale } from "@veridesk/contract/locale.ts"
import { wholeTime, zoneName } from "../frame/time.ts"

/** An instant as a field of the browser takes it: here, to the minute; "" for none. */
export function toField(at: string | null): string {
  if (!at) return ""
  const ms = Date.parse(at)
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** And back. */
export function fromField(typed: string): string | null {
  const ms = Date.parse(typed)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** "24 Nov 2026, 10:00 (GMT+8) · 2026-11-24 02:00 UTC": with both days, which may be two. */
export function bothClocks(locale: Locale, at: string): string {
  const date = new Date(at)
  const utc = date.toISOString().slice(0, 16).replace("T", " ")
  return `${wholeTime(locale, at, "minutes")} (${zoneName(locale, date)}) · ${utc} UTC`
}
