import type { Locale } from "@veridesk/contract/locale.ts"
import { LRUCache } from "lru-cache"
import type { Db } from "../platform/db/connect.ts"
import type { Audience, DocumentKind } from "./document.ts"
import type { Heads } from "./heads/heads.ts"
import { nearest } from "./heads/nearest.ts"
import { type Concept, candidateQuery, tellingQuery } from "./query.ts"
import { nearWords } from "./near-words.ts"
import { readQuestion, type Words } from "./read-question.ts"
import { foldQuestion } from "./reading/fold.ts"
import { type Facet, type Found, findDocuments } from "./store.ts"
import { termsOf } from "./terms.ts"

/** What somebody looks for, and who they are to it. */
export type Asked = {
  question: string
  locale: Locale
  /** What this reader may see. */
  audiences: Audience[]
  kinds?: DocumentKind[]
  topic?: string | null
  /** From 0. */
  page?: number
  perPage: number
  /** Called before something is really looked up, to bound how often one reader may cause it. */
  spend?: () => Promise<void>
}

export type Answer = {
  found: Found[]
  /** Of everything found, whatever the filters. */
  facets: Facet[]
  total: number
  /** Words and phrases by which a match is marked in a text, folded. */
  marks: string[]
}

const NOTHING: Answer = { found: [], facets: [], total: 0, marks: [] }
const MOST_MARKS = 90
/** As many of the best by title, keywords and summary are looked at. */
const NEAR = 120
/** So many that have at least half of what is asked in there are many. */
const ENOUGH = 40
const NEAR_OF_MANY = 80
const READ_OF_MANY = 30
const NO_MORE = { most: 0, candidates: "", telling: "" }
const MOST_TEXTS = 1500
const MOST_PASSAGES = 8
/** Below this share of the question a text has nothing to do with it. */
const LEAST_COVERED = 0.2
const KEPT = 500
const KEPT_MS = 60_000

/** Answers to what is asked again and again, until the index changes or a minute is over. */
export function keepAnswers() {
  return new LRUCache<string, Answer>({ max: KEPT, ttl: KEPT_MS })
}

type Deps = {
  db: Db
  words(): Promise<Words>
  heads(): Promise<Heads>
  answers: LRUCache<string, Answer>
}

/** Finds what answers a question: one statement, or none where the same was asked a moment ago. */
export async function find(o: Deps, asked: Asked): Promise<Answer> {
  return kept(o, { asked, how: "find" }, async (question) => {
    const words = await o.words()
    const concepts = await readQuestion(question, words)
    return lookUp(o, { asked, concepts, words, leastCovered: LEAST_COVERED })
  })
}

/** What comes nearest to a question that nothing answers: whatever shares a word with it, or nearly a word. */
export async function closest(o: Deps, asked: Asked): Promise<Answer> {
  return kept(o, { asked, how: "closest" }, async (question) => {
    const words = await o.words()
    const concepts = [...(await readQuestion(question, words)), ...nearWords(question, words.vocabulary)]
    return lookUp(o, { asked, concepts, words, leastCovered: 0 })
  })
}

/** An answer of a moment ago, or a new one, which is counted and kept. */
async function kept(
  o: Deps,
  { asked, how }: { asked: Asked; how: "find" | "closest" },
  look: (question: string) => Promise<Answer>,
): Promise<Answer> {
  const question = foldQuestion(asked.question)
  const { locale, audiences, kinds = [], topic = null, page = 0, perPage } = asked
  const key = JSON.stringify([how, question, locale, audiences, kinds, topic, page, perPage])
  const before = o.answers.get(key)
  if (before) return before
  await asked.spend?.()
  const answer = await look(question)
  o.answers.set(key, answer)
  return answer
}

type LookUp = { asked: Asked; concepts: Concept[]; words: Words; leastCovered: number }

async function lookUp(o: Deps, { asked, concepts, words, leastCovered }: LookUp): Promise<Answer> {
  const { locale, audiences, kinds = [], topic = null, page = 0, perPage } = asked
  const terms = termsOf(concepts, words.vocabulary)
  if (terms.length === 0) return NOTHING
  // Pairs of characters across words say where to rank a text, not whether to look at it.
  const whole = terms.filter(({ faint }) => !faint)
  const sought = whole.length > 0 ? whole : terms
  const passages = concepts.flatMap((concept) => concept.alternatives.slice(0, 3).map(({ seen }) => seen))
  const heads = await o.heads()
  const { near, wellCovered } = nearest(heads, { terms, audiences, locale, now: new Date(), limit: NEAR })
  const enough = wellCovered >= ENOUGH
  // Where the heads answer it many times over, the best few are read whole, and what only mentions it isn't looked for.
  const reading = enough
    ? { near: near.slice(0, NEAR_OF_MANY), readWhole: READ_OF_MANY, more: NO_MORE }
    : {
        near,
        readWhole: NEAR,
        more: {
          most: NEAR - near.length,
          candidates: candidateQuery(sought, MOST_TEXTS),
          telling: tellingQuery(sought),
        },
      }
  const { found, facets, total } = await findDocuments(o.db, {
    terms,
    ...reading,
    passages: [...new Set(passages)].slice(0, MOST_PASSAGES),
    leastCovered,
    locale,
    audiences,
    kinds,
    topic,
    offset: page * perPage,
    limit: perPage,
  })
  const marks = concepts.flatMap(({ alternatives }) => alternatives.map(({ seen }) => seen))
  return { found, facets, total, marks: [...new Set(marks)].slice(0, MOST_MARKS) }
}
