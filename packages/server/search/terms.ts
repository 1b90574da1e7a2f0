import { type Concept, rarity, type Weighed } from "./query.ts"
import type { Vocabulary } from "./vocabulary.ts"

const MOST_TERMS = 90
/** What a word weighs that no text has: about as much as one that half of them have. */
const UNKNOWN = 1.1
/** PostgreSQL ranks a phrase in a title near 1, a word near 0.61. */
const PHRASE = 0.62
const FAINT = 0.3

/** Each way to say each concept, weighed by how rare the concept is among all texts. */
export function termsOf(concepts: Concept[], vocabulary: Vocabulary): Weighed[] {
  return concepts.flatMap((concept, at) => termsOfConcept(concept, at, vocabulary)).slice(0, MOST_TERMS)
}

function termsOfConcept(
  { share, alternatives }: Concept,
  concept: number,
  vocabulary: Vocabulary,
): Weighed[] {
  const counted = alternatives.map((one) => ({
    ...one,
    // A phrase stands in no more texts than the rarest of its words.
    texts: Math.min(...one.row.map(({ word }) => vocabulary.count(word))),
  }))
  const known = counted.filter(({ texts }) => texts > 0)
  const inTexts = Math.max(0, ...known.map(({ texts, likeness }) => texts * likeness))
  // What no text has can't be answered by any: it must not make everything else look beside the point.
  const weight = share * (known.length > 0 ? rarity(inTexts, vocabulary.documents) : UNKNOWN)
  return (known.length > 0 ? known : counted.slice(0, 1)).map(({ query, likeness, texts, row }) => ({
    query,
    row,
    texts,
    exact: row.length === 1,
    faint: share < FAINT,
    weight: weight * likeness * (row.length > 1 ? PHRASE : 1),
    concept,
  }))
}
