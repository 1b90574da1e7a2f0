import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Answer, type Asked, closest, find, keepAnswers } from "./find.ts"
import { keepHeads } from "./heads/keep-heads.ts"
import type { Words } from "./read-question.ts"
import { shippedGroups } from "./synonyms/shipped.ts"
import { activeGroups, keepShipped } from "./synonyms/store.ts"
import { makeThesaurus, type Thesaurus } from "./synonyms/thesaurus.ts"
import { keepRead } from "./keep-read.ts"
import { keepVocabulary } from "./vocabulary.ts"

/** Search as others use it. */
export type Search = {
  find(asked: Asked): Promise<Answer>
  /** What comes nearest, where nothing was found. */
  closest(asked: Asked): Promise<Answer>
  /** The index or the synonyms have changed: what is kept in memory is read again. */
  refresh(): void
}

/** Changes come in bursts. */
const AHEAD_MS = 200
const AFTER_START_MS = 2000

/** Brings the shipped synonyms in. The words that search keeps in memory are read when somebody first asks. */
export async function openSearch(db: Db, now: Date): Promise<Search> {
  await keepShipped(
    db,
    shippedGroups().map((group) => ({ id: newId(), ...group })),
    now,
  )
  const vocabulary = keepVocabulary(db)
  const heads = keepHeads(db)
  let answers = keepAnswers()
  let written = ""
  const thesaurus = keepRead<Thesaurus>(async (before) => {
    const groups = await activeGroups(db)
    const now = JSON.stringify(groups)
    if (before && now === written) return before
    written = now
    return makeThesaurus(groups)
  })
  const words = async (): Promise<Words> => {
    const [first, second] = await Promise.all([vocabulary.get(), thesaurus.get()])
    return { vocabulary: first, thesaurus: second }
  }
  let ahead: NodeJS.Timeout | undefined
  // Where people search, nobody waits for what was published a moment ago: it is read before they ask.
  const prepare = () => {
    clearTimeout(ahead)
    ahead = setTimeout(() => {
      const inUse = [vocabulary, heads, thesaurus].filter((kept) => kept.isInUse())
      Promise.all(inUse.map(async (kept) => kept.get())).catch(() => {})
    }, AHEAD_MS)
    ahead.unref()
  }
  // Of many texts the heads take seconds to read: that begins when the start is over, not when somebody asks.
  setTimeout(() => void heads.get().catch(() => {}), AFTER_START_MS).unref()
  return {
    find: (asked) => find({ db, words, heads: heads.get, answers }, asked),
    closest: (asked) => closest({ db, words, heads: heads.get, answers }, asked),
    refresh() {
      for (const kept of [vocabulary, heads, thesaurus]) kept.stale()
      // What is being looked up now may have been found in what is gone: it is kept with what goes.
      answers = keepAnswers()
      prepare()
    },
  }
}
