/**
 * A word of a text. `edge` says that a phrase may begin here: a line, a number, a colon, a bracket stands before it.
 * `gap` is what parts it from the word before.
 */
export type Word = { text: string; start: number; end: number; edge: boolean; gap: string }

/** Counts of words that a phrase can have: BIP-39's, and Algorand's 25. */
const phraseLengths: readonly number[] = [12, 15, 18, 21, 24, 25]

/**
 * The words of a text in stretches: within one, nothing stands between two words but what parts the words of a list
 * (spaces, commas, line breaks, quote marks, numbers of one or two digits). Characters of Chinese that touch each
 * other are one word, so a phrase in Chinese shows as single characters, as domain §3.4 found that it must.
 */
export function stretches(text: string): Word[][] {
  const plain = withoutCounts(text)
  const all: Word[][] = []
  let current: Word[] = []
  let end = 0
  for (const match of plain.matchAll(word)) {
    const gap = plain.slice(end, match.index)
    const joined = current.length > 0 && isListGap(gap)
    if (!joined) {
      if (current.length > 0) all.push(current)
      current = []
    }
    end = match.index + match[0].length
    current.push({
      text: match[0],
      start: match.index,
      end,
      edge: !joined || (gap !== " " && edgeMark.test(gap)),
      gap,
    })
  }
  if (current.length > 0) all.push(current)
  return all
}

/** The parts of `words` that begin and end at an edge and have a phrase's length; the longest first. */
export function standingAlone(words: readonly Word[]): Word[][] {
  const found: Word[][] = []
  for (const length of phraseLengths.toReversed()) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const next = words[from + length]
      if ((from === 0 || words[from]?.edge) && (!next || next.edge))
        found.push(words.slice(from, from + length))
    }
  }
  return found
}

/** Whether the words are parted in one short way throughout, as a list's are, and those of code or a table are not. */
export function evenlyParted(words: readonly Word[]): boolean {
  const marks = words.slice(1).map(({ gap }) => (gap.includes("\n") ? "" : gap.replace(/[\s\d\p{No}]/gu, "")))
  return new Set(marks.filter((mark) => mark !== "")).size <= 1 && marks.every((mark) => mark.length <= 3)
}

const word =
  /\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}\u3099\u309a\u30fc]+|\p{Script=Hangul}+|[\p{Script=Latin}\u0300-\u036f]+/gu
const listMarks = /^[\s\d\p{No}.,:;|/\\·•*#()[\]{}<>"'`“”‘’「」『』、。+=~%_–—-]{1,24}$/u
const edgeMark = /[\n\d\p{No}.:;|()[\]{}<>"“”「」『』。=]/u

function isListGap(gap: string): boolean {
  return gap === " " || (listMarks.test(gap) && gap.replace(/\D/g, "").length <= 2)
}

/** Blanks out what counts the words rather than being one: "Word 3:", "第3个". Positions stay as they are. */
function withoutCounts(text: string): string {
  return text.replace(
    /(?<!\d[^\p{L}]{0,4})\bwords?(?= ?#? ?\d{1,2}\b)|第 ?\d{1,2} ?[个個](?:单?词|單?詞)?/giu,
    (count) => count.replace(/\D/g, " "),
  )
}
