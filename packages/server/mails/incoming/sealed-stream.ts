import type { Seal } from "../../platform/seal.ts"

/** So much is sealed at once: what is in memory of a large mail on its way to the store and back. */
const PIECE = 256 * 1024
const LENGTH_BYTES = 4

/**
 * Seals bytes of any length piece by piece, each bound to its place and the last one to being the last, so that none
 * can be left out, moved or cut off. Before each piece stands its length.
 */
export async function* sealStream(
  source: AsyncIterable<Uint8Array>,
  seal: Seal,
  about: string,
): AsyncGenerator<Buffer> {
  let n = 0
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    for (let from = 0; from < chunk.byteLength; ) {
      if (size === PIECE) {
        yield framed(seal.close(Buffer.concat(held), placeOf(about, n, false)))
        n += 1
        held = []
        size = 0
      }
      const part = chunk.subarray(from, from + PIECE - size)
      held.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength))
      size += part.byteLength
      from += part.byteLength
    }
  }
  yield framed(seal.close(Buffer.concat(held), placeOf(about, n, true)))
}

/** @throws Error where a piece was changed, is missing or belongs elsewhere */
export async function openStream(
  source: AsyncIterable<Uint8Array>,
  { seal, about, size }: { seal: Seal; about: string; size: number },
): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(size)
  let at = 0
  let n = 0
  let rest: Buffer = Buffer.alloc(0)
  const take = (last: boolean) => {
    while (rest.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + rest.readUInt32BE(0)
      // The last piece is only known at the end.
      if (last ? rest.length < end : rest.length <= end) return
      const plain = seal.open(
        rest.subarray(LENGTH_BYTES, end),
        placeOf(about, n, last && rest.length === end),
      )
      if (at + plain.length > size) throw new Error("a sealed mail is longer than it was")
      at += plain.copy(whole, at)
      n += 1
      rest = rest.subarray(end)
    }
  }
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk])
    take(false)
  }
  take(true)
  if (rest.length > 0 || at !== size) throw new Error("a sealed mail is shorter than it was")
  return whole
}

function placeOf(about: string, n: number, last: boolean): string {
  return `${about} ${n}${last ? " last" : ""}`
}

function framed(sealed: Buffer): Buffer {
  const length = Buffer.allocUnsafe(LENGTH_BYTES)
  length.writeUInt32BE(sealed.length)
  return Buffer.concat([length, sealed])
}
