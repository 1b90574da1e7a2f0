import type { Atom } from "./reading/atoms.ts"

/** Words that stand in a row: each with how many places it stands behind the first. */
export type Row = { word: string; at: number }[]

/** One way to say a concept: what is looked for, in how far it means the same, and the text by which it is seen. */
export type Alternative = { query: string; row: Row; likeness: number; seen: string }

/** Something that a question is about. `share`: how much it counts among the others before its rarity is weighed. */
export type Concept = { share: number; alternatives: Alternative[] }

/** One thing to look for: a tsquery, what it weighs, and which concept of the question it speaks for. */
export type Term = { query: string; weight: number; concept: number }

/** `texts` and `exact` as of what is sought; `faint`: a pair of characters across words. */
export type Weighed = Term & { row: Row; texts: number; exact: boolean; faint: boolean }

const FOLLOWS = / <\d+> /g
const QUOTE = /['\\]/g

/** A word or phrase as a tsquery: Chinese as its pairs of characters in a row, words in a row as they follow. */
export function phraseQuery(atoms: Atom[]): { query: string; row: Row } | null {
  const steps: Row = []
  atoms.forEach((atom, at) => {
    const next = atoms[at + 1]
    if (!atom.han) steps.push({ word: atom.text, at })
    else if (next?.han) steps.push({ word: atom.text + next.text, at })
    else if (!atoms[at - 1]?.han) steps.push({ word: atom.text, at })
  })
  const [first, ...rest] = steps
  if (!first) return null
  let query = quote(first.word)
  let before = first.at
  for (const { word, at } of rest) {
    query += ` <${at - before}> ${quote(word)}`
    before = at
  }
  return { query: rest.length > 0 ? `(${query})` : query, row: steps }
}

function quote(word: string): string {
  return `'${word.replace(QUOTE, (one) => one + one)}'`
}

/** Beyond it a word is only odd: with many texts it would weigh more than everything else that is asked. */
const MOST_TELLING = 4

/** How telling it is that a concept stands in so many of all texts: the rarer, the more. */
export function rarity(inTexts: number, allTexts: number): number {
  return Math.min(MOST_TELLING, Math.log(1 + (allTexts + 1) / (inTexts + 0.5)))
}

/** With so many texts in hand a commoner word may be left out of what is looked for. */
const ENOUGH = 300

/** As many of the texts that have the words of a phrase at all have them in other places too; a guess. */
const SCATTERED = 0.25

/** `texts`: in how many texts it stands, at most; `exact` where it does stand in so many. */
type Sought = { query: string; texts: number; exact: boolean }

/**
 * What a text must have to be looked at: everything that is asked, but of words that very many texts have only as many
 * as are needed for enough texts, so that a question with a common word in it doesn't read every text there is. Of a
 * phrase all words will do: whether they stand together, the index can't say, and every text would be unpacked for it.
 */
export function candidateQuery(terms: Sought[], mostTexts: number): string {
  const sorted = [...terms].sort((a, b) => a.texts - b.texts)
  const taken: string[] = []
  let sum = 0
  for (const { query, texts, exact } of sorted) {
    if (sum >= ENOUGH && sum + texts > mostTexts) break
    taken.push(query.replaceAll(FOLLOWS, " & "))
    sum += exact ? texts : texts * SCATTERED
  }
  return taken.join(" | ")
}

/** The rarer half of what is asked, by its words: what has it is read first where too many texts have something. */
export function tellingQuery(terms: Sought[]): string {
  const sorted = [...terms].sort((a, b) => a.texts - b.texts)
  return sorted
    .slice(0, Math.ceil(sorted.length / 2))
    .map(({ query }) => query.replaceAll(FOLLOWS, " & "))
    .join(" | ")
}
