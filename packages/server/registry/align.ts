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
  const pairs = walk(costs(theirs, ours), theirs, ours)
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

function costs(theirs: string[], ours: string[]): number[][] {
  const table = [...Array(theirs.length + 1).keys()].map((i) => [i])
  table[0] = [...Array(ours.length + 1).keys()]
  for (let i = 1; i <= theirs.length; i++)
    for (let j = 1; j <= ours.length; j++) {
      const change = cell(table, i - 1, j - 1) + (alike(theirs[i - 1], ours[j - 1]) ? 0 : 1)
      const row = table[i]
      if (row) row[j] = Math.min(change, cell(table, i - 1, j) + 1, cell(table, i, j - 1) + 1)
    }
  return table
}

function walk(table: number[][], theirs: string[], ours: string[]): GlyphPair[] {
  const pairs: GlyphPair[] = []
  let [i, j] = [theirs.length, ours.length]
  while (i > 0 || j > 0) {
    const here = cell(table, i, j)
    const same = i > 0 && j > 0 && alike(theirs[i - 1], ours[j - 1])
    if (i > 0 && j > 0 && here === cell(table, i - 1, j - 1) + (same ? 0 : 1))
      pairs.push({ theirs: theirs[--i] ?? null, ours: ours[--j] ?? null, same })
    else if (i > 0 && here === cell(table, i - 1, j) + 1)
      pairs.push({ theirs: theirs[--i] ?? null, ours: null, same: false })
    else pairs.push({ theirs: null, ours: ours[--j] ?? null, same: false })
  }
  return pairs.reverse()
}

function cell(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? Number.POSITIVE_INFINITY
}

function alike(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && lowerAscii(a) === lowerAscii(b)
}
