import { createHmac } from "node:crypto"

/** Shorter texts are said by everybody, and would let somebody find out by trying. */
const SHORTEST = 12
/** A pasted text is looked at up to this many lines; mails of ours are far shorter. */
const MOST_LINES = 60

/**
 * A text as it is compared: without differences that copying makes (blanks, line ends, quotation marks of a reply,
 * forms of one character). Every letter, digit and sign stays, so an address that was put into it is seen.
 */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/^[ \t]*(?:>[ \t]?)+/gmu, "")
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu, "")
    .replace(/\s+/gu, "")
}

export type Digest = (what: string, text: string) => Buffer

/** Digests under the installation's secret: whoever has the table can't try texts against it. */
export function digester(secret: string): Digest {
  return (what, text) => createHmac("sha256", secret).update(`sent text ${what}\n${text}`).digest()
}

/** The digests of one message of a ticket: all of it, and its last line beside the ticket's number. */
export function digestsOfMessage(digest: Digest, m: { body: string; number: string }) {
  const whole = comparable(m.body)
  const last = comparable(lastLine(m.body))
  return [
    ...(whole.length >= SHORTEST ? [{ what: "message" as const, digest: digest("text", whole) }] : []),
    ...(last === "" ? [] : [{ what: "last-line" as const, digest: digest(`last ${m.number}`, last) }]),
  ]
}

export function digestOfMail(digest: Digest, text: string): Buffer {
  return digest("text", comparable(text))
}

/**
 * What a pasted text could be: all of it, and each run of its lines, since a mail brings a message in the middle of
 * other words. `whole` says which digest stands for everything that was pasted.
 */
export function digestsOfPasted(digest: Digest, pasted: string): { whole: Buffer | null; parts: Buffer[] } {
  const whole = comparable(pasted)
  if (whole.length < SHORTEST) return { whole: null, parts: [] }
  const lines = pasted.split(/\r?\n/).map(comparable).filter(Boolean).slice(0, MOST_LINES)
  const parts: Buffer[] = []
  for (let from = 0; from < lines.length; from++) {
    let text = ""
    for (let to = from; to < lines.length; to++) {
      text += lines[to] ?? ""
      if (text.length >= SHORTEST && text !== whole) parts.push(digest("text", text))
    }
  }
  return { whole: digest("text", whole), parts }
}

export function lastLine(text: string): string {
  return (
    text
      .split(/\r?\n/)
      .findLast((line) => line.trim() !== "")
      ?.trim() ?? ""
  )
}
