import { sha512_256 } from "@noble/hashes/sha2.js"
import { base32nopad } from "@scure/base"
import type { Verdict } from "./address-reading.ts"

/** Algorand: base32 of a 32-byte key and the last four bytes of its SHA-512/256. */
export function checkAlgorand(text: string): Verdict {
  if (!/^[A-Z2-7]{58}$/.test(text)) return "shape"
  try {
    const bytes = base32nopad.decode(text)
    const sum = sha512_256(bytes.subarray(0, 32)).subarray(28)
    return sum.every((byte, at) => byte === bytes[32 + at])
      ? { address: text, kind: "account", warnings: [] }
      : "checksum"
  } catch {
    // The last character has two bits to spare, and they must be zero.
    return "checksum"
  }
}
