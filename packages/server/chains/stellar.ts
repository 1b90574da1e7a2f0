import { base32nopad } from "@scure/base"
import type { Verdict } from "./address-reading.ts"
import { tonCore } from "./ton-core.ts"

/** Version bytes of SEP-23: five bits of type, so that the first letter tells it. */
const account = 6 << 3
const muxed = 12 << 3

/**
 * Stellar: strkey, that is base32 of version, payload and CRC16 (SEP-23). An M… address packs an account and a memo
 * id; the canonical form is the account, G….
 */
export function checkStellar(text: string): Verdict {
  if (!/^(G[A-Z2-7]{55}|M[A-Z2-7]{68})$/.test(text)) return "shape"
  const bytes = readStrkey(text)
  if (!bytes) return "checksum"
  if (bytes[0] === account) return { address: text, kind: "account", warnings: [] }
  if (bytes[0] !== muxed) return "shape"
  const id = new DataView(bytes.buffer, bytes.byteOffset + 33).getBigUint64(0)
  const body = Uint8Array.of(account, ...bytes.subarray(1, 33))
  const address = base32nopad.encode(Uint8Array.of(...body, ...checksum(body)))
  return { address, kind: "muxed", warnings: [], memo: { kind: "id", value: String(id) } }
}

/**
 * Reads a strkey of any type (SEP-23): version and payload, undefined when the checksum or the bits that pad the last
 * character are wrong. The first call loads a library (50 ms).
 */
export function readStrkey(text: string): Uint8Array | undefined {
  try {
    const raw = base32nopad.decode(text)
    const body = raw.slice(0, -2)
    return checksum(body).every((byte, at) => byte === raw[body.length + at]) ? body : undefined
  } catch {
    return undefined
  }
}

/** CRC16-XMODEM, low byte first. TON's library has the same CRC, high byte first. */
function checksum(body: Uint8Array): number[] {
  return Array.from(tonCore().crc16(Buffer.from(body))).reverse()
}
