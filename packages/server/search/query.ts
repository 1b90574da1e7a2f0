import type { Atom } from "./reading/atoms.ts"

/** One way to say a concept: what is looked for, in how far it means the same, and the text by which it is seen. */
export type Alternative = { query: string; likeness: number; words: string[]; seen: string }

/** Something that a question is about. `share`: how much it counts among the others before its rarity is weighed. */
export type Concept = { share: number; alternatives: Alternative[] }

const QUOTE = /['\\]/g

/** A word or phrase as a tsquery: Chinese as its pairs of characters in a row, words in a row as they follow. */
export function phraseQuery(atoms: Atom[]): { query: string; words: string[] } | null {
  const steps: { word: string; at: number }[] = []
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
  return { query: rest.length > 0 ? `(${query})` : query, words: steps.map(({ word }) => word) }
}

function quote(word: string): string {
  return `'${word.replace(QUOTE, (one) => one + one)}'`
}

/** How telling it is that a concept stands in so many of all texts: the rarer, the more. */
export function rarity(inTexts: number, allTexts: number): number {
  return Math.log(1 + (allTexts + 1) / (inTexts + 0.5))
}

/**
 * What a text must have to be looked at: the rarest things first, and commoner ones as long as not too many texts
 * have them; at least one. So that a question with a common word in it doesn't read every text there is.
 */
export function candidateQuery(terms: { query: string; texts: number }[], mostTexts: number): string {
  const sorted = [...terms].sort((a, b) => a.texts - b.texts)
  const taken: string[] = []
  let sum = 0
  for (const { query, texts } of sorted) {
    if (taken.length > 0 && sum + texts > mostTexts) break
    taken.push(query)
    if (texts > 0 || taken.length === 1) sum += texts
  }
  return taken.join(" | ")
}
