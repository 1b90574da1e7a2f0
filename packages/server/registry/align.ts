import type { GlyphPair, NamedGlyph } from "@veridesk/contract/registry.ts"
import { lowerAscii } from "./reading.ts"
import { scriptOf } from "./skeleton.ts"

/** Longer ones are not put side by side: nobody compares them by eye. */
export const MOST_CELLS = 80

export type Alignment = {
  pairs: GlyphPair[]
  at: number | null
  theirs: NamedGlyph | null
  ours: NamedGlyph | null
}

/**
 * Two strings laid side by side with the fewest differences, capitals and small letters of A–Z being the same.
 * `at` is the place of the first difference in theirs, from 1.
 */
export function align(theirText: string, ourText: string): Alignment {
  const [theirs, ours] = [[...theirText].slice(0, MOST_CELLS), [...ourText].slice(0, MOST_CELLS)]
  const same = compared(theirs, ours)
  const pairs = walk(costs(theirs.length, ours.length, same), { theirs, ours, same })
  // A letter of another script is the difference that nobody sees; it is told first.
  const foreign = pairs.findIndex(({ same, theirs: glyph }) => !same && (glyph?.codePointAt(0) ?? 0) > 127)
  const first = foreign < 0 ? pairs.findIndex((pair) => !pair.same) : foreign
  const pair = first < 0 ? null : pairs[first]
  const before = pairs.slice(0, first + 1).filter(({ theirs: glyph }) => glyph !== null).length
  return {
    pairs,
    at: pair ? (pair.theirs === null ? before + 1 : before) : null,
    theirs: named(pair?.theirs ?? null),
    ours: named(pair?.ours ?? null),
  }
}

function named(glyph: string | null): NamedGlyph | null {
  if (glyph === null) return null
  const code = `U+${(glyph.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
  return { glyph, code, script: scriptOf(glyph) }
}

/** Whether a character of theirs, by its place, is that of ours. */
type Same = (i: number, j: number) => boolean

function compared(theirs: string[], ours: string[]): Same {
  const [their, our] = [theirs.map(lowerAscii), ours.map(lowerAscii)]
  return (i, j) => their[i] === our[j]
}

/** The fewest differences of each beginning of theirs and of ours, row after row of one more of theirs. */
function costs(their: number, our: number, same: Same): (i: number, j: number) => number {
  const width = our + 1
  const table = new Uint8Array((their + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let j = 1; j <= our; j += 1) table[j] = j
  for (let i = 1; i <= their; i += 1) {
    table[i * width] = i
    for (let j = 1; j <= our; j += 1) {
      const change = at(i - 1, j - 1) + (same(i - 1, j - 1) ? 0 : 1)
      table[i * width + j] = Math.min(change, at(i - 1, j) + 1, at(i, j - 1) + 1)
    }
  }
  return at
}

function walk(
  cost: (i: number, j: number) => number,
  { theirs, ours, same: isSame }: { theirs: string[]; ours: string[]; same: Same },
): GlyphPair[] {
  const pairs: GlyphPair[] = []
  let [i, j] = [theirs.length, ours.length]
  while (i > 0 || j > 0) {
    const here = cost(i, j)
    const same = i > 0 && j > 0 && isSame(i - 1, j - 1)
    if (i > 0 && j > 0 && here === cost(i - 1, j - 1) + (same ? 0 : 1))
      pairs.push({ theirs: theirs[--i] ?? null, ours: ours[--j] ?? null, same })
    else if (i > 0 && here === cost(i - 1, j) + 1)
      pairs.push({ theirs: theirs[--i] ?? null, ours: null, same: false })
    else pairs.push({ theirs: null, ours: ours[--j] ?? null, same: false })
  }
  return pairs.reverse()
}
