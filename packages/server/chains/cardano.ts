import { crc32 } from "node:zlib"
import { bech32 } from "@scure/base"
import type { Verdict } from "./address-reading.ts"
import { readBase58 } from "./base58check.ts"

/**
 * Cardano: Shelley addresses are bech32 `addr…` (CIP-19), Byron ones base58 of CBOR with a CRC32. A stake address is
 * no place to send to and doesn't pass.
 */
export function checkCardano(text: string): Verdict {
  if (/^addr(_test)?1/i.test(text)) return checkShelley(text)
  const bytes = readBase58(text)
  return bytes && bytes.length > 40 ? checkByron(text, bytes) : "shape"
}

/** CIP-19: the header's upper half is the type, its lower half the network; 28 bytes for each part. */
function checkShelley(text: string): Verdict {
  const decoded = bech32.decodeUnsafe(text, 120)
  if (!decoded) return "checksum"
  const bytes = bech32.fromWordsUnsafe(decoded.words)
  const type = (bytes?.[0] ?? 0xff) >> 4
  const network = (bytes?.[0] ?? 0xff) & 15
  const rightLength =
    type <= 3 ? bytes?.length === 57 : type <= 5 ? (bytes?.length ?? 0) > 31 : bytes?.length === 29
  const test = decoded.prefix.toLowerCase() === "addr_test"
  if (!bytes || type > 7 || !rightLength || network !== (test ? 0 : 1)) return "shape"
  return { address: text.toLowerCase(), kind: "shelley", warnings: test ? ["testnet"] : [] }
}

/**
 * CBOR [24(payload), crc32]: 82 d8 18 58 length, the payload, 1a and four bytes of CRC. The test
 * network's number is a part of the payload, which makes its addresses begin with 2cW.
 */
function checkByron(text: string, bytes: Uint8Array): Verdict {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint32(0) !== 0x82d81858) return "shape"
  const end = 5 + (bytes[4] ?? 0)
  const framed = bytes.length === end + 5 && bytes[end] === 0x1a
  if (!framed || view.getUint32(end + 1) !== crc32(bytes.subarray(5, end))) return "checksum"
  return { address: text, kind: "byron", warnings: text.startsWith("2cW") ? ["testnet"] : [] }
}
