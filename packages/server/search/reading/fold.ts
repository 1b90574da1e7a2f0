/** Longest question that is read, in characters; what comes after isn't looked at. */
const MOST_CHARACTERS = 200

/** The same text in one spelling: full-width as half-width, small letters, no control characters, plain apostrophes. */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, (one) => (one === "\n" || one === "\t" ? " " : ""))
}

/** A question as it is read: folded, single spaces, bounded. */
export function foldQuestion(text: string): string {
  const folded = fold(text.slice(0, 4 * MOST_CHARACTERS))
    .replace(/\s+/g, " ")
    .trim()
  return [...folded].slice(0, MOST_CHARACTERS).join("").trim()
}
