import { decodeBytes } from "./charset.ts"
import type { Block } from "./headers.ts"

/** A mail's bytes whose header blocks are all UTF-8, and whether something had to be done for it. */
export type Mended = { bytes: Uint8Array; mended: boolean }

/**
 * Raw 8-bit header lines (a Chinese client's file names, a Russian one's subject) are written anew in UTF-8, each block by
 * what its bytes look like; the parser behind this reads headers as UTF-8 only.
 */
export function mendHeaders(bytes: Uint8Array, blocks: Block[]): Mended {
  const pieces: Uint8Array[] = []
  let from = 0
  for (const { start, end } of blocks) {
    const block = bytes.subarray(start, end)
    if (isAscii(block)) continue
    const { text, mark } = decodeBytes(block, "utf-8")
    if (mark === null) continue
    pieces.push(bytes.subarray(from, start), new TextEncoder().encode(text))
    from = end
  }
  if (pieces.length === 0) return { bytes, mended: false }
  pieces.push(bytes.subarray(from))
  return { bytes: new Uint8Array(Buffer.concat(pieces)), mended: true }
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}
