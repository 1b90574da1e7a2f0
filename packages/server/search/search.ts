import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Answer, type Asked, closest, find, keepAnswers } from "./find.ts"
import { keepHeads } from "./heads/keep-heads.ts"
import type { Words } from "./read-question.ts"
import { shippedGroups } from "./synonyms/shipped.ts"
import { activeGroups, keepShipped } from "./synonyms/store.ts"
import { makeThesaurus, type Thesaurus } from "./synonyms/thesaurus.ts"
import { keepVocabulary } from "./vocabulary.ts"

/** Search as others use it. */
export type Search = {
  find(asked: Asked): Promise<Answer>
  /** What comes nearest, where nothing was found. */
  closest(asked: Asked): Promise<Answer>
  /** The index or the synonyms have changed: what is kept in memory is read again. */
  refresh(): void
}

/** Brings the shipped synonyms in. What search keeps in memory is read when somebody first asks. */
export async function openSearch(db: Db, now: Date): Promise<Search> {
  await keepShipped(
    db,
    shippedGroups().map((group) => ({ id: newId(), ...group })),
    now,
  )
  const vocabulary = keepVocabulary(db)
  const heads = keepHeads(db)
  let answers = keepAnswers()
  let thesaurus: Promise<Thesaurus> | null = null
  const words = async (): Promise<Words> => {
    thesaurus ??= activeGroups(db).then(makeThesaurus)
    thesaurus.catch(() => {
      thesaurus = null
    })
    const [first, second] = await Promise.all([vocabulary.get(), thesaurus])
    return { vocabulary: first, thesaurus: second }
  }
  return {
    find: (asked) => find({ db, words, heads: heads.get, answers }, asked),
    closest: (asked) => closest({ db, words, heads: heads.get, answers }, asked),
    refresh() {
      vocabulary.stale()
      heads.stale()
      thesaurus = null
      // What is being looked up now may have been found in what is gone: it is kept with what goes.
      answers = keepAnswers()
    },
  }
}
