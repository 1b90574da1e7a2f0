import { decodeBytes } from "./charset.ts"

/** A field of a header block, unfolded, its bytes read as text; encoded words still stand. `name` is lower-cased. */
export type Field = { name: string; value: string }

/**
 * Where a header block begins and ends in the bytes, `end` after its last line; and what follows it: its own body up to the
 * next boundary, the line end before that not in it; then the lines of boundaries up to the next block.
 */
export type Block = {
  start: number
  end: number
  bodyStart: number
  bodyEnd: number
  delimiters: { start: number; end: number }[]
}

const LF = 0x0a

/**
 * The fields of a mail's own header block, in their order. Lines without a colon are no fields; a raw 8-bit value is read as
 * UTF-8 or guessed at.
 */
export function headersOf(bytes: Uint8Array): Field[] {
  return fieldsIn(bytes.subarray(0, headerEnd(bytes)))
}

/** Where the first empty line is, or the end. */
function headerEnd(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LF, at)
    const stop = end === -1 ? bytes.length : end
    if (stop === at || (stop === at + 1 && bytes[at] === 0x0d)) return at
    at = stop + 1
  }
  return bytes.length
}

export function fieldsIn(block: Uint8Array): Field[] {
  const fields: Field[] = []
  const { text } = decodeBytes(block, "utf-8")
  const unfolded = text.replace(/\r?\n(?=[ \t])/g, "").split(/\r?\n/)
  for (const line of unfolded) {
    const colon = line.indexOf(":")
    const name = line.slice(0, colon).trimEnd().toLowerCase()
    if (colon < 1 || !/^[!-9;-~]+$/.test(name)) continue
    fields.push({ name, value: line.slice(colon + 1).trim() })
  }
  return fields
}

/** The first value of a field, as whoever checks signatures and shows mails takes it; null where there is none. */
export function first(fields: Field[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null
}

export function every(fields: Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value)
}
