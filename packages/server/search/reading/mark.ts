import { LRUCache } from "lru-cache"
import { type Atom, atomsIn } from "./atoms.ts"
import { fold } from "./fold.ts"

/** A piece of a text, and whether it is what was looked for. */
export type Part = { text: string; hit: boolean }

/** Phrases by their first word, the longest first. */
type Phrases = Map<string, string[][]>

/** Cuts a text where what was looked for stands in it. The parts together are the text. */
export function markedParts(text: string, marks: string[]): Part[] {
  const folded = fold(text)
  const phrases = phrasesOf(marks)
  // Where folding has moved the characters, marks would stand beside the words.
  if (folded.length !== text.length || phrases.size === 0) return [{ text, hit: false }]
  const atoms = atomsIn(folded)
  const parts: Part[] = []
  let done = 0
  for (let at = 0; at < atoms.length; ) {
    const length = longestAt(atoms, at, phrases)
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

function longestAt(atoms: Atom[], at: number, phrases: Phrases): number {
  const beginning = phrases.get(atoms[at]?.text ?? "") ?? []
  return beginning.find((phrase) => phrase.every((word, nr) => atoms[at + nr]?.text === word))?.length ?? 0
}

/** The same words are in the synonyms of many questions. */
const taken = new LRUCache<string, string[]>({ max: 2000 })

function wordsOfMark(mark: string): string[] {
  const before = taken.get(mark)
  if (before) return before
  const words = atomsIn(mark).map(({ text }) => text)
  taken.set(mark, words)
  return words
}

/** The same marks are looked for in every text that was found. */
const read = new WeakMap<string[], Phrases>()

function phrasesOf(marks: string[]): Phrases {
  const before = read.get(marks)
  if (before) return before
  const phrases: Phrases = new Map()
  for (const mark of marks) {
    const words = wordsOfMark(mark)
    const [first] = words
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), words])
  }
  for (const beginning of phrases.values()) beginning.sort((a, b) => b.length - a.length)
  read.set(marks, phrases)
  return phrases
}
