import EmailReplyParser from "email-reply-parser"
import { introductionAt } from "./introductions.ts"
import type { Line } from "./lines.ts"
import { withoutSignature } from "./signatures.ts"

/** Longer texts and lines aren't given to the library: its patterns read some of them more than once. */
const MOST_FOR_LIBRARY = { text: 16_000, line: 300 }
/** A greeting and a name; what is longer below it isn't a signature. */
const MOST_CLOSING = { lines: 8, characters: 400 }

/**
 * What of a mail was newly written: without quotes, what introduces them, forwarded mails, signatures and what nobody can
 * see. Quoted lines stay where answers stand between them. "" where nothing was newly written.
 */
export function freshOf(all: Line[], hidden: string[]): string {
  const unseen = new Set(hidden.map((text) => text.trim()))
  const lines = all.filter((line) => !line.hidden && !(unseen.size > 0 && unseen.has(line.text.trim())))
  const runs = runsOf(lines)
  const last = runs.findLastIndex(({ quoted, lines: own }) => !quoted && withoutSignature(own).some(isText))
  if (last === -1) return ""
  const told = runs.slice(0, last + 1)
  const answered = told.filter(({ quoted }) => quoted).length
  const kept = told.flatMap((run) => {
    if (run.quoted) return answered >= 2 ? run.lines : []
    return run === told[last] || answered < 2 ? withoutSignature(run.lines) : run.lines
  })
  const text = tidy(kept)
  return answered >= 2 ? text : withoutClosing(text)
}

type Run = { quoted: boolean; lines: string[] }

/** Lines in runs, newly written and quoted ones in turns; what introduces a quote is in none of them. */
function runsOf(lines: Line[]): Run[] {
  const runs: Run[] = []
  const add = (quoted: boolean, text: string) => {
    const last = runs.at(-1)
    if (last && (last.quoted === quoted || text.trim() === "")) last.lines.push(text)
    else if (text.trim() !== "" || !last) runs.push({ quoted, lines: [text] })
  }
  let at = 0
  while (at < lines.length) {
    const line = lines[at]
    if (!line) break
    if (line.introduction) {
      at += 1
      continue
    }
    const introduction = line.quoted ? null : introductionAt(lines, at)
    if (introduction && !introduction.framed) return runs
    if (introduction) {
      at += introduction.length
      continue
    }
    add(line.quoted, line.text)
    at += 1
  }
  return runs
}

/** The library's table of greetings and of European languages, where what it takes off is short and stands at the end. */
function withoutClosing(text: string): string {
  if (
    text.length > MOST_FOR_LIBRARY.text ||
    text.split("\n").some((line) => line.length > MOST_FOR_LIBRARY.line)
  )
    return text
  const fragments = new EmailReplyParser().read(text).getFragments()
  const tail = fragments.at(-1)
  if (!tail || fragments.length < 2 || !(tail.isSignature() || tail.isQuoted())) return text
  const closing = tail.getContent().trim()
  const short = closing.length <= MOST_CLOSING.characters && closing.split("\n").length <= MOST_CLOSING.lines
  const kept = text.slice(0, text.lastIndexOf(closing)).trimEnd()
  return short && closing !== "" && text.endsWith(closing) && kept !== "" ? kept : text
}

function isText(line: string): boolean {
  return line.trim() !== ""
}

function tidy(lines: string[]): string {
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\s+$/g, "")
}
