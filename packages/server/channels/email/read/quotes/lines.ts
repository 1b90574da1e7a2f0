import { ANY_SIGN, SIGNS } from "../html/html-text.ts"

/** A line of a mail's text. `quoted` where the form says so: a ">" before it, or a quote of its HTML around it. */
export type Line = { text: string; quoted: boolean; hidden: boolean }

const CONTROLS = /(?![\t])[\p{Cc}\ufeff\ufff9-\ufffb]/gu
/** Up to here a ">" counts as the sign of a quote; a line of code or a smiley has it later. */
const QUOTED = /^\s{0,3}(?:>|＞|\|\s?>)/

/** The lines of a text, the signs of its HTML taken out and understood. At most one empty line stands between others. */
export function linesOf(text: string, signed: boolean): Line[] {
  const lines: Line[] = []
  let quote = 0
  let rest = false
  let hidden = false
  for (const raw of text.split("\n")) {
    const inQuote = quote > 0 || rest
    const startsHidden = hidden
    if (signed) {
      for (const [sign] of raw.matchAll(ANY_SIGN)) {
        if (sign === SIGNS.quote) quote += 1
        else if (sign === SIGNS.endQuote) quote = Math.max(0, quote - 1)
        else if (sign === SIGNS.restIsQuote) rest = true
        else hidden = sign === SIGNS.hidden
      }
    }
    const bare = signed ? raw.replace(ANY_SIGN, "") : raw
    // A line that only bore a sign isn't there.
    if (signed && bare.trim() === "" && raw.trim() !== "") continue
    const plain = bare.replace(CONTROLS, "").trimEnd()
    if (plain === "" && lines.at(-1)?.text === "" && lines.at(-2)?.text === "") continue
    const seen = raw.replace(HIDDEN_PIECES, "").replace(ANY_SIGN, "").trim()
    const isHidden = signed && (startsHidden || raw.includes(SIGNS.hidden)) && (startsHidden || seen === "")
    lines.push({
      text: plain,
      quoted: inQuote || (!signed && QUOTED.test(plain)) || quote > 0 || rest,
      hidden: isHidden,
    })
  }
  return lines
}

const HIDDEN_PIECES = /\u0004[^\u0005]*(?:\u0005|$)/g
