import { foldQuestion } from "./fold.ts"
import { HAN_STOP_WORDS, STOP_WORDS } from "./stop-words.ts"

const MOST = 6

/** The words of a question as they are written, for looking them up in plain texts: at most six, the empty ones left out. */
export function wordsOf(question: string): string[] {
  const runs = foldQuestion(question).match(/\p{Script=Han}+|[^\s\p{Script=Han}\p{P}]+/gu) ?? []
  const telling = runs.filter((run) => run.length > 1 && !STOP_WORDS.has(run) && !HAN_STOP_WORDS.has(run))
  return [...new Set(telling)].slice(0, MOST)
}
