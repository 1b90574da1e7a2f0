import { decodeBytes } from "../read/parse/charset.ts"
import { contentOf, type Entity } from "./entity.ts"

/** A block of PGP that stands in a text without MIME around it, and what is around it. */
export type Inline = { what: "encrypted" | "signed"; block: string; before: string; after: string }

/** Longer texts are no letters; what is looked for begins near their beginning. */
const MOST_LOOKED_AT = 40 * 1024 * 1024

const ENCRYPTED = { begin: "-----BEGIN PGP MESSAGE-----", end: "-----END PGP MESSAGE-----" }
const SIGNED = { begin: "-----BEGIN PGP SIGNED MESSAGE-----", end: "-----END PGP SIGNATURE-----" }

/** The first block in a text that begins a line; quoted ones are of others. */
export function inlineIn(text: string): Inline | null {
  const encrypted = blockIn(text, ENCRYPTED)
  const signed = blockIn(text, SIGNED)
  if (encrypted && (!signed || encrypted.start < signed.start)) return cut("encrypted", text, encrypted)
  return signed && cut("signed", text, signed)
}

export function textIn(entity: Entity): string {
  const content = contentOf(entity)
  return decodeBytes(content.subarray(0, MOST_LOOKED_AT), entity.parameters["charset"] ?? null).text
}

type Span = { start: number; end: number }

function blockIn(text: string, mark: { begin: string; end: string }): Span | null {
  const start = lineThatIs(text, mark.begin, 0)
  if (start === -1) return null
  const end = lineThatIs(text, mark.end, start)
  return end === -1 ? null : { start, end: end + mark.end.length }
}

/** Where a line is that says only this. */
function lineThatIs(text: string, what: string, from: number): number {
  for (let at = text.indexOf(what, from); at !== -1; at = text.indexOf(what, at + 1)) {
    const before = text[at - 1]
    const rest = text.slice(at + what.length, at + what.length + 4)
    if ((before === undefined || before === "\n") && /^[ \t]*(?:\r?\n|$)/.test(rest)) return at
  }
  return -1
}

function cut(what: Inline["what"], text: string, { start, end }: Span): Inline {
  return { what, block: text.slice(start, end), before: text.slice(0, start), after: text.slice(end) }
}
