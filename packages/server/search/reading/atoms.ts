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
}

const PART = /(\p{Script=Han})|[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu
/** Beyond it a "word" is a blob that nobody looks for. */
const LONGEST = 40

/** Takes a folded text apart. "trc-20" is read as "trc20", so that all its spellings meet. */
export function atomsIn(folded: string): Atom[] {
  const atoms: Atom[] = []
  const joined = folded.replace(/(?<![\p{L}\p{N}-])([a-z]{2,4})-(\d{1,3})(?![\p{L}\p{N}-])/gu, "$1$2 ")
  for (const match of joined.matchAll(PART)) {
    if (match[1]) atoms.push({ text: match[1], written: match[1], han: true, start: match.index })
    else for (const word of wordsOf(match[0])) atoms.push({ ...word, start: match.index })
  }
  return atoms
}

/** Letters of other scripts and Chinese characters may touch: "usdt提现". */
function wordsOf(part: string): Omit<Atom, "start">[] {
  return part
    .split(/(\p{Script=Han})/u)
    .filter((piece) => piece !== "" && piece.length <= LONGEST)
    .map((piece) => {
      const han = /^\p{Script=Han}$/u.test(piece)
      const written = piece.replace(/'s$/, "").replaceAll("'", "")
      return { text: han ? piece : stem(written), written, han }
    })
    .filter(({ text }) => text !== "")
}
