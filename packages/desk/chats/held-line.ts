/*
 * The waiting line while somebody points at it or moves through it: what is shown stays where it is, whoever is new
 * waits behind a bar, whoever left is marked. Pure functions on plain data.
 */

export interface HeldLine {
  shown: readonly string[]
  /** The order as it really is. */
  wanted: readonly string[]
}

/** Takes in the order as it is now. */
export function takeOrder(line: HeldLine, wanted: readonly string[], hold: boolean): HeldLine {
  if (!hold) return isSameOrder(line.shown, wanted) ? { ...line, wanted } : { shown: wanted, wanted }
  return { shown: line.shown, wanted }
}

/** What the bar says: how many are not shown yet, and whether those shown would stand in another order. */
export function behindBar({ shown, wanted }: HeldLine): { fresh: number; moved: boolean } {
  const there = new Set(shown)
  const kept = wanted.filter((id) => there.has(id))
  const left = new Set(wanted)
  const still = shown.filter((id) => left.has(id))
  return { fresh: wanted.length - kept.length, moved: !isSameOrder(kept, still) }
}

function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
