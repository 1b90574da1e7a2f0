import { stem } from "./stem.ts"

/** The smallest thing a text is read by: a word in letters or digits, or one Chinese character. */
export type Atom = {
  /** What it is compared by: the stem of a word, the character itself. */
  text: string
  /** As it was written, folded. */
  written: string
  han: boolean
  /** Where it stands in the folded text, in UTF-16 units. */
  start: number
  end: number
}

const HAN = /^\p{Script=Han}$/u
/** Words and Chinese characters may touch: "usdt提现". */
const PART = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:'(?:(?!\p{Script=Han})\p{L})+)*/gu
/** Beyond it a "word" is a blob that nobody looks for. */
const LONGEST = 40

/** Takes a folded text apart. "trc-20" is read as "trc20", so that all its spellings meet. */
export function atomsIn(folded: string): Atom[] {
  const atoms: Atom[] = []
  const joined = folded.replace(/(?<![\p{L}\p{N}-])([a-z]{2,4})-(\d{1,3})(?![\p{L}\p{N}-])/gu, "$1$2 ")
  for (const { 0: written, index: start } of joined.matchAll(PART)) {
    const end = start + written.length
    const han = HAN.test(written)
    const plain = han ? written : written.replace(/'(?:s|d|m|ll|re|ve)$/, "").replaceAll("'", "")
    if (written.length <= LONGEST && plain !== "")
      atoms.push({ text: han ? plain : stem(plain), written: plain, han, start, end })
  }
  return atoms
}
