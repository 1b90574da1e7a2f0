import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { phraseCues } from "@veridesk/contract/secrets/phrase-cue.ts"
import { stretches, type Word } from "@veridesk/contract/secrets/word-run.ts"
import { chineseBlocks } from "./chinese-phrase.ts"
import { judgeRun, mistypedRun, proveUpTo, SHORTEST } from "./phrase.ts"
import { wordLists } from "./word-lists.ts"

/** Checksums tried on one text: many times what a letter needs, 20 ms at most. */
const TRIALS = 500

/** Seed phrases in a legible text, in any language that has a BIP-39 list. */
export async function findPhrases(text: string): Promise<SecretFinding[]> {
  const blocks = chineseBlocks(text)
  const long = stretches(text).filter((words) => words.length >= SHORTEST)
  if (blocks.length === 0 && long.length === 0) return []
  const { lists, bitsOf } = await wordLists()
  const isPhrase = proveUpTo(TRIALS)
  const found = blocks
    .filter(({ words }) => lists.some((list) => list.chinese && isPhrase(words, list)))
    .map(({ start, end }): SecretFinding => ({ kind: "seed-phrase", start, end, certainty: "certain" }))
  const cued = phraseCues(text)
  for (const words of long) {
    const bits = words.map((word) => bitsOf(word.text))
    for (const { at, run } of runs(words, bits)) {
      const list = lists[at]
      const judged =
        list && judgeRun(run, { list, cued: cued(run[0]?.start ?? 0, run.at(-1)?.end ?? 0), isPhrase })
      if (judged) found.push(judged)
    }
    if (!cued(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)) continue
    for (const [at, list] of lists.entries()) {
      const mistyped = list.chinese ? undefined : mistypedRun(words, (index) => onList(bits[index], at))
      if (mistyped && cued(mistyped.start, mistyped.end)) found.push(mistyped)
    }
  }
  return found
}

/** The longest parts of a stretch whose words are all on list `at`, for every list, if long enough for a phrase. */
function runs(words: readonly Word[], bits: readonly number[]): { at: number; run: Word[] }[] {
  const found: { at: number; run: Word[] }[] = []
  const since: number[] = []
  let open = 0
  for (let index = 0; index <= words.length; index += 1) {
    const now = bits[index] ?? 0
    for (let at = 0, changed = open ^ now; changed !== 0; at += 1, changed >>>= 1) {
      if ((changed & 1) === 0) continue
      const from = since[at] ?? 0
      if (onList(now, at)) since[at] = index
      else if (index - from >= SHORTEST) found.push({ at, run: words.slice(from, index) })
    }
    open = now
  }
  return found
}

function onList(bits: number | undefined, at: number): boolean {
  return ((bits ?? 0) & (1 << at)) !== 0
}
