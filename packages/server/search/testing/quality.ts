import type { Search } from "../index.ts"
import type { Question } from "./questions.ts"

/** Success at 3 below this is a failure of the product. */
export const LEAST_AT_3 = 0.9
/** One page of results. */
const LOOKED_AT = 10

/** `rank`: where the first article that answers stood, from 1; 0 where it wasn't on the first page. `found`: what was. */
export type Answered = Question & { rank: number; found: string[]; ms: number }

/** Asks each question as somebody who isn't signed in and answers the first page of results with one kept in mind. */
export async function ask(search: Search, questions: Question[]): Promise<Answered[]> {
  const answered: Answered[] = []
  for (const question of questions) {
    const began = performance.now()
    const { found } = await search.find({
      question: question.text,
      locale: question.locale,
      audiences: ["public"],
      perPage: LOOKED_AT,
    })
    const ms = performance.now() - began
    const rank = found.findIndex(({ kind, key }) => kind === "article" && question.slugs.includes(key)) + 1
    answered.push({
      ...question,
      rank,
      ms,
      found: found.map(({ kind, key }) => (kind === "article" ? key : `${kind} ${key}`)),
    })
  }
  return answered
}

/** In which share of them an article that answers stands among the first so many. */
export function successAt(first: number, answered: Answered[]): number {
  return answered.filter(({ rank }) => rank > 0 && rank <= first).length / Math.max(1, answered.length)
}

/** The mean of 1 divided by the rank. */
export function meanReciprocalRank(answered: Answered[]): number {
  return answered.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0) / Math.max(1, answered.length)
}
