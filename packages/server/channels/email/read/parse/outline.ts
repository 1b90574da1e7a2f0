import { isAscii } from "node:buffer"
import { decodeBytes } from "./charset.ts"
import type { Block } from "./headers.ts"

/** A mail reduced to what a parser needs of it, and whether a header had to be read in another charset than UTF-8. */
export type Outline = { bytes: Uint8Array; mended: boolean }

const EMPTY_LINE = Buffer.from("\r\n")

/**
 * The header blocks and boundaries of a mail, its bodies left out or not: the parser keeps a body line by line, which takes
 * minutes where somebody sends ten million empty ones. Raw 8-bit header lines (a Chinese client's file names, a Russian
 * one's subject) are written in UTF-8, each block by what its bytes look like; the parser reads headers as UTF-8 only.
 */
export function outlineOf(bytes: Uint8Array, blocks: Block[], withBodies: boolean): Outline {
  let mended = false
  const pieces = blocks.flatMap(({ start, end, bodyStart, bodyEnd, delimiters }) => {
    const block = bytes.subarray(start, end)
    const utf8 = inUtf8(block)
    if (utf8 !== block) mended = true
    const body = withBodies ? [bytes.subarray(bodyStart, bodyEnd), EMPTY_LINE] : []
    const lines = delimiters.map((line) => bytes.subarray(line.start, line.end))
    // The last line of a block may be without its end.
    const open = utf8.length > 0 && utf8[utf8.length - 1] !== 0x0a ? [EMPTY_LINE] : []
    return [utf8, ...open, EMPTY_LINE, ...body, ...lines]
  })
  return { bytes: new Uint8Array(Buffer.concat(pieces)), mended }
}

function inUtf8(block: Uint8Array): Uint8Array {
  if (isAscii(block)) return block
  const { text, mark } = decodeBytes(block, "utf-8")
  return mark === null ? block : new TextEncoder().encode(text)
}
