/** A part of a text that may be a phrase of Chinese characters, which a checksum has to prove. */
export type Block = { start: number; end: number; words: { text: string }[] }

/**
 * Where a phrase in Chinese may stand whose characters touch each other or stand in groups. Almost every Chinese text
 * is made of listed characters, and one window in sixteen passes the checksum, so only a block of its own counts that
 * has exactly a phrase's length and is introduced by a word for it (domain §3.4).
 */
export function chineseBlocks(text: string): Block[] {
  const found: Block[] = []
  if (!anyCue.test(text)) return found
  for (const match of text.matchAll(block)) {
    const from = introducedWithin(match[0]) ?? (introducedBefore(text, match.index) ? 0 : undefined)
    if (from === undefined) continue
    const words = [...match[0].slice(from).replaceAll(" ", "")].map((character) => ({ text: character }))
    found.push({ start: match.index + from, end: match.index + match[0].length, words })
  }
  return found
}

const block =
  /(?<!\p{Script=Han} ?)\p{Script=Han}[\p{Script=Han} ]{10,90}\p{Script=Han}(?! ?\p{Script=Han}|[a-z\d])/gu
const cue = "(?:助记[词符]|助記詞|(?:恢复|恢復|种子|種子|备份|備份)(?:短语|短語|词组|词|詞))"
const anyCue = new RegExp(`${cue}|mnemonic|seed|phrase|words`, "i")
const before = new RegExp(
  `(?:${cue}|\\b(?:mnemonic|seed|phrase|words))(?:[^\\n,。！？!?]{0,12}[:=]\\s{0,4}["「『]?|(?:如下|就是|是|为|為)?[:。.]?\\s{0,3}[\\n"「『【[]\\s{0,4})$`,
  "i",
)
const within = new RegExp(`${cue}(?:就是|分别是|如下|是|为|為)? ?`)

/** Where in the block the characters after "助记词是" begin. */
function introducedWithin(characters: string): number | undefined {
  const match = within.exec(characters)
  return match ? match.index + match[0].length : undefined
}

function introducedBefore(text: string, start: number): boolean {
  return before.test(text.slice(Math.max(0, start - 40), start))
}
