import { ANY_SIGN, SIGNS } from "../html/html-text.ts"

/**
 * A line of a mail's text. `quoted` where the form says so: a ">" before it, or a quote of its HTML around it.
 * `introduction`: its HTML says that it tells whose the next quote is. `hidden`: no reader's eye would have seen it.
 */
export type Line = { text: string; quoted: boolean; introduction: boolean; hidden: boolean }

const MOST_DEPTH = 5
const CONTROLS = /(?![\t])[\p{Cc}\ufeff\ufff9-\ufffb]/gu
/** Up to here a ">" counts as the sign of a quote; a line of code or a smiley has it later. */
const QUOTED = /^\s{0,3}(?:>(?!:)|＞|\|\s?>)/
const HIDDEN_PIECES = new RegExp(`${SIGNS.hidden}[^${SIGNS.endHidden}]*(?:${SIGNS.endHidden}|$)`, "g")

/** The lines of a plain text. At most two empty lines stand between others. */
export function linesOfText(text: string): Line[] {
  const lines: Line[] = []
  for (const raw of text.split("\n")) {
    const plain = endTrimmed(raw.replace(CONTROLS, ""))
    add(lines, { text: plain, quoted: QUOTED.test(plain), introduction: false, hidden: false })
  }
  return lines
}

/** The lines of an HTML's text: its signs are taken out and understood, quotes get a ">" before each line. */
export function linesOfSigned(text: string): Line[] {
  const lines: Line[] = []
  const at = { quote: 0, rest: false, introduction: false, hidden: false }
  for (const raw of text.split("\n")) {
    const startsHidden = at.hidden
    const opened = at.quote
    const signs = raw.match(ANY_SIGN) ?? []
    for (const sign of signs) follow(at, sign)
    const bare = raw.replace(ANY_SIGN, "")
    if (signs.length > 0 && bare.trim() === "") {
      // A line that only bore a sign isn't there, and empty ones at a quote's beginning and end aren't either.
      if (at.quote !== opened && opened > 0)
        while (lines.at(-1)?.quoted && /^>*$/.test(lines.at(-1)?.text ?? "")) lines.pop()
      continue
    }
    const depth = Math.min(Math.max(at.quote, opened), MOST_DEPTH)
    const plain = endTrimmed(bare.replace(CONTROLS, "").replace(/^ (?=\d{1,4}\. )/, ""))
    if (depth > 0 && plain === "" && !(lines.at(-1)?.quoted && lines.at(-1)?.text !== "")) continue
    const seen = raw.replace(HIDDEN_PIECES, "").replace(ANY_SIGN, "").trim()
    const hidden = (startsHidden || raw.includes(SIGNS.hidden)) && (startsHidden || seen === "")
    if (hidden && !/[\p{L}\p{N}]/u.test(plain)) continue
    const written = depth > 0 ? endTrimmed(`${">".repeat(depth)} ${plain}`) : plain
    add(lines, { text: written, quoted: depth > 0 || at.rest, introduction: at.introduction, hidden })
  }
  return lines
}

type State = { quote: number; rest: boolean; introduction: boolean; hidden: boolean }

function follow(state: State, sign: string): void {
  if (sign === SIGNS.quote) state.quote += 1
  else if (sign === SIGNS.endQuote) state.quote = Math.max(0, state.quote - 1)
  else if (sign === SIGNS.restIsQuote) state.rest = true
  else if (sign === SIGNS.introduction || sign === SIGNS.endIntroduction)
    state.introduction = sign === SIGNS.introduction
  else state.hidden = sign === SIGNS.hidden
}

function add(lines: Line[], line: Line): void {
  if (line.text === "" && lines.at(-1)?.text === "" && lines.at(-2)?.text === "") return
  lines.push(line)
}

/** The blank of "-- " says that a signature follows. */
function endTrimmed(text: string): string {
  return text === "-- " ? text : text.trimEnd()
}
