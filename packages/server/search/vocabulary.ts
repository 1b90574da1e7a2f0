import type { Db } from "../platform/db/connect.ts"
import { keepRead } from "./keep-read.ts"
import { readMark, readWords } from "./store.ts"

/** The words of all documents, as questions are weighed and mended by them. */
export type Vocabulary = {
  /** How many texts the index has. */
  documents: number
  /** In how many texts a word or pair of characters stands; 0 where nowhere. */
  count(word: string): number
  /** Words in letters, for the mending of typos. */
  latin: string[]
  /** Chinese words, for pinyin. */
  han: string[]
}

/** A few megabytes at most; what is rarer than the rarest of so many words weighs as much as it. */
const MOST_WORDS = 150_000

/** The vocabulary, read anew where texts have come or gone since. */
export function keepVocabulary(db: Db) {
  let at = ""
  return keepRead<Vocabulary>(async (before) => {
    const mark = await readMark(db)
    if (before && mark === at) return before
    const now = await read(db)
    at = mark
    return now
  })
}

async function read(db: Db): Promise<Vocabulary> {
  const { words, documents } = await readWords(db, MOST_WORDS)
  const counts = new Map(words.map((one) => [one.word, one.documents]))
  const ofWords = words.filter(({ asWord }) => asWord)
  return {
    documents,
    count: (word) => counts.get(word) ?? 0,
    latin: ofWords.flatMap(({ word }) => (/^[a-z]{3,}$/.test(word) ? [word] : [])),
    han: ofWords.flatMap(({ word }) => (/^\p{Script=Han}{2,}$/u.test(word) ? [word] : [])),
  }
}
