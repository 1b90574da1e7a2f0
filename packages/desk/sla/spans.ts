import type { Hours } from "@veridesk/contract/sla.ts"

const UNITS: Record<string, number> = { min: 1, m: 1, h: 60, d: 1440 }

/** Minutes as one writes them: 15 min, 4 h, 3 d. */
export function writeSpan(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 1440) return `${minutes / 1440} d`
  if (minutes % 60 === 0) return `${minutes / 60} h`
  return `${minutes} min`
}

/** The minutes of such a text, also of "1.5 h" and "2d"; null where it says no time. */
export function readSpan(text: string): number | null {
  const [, number, unit] = /^\s*(\d{1,6}(?:\.\d{1,2})?)\s*(min|m|h|d)\s*$/i.exec(text) ?? []
  const minutes = Number(number) * (UNITS[unit?.toLowerCase() ?? ""] ?? Number.NaN)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 525_600 ? minutes : null
}

/** Hours of a day as one writes them: 09:00-12:00, 13:00-18:00. */
export function writeHours(hours: Hours): string {
  return hours.map(({ from, to }) => `${from}-${to}`).join(", ")
}

/** The hours of such a text, none for an empty one; null where it says none or they are out of order. */
export function readHours(text: string): Hours | null {
  if (text.trim() === "") return []
  const hours: Hours = []
  for (const part of text.split(/[,，、]/)) {
    const [, from, to] = /^\s*(\d{1,2}:\d\d)\s*[-–—~]\s*(\d{1,2}:\d\d)\s*$/.exec(part) ?? []
    const one = { from: (from ?? "").padStart(5, "0"), to: (to ?? "").padStart(5, "0") }
    const valid = [one.from, one.to].every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time))
    if (!valid || one.from >= one.to || one.from <= (hours.at(-1)?.to ?? "")) return null
    hours.push(one)
  }
  return hours.length <= 4 ? hours : null
}
