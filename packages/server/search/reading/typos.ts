import { distance } from "fastest-levenshtein"

/** A word that was probably meant, and how sure that is, 0 to 1. */
export type Mended = { word: string; certainty: number }

const MOST = 3
/** A slip in an ending hides it: "authenticatr" begins with the stem of "authenticator". */
const MOST_ENDING = 4

/**
 * Words of `known` that differ from this one by a slip of the keyboard: one letter in short words, two in long ones,
 * two neighbours swapped counting as one. The closest first.
 */
export function mendTypo(word: string, known: Iterable<string>, weight: (word: string) => number): Mended[] {
  if (word.length < 4) return []
  const allowed = word.length < 7 ? 1 : 2
  const found: { word: string; slips: number }[] = []
  for (const other of known) {
    if (other.length >= 6 && word.length - other.length <= MOST_ENDING && word.startsWith(other))
      found.push({ word: other, slips: 1 })
    if (Math.abs(other.length - word.length) > allowed || other.length < 3) continue
    const slips = slipsBetween(word, other, allowed)
    // Hardly anybody's first letter is wrong and another one besides: "accident" is no "incident".
    if (slips <= allowed && (slips < 2 || other[0] === word[0]))
      found.push({ word: other, slips: other[0] === word[0] ? slips : slips + 0.5 })
  }
  return found
    .sort((a, b) => a.slips - b.slips || weight(b.word) - weight(a.word))
    .slice(0, MOST)
    .map(({ word: meant, slips }) => ({ word: meant, certainty: slips <= 1 ? 0.85 : 0.65 }))
}

function slipsBetween(a: string, b: string, allowed: number): number {
  const far = distance(a, b)
  if (far <= allowed && far < 2) return far
  if (far > allowed + 1) return far
  return swapped(a, b) ? Math.min(far, far - 1) : far
}

/** The two differ by two neighbours in the other order, and at most by that within two places. */
function swapped(a: string, b: string): boolean {
  for (let at = 0; at + 1 < a.length; at += 1)
    if (a[at] !== b[at]) return a[at] === b[at + 1] && a[at + 1] === b[at]
  return false
}
