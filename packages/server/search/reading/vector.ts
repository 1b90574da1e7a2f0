import { type Atom, atomsIn } from "./atoms.ts"
import { fold } from "./fold.ts"
import type { Cut } from "./words.ts"

/** Where a text stands in a document, and by that how much its words weigh: title, keywords, summary, body. */
type Weight = "A" | "B" | "C" | "D"

/** A document's words with their places, as PostgreSQL takes a tsvector, and which of them are words of their own. */
export type Vector = { text: string; words: Map<string, { asWord: boolean }> }

/** PostgreSQL keeps no more places, and none beyond these. */
const MOST_PLACES = 60
const LAST_PLACE = 16_000
/** Between two parts, so that no phrase reaches from one into the other. */
const GAP = 10

/**
 * Words (stems), Chinese words and pairs of characters of these parts. A place counts a word or a Chinese character,
 * so that a phrase of Chinese is its pairs in a row.
 */
export function vectorOf(parts: { text: string; weight: Weight }[], cut: Cut): Vector {
  const places = new Map<string, { at: string[]; asWord: boolean }>()
  let place = 1
  for (const { text, weight } of parts) {
    const atoms = atomsIn(fold(text))
    for (const { word, offset, asWord } of lexemesOf(atoms, cut)) {
      const entry = places.get(word) ?? { at: [], asWord: false }
      entry.asWord ||= asWord
      if (entry.at.length < MOST_PLACES) entry.at.push(`${Math.min(place + offset, LAST_PLACE)}${weight}`)
      places.set(word, entry)
    }
    place += atoms.length + GAP
  }
  return {
    text: [...places].map(([word, { at }]) => `${quoted(word)}:${at.join(",")}`).join(" "),
    words: new Map([...places].map(([word, { asWord }]) => [word, { asWord }])),
  }
}

type Lexeme = { word: string; offset: number; asWord: boolean }

function lexemesOf(atoms: Atom[], cut: Cut): Lexeme[] {
  const found: Lexeme[] = []
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at]
    if (!atom) break
    if (!atom.han) {
      found.push({ word: atom.text, offset: at, asWord: true })
      continue
    }
    let end = at
    while (atoms[end + 1]?.han && atoms[end + 1]?.start === atoms[end]?.end) end += 1
    found.push(
      ...hanLexemes(
        atoms.slice(at, end + 1).map((one) => one.text),
        at,
        cut,
      ),
    )
    at = end
  }
  return found
}

/** Of a run of Chinese: each character, each pair, each word. */
function hanLexemes(run: string[], from: number, cut: Cut): Lexeme[] {
  const words: Lexeme[] = []
  let offset = from
  for (const word of cut(run.join(""))) {
    words.push({ word, offset, asWord: true })
    offset += [...word].length
  }
  // No two words begin at the same place.
  const have = new Map(words.map((one) => [one.offset, one.word]))
  const rest = run.flatMap((character, at) => [
    { word: character, offset: from + at, asWord: false },
    ...(at + 1 < run.length ? [{ word: character + run[at + 1], offset: from + at, asWord: false }] : []),
  ])
  return [...words, ...rest.filter((one) => have.get(one.offset) !== one.word)]
}

/** A word as tsvector and tsquery take it, whatever is in it. */
function quoted(word: string): string {
  return /['\\]/.test(word) ? `'${word.replace(/['\\]/g, "$&$&")}'` : `'${word}'`
}
