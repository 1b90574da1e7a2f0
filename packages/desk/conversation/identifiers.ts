/** EVM and 64-hex hashes, EVM, TRON, Bitcoin and Solana-like identifiers: long, of one alphabet, standing alone. */
const IDENTIFIER =
  /(?<![0-9A-Za-z])(?:0x[0-9a-fA-F]{40,64}|[0-9a-fA-F]{64}|bc1[02-9ac-hj-np-z]{20,87}|[1-9A-HJ-NP-Za-km-z]{32,88})(?![0-9A-Za-z])/g

export interface TextPart {
  text: string
  /** Where it begins. */
  at: number
  isIdentifier: boolean
}

/** Parts a text into plain text and identifiers; joined again they are the text. */
export function identifiersIn(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(IDENTIFIER)) {
    if (!hasDigit(match[0])) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index), at: from, isIdentifier: false })
    parts.push({ text: match[0], at: match.index, isIdentifier: true })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), at: from, isIdentifier: false })
  return parts
}

/** A very long word is no identifier. */
function hasDigit(text: string): boolean {
  return /\d/.test(text)
}
