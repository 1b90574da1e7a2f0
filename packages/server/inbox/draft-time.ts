const MOST_AHEAD_MS = 10 * 60_000

/**
 * Drafts are ordered by the clock of the machine they are written on: it alone knows which text is the newer one. A
 * clock that is far ahead counts as ten minutes ahead, or its drafts would win long after it was set right.
 */
export function byWritersClock(at: Date, now: Date): Date {
  return new Date(Math.min(at.getTime(), now.getTime() + MOST_AHEAD_MS))
}
