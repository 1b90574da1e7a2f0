import type { Say } from "../words/words.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A target as people say it: 15 min, 4 h, 3 d. */
export function inHours(words: Say, ms: number): string {
  if (ms < HOUR) return words("time.minutes", { n: Math.round(ms / MINUTE) })
  const days = ms / (24 * HOUR)
  return days >= 2 && Number.isInteger(days)
    ? words("time.days", { n: days })
    : words("time.hours", { n: Math.round(ms / HOUR) })
}
