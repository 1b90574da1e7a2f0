import { mnemonicToEntropy } from "@scure/bip39"
import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { evenlyParted, standingAlone, type Word } from "@veridesk/contract/secrets/word-run.ts"
import { folded, type WordList } from "./word-lists.ts"

/** Fewest words of a phrase, BIP-39. */
export const SHORTEST = 12
const bip39Lengths: readonly number[] = [12, 15, 18, 21, 24]
/** Longest run that is searched for a phrase within; a longer one is no phrase with a few words around it. */
const SEARCHED = 60

/** Whether these words are a phrase of the list. */
export type Proof = (words: readonly { text: string }[], list: WordList) => boolean

/**
 * Judges a whole run of words of one list. Certain is the run itself, or a part of it that stands alone, with a right
 * checksum; near a word for a phrase (`cued`) any part with one. Likely is, near such a word, any run (24 words of TON,
 * a wrong word); elsewhere a run of a list of long words that has a part with a checksum or hardly repeats itself:
 * ordinary text has no dozen listed words in a row (none in 4.2 million words of English documents, code apart). Any
 * text has characters of the Chinese lists, so there only a whole run with a right checksum counts (domain §3.4).
 */
export function judgeRun(
  run: readonly Word[],
  o: { list: WordList; cued: boolean; isPhrase: Proof },
): SecretFinding | undefined {
  const { list, cued } = o
  const parts = list.chinese || run.length > SEARCHED ? [run] : [run, ...standingAlone(run)]
  const alone = parts.find((part) => o.isPhrase(part, list) && (cued || evenlyParted(part)))
  if (alone) return finding(alone, "certain")
  if (!cued && (list.chinese || !evenlyParted(run))) return undefined
  const within = run.length > SEARCHED ? undefined : partOf(run, (part) => o.isPhrase(part, list))
  if (within && cued) return finding(within, "certain")
  const distinct = new Set(run.map(({ text }) => folded(text))).size
  return cued || within || distinct >= run.length * 0.75 ? finding(run, "likely") : undefined
}

/**
 * Near a word for a phrase, a dozen words of which all but one are on the list: one was mistyped. The words are those
 * of a stretch, `listed` says of an index whether its word is on the list.
 */
export function mistypedRun(
  words: readonly Word[],
  listed: (index: number) => boolean,
): SecretFinding | undefined {
  let missing = 0
  let from: number | undefined
  let to = 0
  for (let at = 0; at < words.length; at += 1) {
    if (!listed(at)) missing += 1
    if (at >= SHORTEST && !listed(at - SHORTEST)) missing -= 1
    if (at < SHORTEST - 1 || missing > 1) continue
    from ??= at - SHORTEST + 1
    to = at + 1
  }
  return from === undefined ? undefined : finding(words.slice(from, to), "likely")
}

/**
 * Proves phrases by their number of words and their checksum (BIP-39), `trials` times at most: a text made to have
 * phrases everywhere would keep the server busy, and is suspicious enough without a proof.
 */
export function proveUpTo(trials: number): Proof {
  let left = trials
  return (words, list) => {
    if (!bip39Lengths.includes(words.length)) return false
    left -= 1
    return left >= 0 && hasChecksum(words, list)
  }
}

function hasChecksum(words: readonly { text: string }[], list: WordList): boolean {
  const spelt = words.map(({ text }) => list.spelling.get(folded(text)) ?? "")
  try {
    mnemonicToEntropy(spelt.join(" "), list.words)
    return true
  } catch {
    return false
  }
}

function partOf(run: readonly Word[], holds: (part: Word[]) => boolean): Word[] | undefined {
  for (const length of bip39Lengths.toReversed()) {
    for (let from = 0; from + length <= run.length; from += 1) {
      const part = run.slice(from, from + length)
      if (holds(part)) return part
    }
  }
  return undefined
}

function finding(words: readonly Word[], certainty: SecretFinding["certainty"]): SecretFinding {
  return { kind: "seed-phrase", start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0, certainty }
}
