import { type Atom, atomsIn } from "./atoms.ts"
import { fold } from "./fold.ts"

/** A piece of a text, and whether it is what was looked for. */
export type Part = { text: string; hit: boolean }

const LONGEST = 12

/** Cuts a text where what was looked for stands in it. The parts together are the text. */
export function markedParts(text: string, marks: string[]): Part[] {
  const folded = fold(text)
  const keys = new Set(marks.map((mark) => keyOf(atomsIn(mark))))
  // Where folding has moved the characters, marks would stand beside the words.
  if (folded.length !== text.length || keys.size === 0) return [{ text, hit: false }]
  const atoms = atomsIn(folded)
  const parts: Part[] = []
  let done = 0
  for (let at = 0; at < atoms.length; ) {
    const length = longestAt(atoms, at, keys)
    const first = atoms[at]
    const last = atoms[at + length - 1]
    if (length === 0 || !first || !last) {
      at += 1
      continue
    }
    if (first.start > done) parts.push({ text: text.slice(done, first.start), hit: false })
    parts.push({ text: text.slice(first.start, last.end), hit: true })
    done = last.end
    at += length
  }
  if (done < text.length) parts.push({ text: text.slice(done), hit: false })
  return parts
}

function longestAt(atoms: Atom[], at: number, keys: Set<string>): number {
  for (let length = Math.min(LONGEST, atoms.length - at); length > 0; length -= 1)
    if (keys.has(keyOf(atoms.slice(at, at + length)))) return length
  return 0
}

function keyOf(atoms: Atom[]): string {
  return atoms.map(({ text }) => text).join(" ")
}
