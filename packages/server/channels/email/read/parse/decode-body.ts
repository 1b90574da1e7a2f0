/** A body without its content-transfer-encoding (RFC 2045 §6), read as far as it can be. */
export function decodeBody(body: Uint8Array, encoding: string): Uint8Array {
  if (encoding.includes("base64")) return fromBase64(body)
  return encoding.includes("quoted-printable") ? fromQuotedPrintable(body) : body
}

/** Some mailers pad every line, so padding only ends a piece of it. */
function fromBase64(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    .toString("latin1")
    .replace(/[^A-Za-z0-9+/=]+/g, "")
  const pieces = text.split(/=+/).filter((piece) => piece.length > 1)
  const decoded = pieces.map((piece) => Buffer.from(piece, "base64"))
  return new Uint8Array(decoded.length === 1 && decoded[0] ? decoded[0] : Buffer.concat(decoded))
}

const EQUALS = 0x3d
const LF = 0x0a
const CR = 0x0d

/** What is no escape stays as it is written; an equals sign at a line's end joins it with the next one. */
function fromQuotedPrintable(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length)
  let length = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte !== EQUALS) {
      decoded[length++] = byte
      continue
    }
    const high = hex(body[at + 1])
    const low = hex(body[at + 2])
    const end = high === -1 ? lineEndAfter(body, at + 1) : -1
    if (high !== -1 && low !== -1) {
      decoded[length++] = high * 16 + low
      at += 2
    } else if (end !== -1) at = end
    else decoded[length++] = byte
  }
  return decoded.slice(0, length)
}

/** Where the line end is that follows after blanks only, at most as many as a line has; -1 where something else follows. */
function lineEndAfter(body: Uint8Array, from: number): number {
  for (let at = from; at < from + 80; at += 1) {
    const byte = body[at]
    if (byte === undefined || byte === LF) return at
    if (byte !== CR && byte !== 0x20 && byte !== 0x09) return -1
  }
  return -1
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
