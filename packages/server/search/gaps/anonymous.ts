import { foldQuestion } from "../reading/fold.ts"

const MOST_CHARACTERS = 100
/** Names of things that have a digit in them; any other word with one may be somebody's number or code. */
const KNOWN = /^(?:2fa|p2p|c2c|web3|h5|24h|trc-?20|trc-?10|erc-?20|bep-?20|bep-?2)$/
const SPLIT = /([\s,，。.!！?？;；:：()（）"“”]+)/
/** Longer than any word that is typed by hand. */
const LONGEST_WORD = 24

/**
 * A question without what could tell who asked it: addresses, mail addresses, names of accounts, codes and numbers are
 * taken out. Null where nothing is left that says what was looked for.
 */
export function anonymous(question: string): string | null {
  const kept = foldQuestion(question)
    .replace(/https?:\/\/\S+|www\.\S+/g, " ")
    .replace(/\S+@\S+|@\S+/g, " ")
    .split(SPLIT)
    .map((piece) => (SPLIT.test(piece) ? " " : withoutNumbers(piece)))
    .join("")
    .replace(/\s+/g, " ")
    .trim()
  const short = [...kept].slice(0, MOST_CHARACTERS).join("").trim()
  return /\p{L}.*\p{L}|\p{Script=Han}/u.test(short) ? short : null
}

function withoutNumbers(piece: string): string {
  if (KNOWN.test(piece)) return piece
  return piece
    .split(/(\p{Script=Han}+)/u)
    .map((part) => (/\p{Script=Han}/u.test(part) || KNOWN.test(part) ? part : plain(part)))
    .join("")
}

function plain(part: string): string {
  return /\p{N}/u.test(part) || part.length > LONGEST_WORD ? " " : part
}
