import { keccak_256 } from "@noble/hashes/sha3.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Verdict } from "./address-reading.ts"

/**
 * Ethereum and its kin: 0x and 40 hex digits. Letters in both cases carry a checksum (EIP-55), in one case none.
 * The hash is the library's; viem, which does the same, takes 0.3 s and 27 MB to load for it and is the tests'
 * second opinion.
 */
export function checkEvm(text: string): Verdict {
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return "shape"
  const digits = text.slice(2)
  const address = withChecksum(digits.toLowerCase())
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase())
    return {
      address,
      kind: "account",
      warnings: /[a-f]/i.test(digits) ? ["not-checksummed"] : ["no-checksum"],
    }
  return digits === address.slice(2) ? { address, kind: "account", warnings: [] } : "checksum"
}

/** EIP-55: a letter is a capital where the same place of the hash of the lower-case digits is 8 or more. */
function withChecksum(digits: string): string {
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)))
  return `0x${Array.from(digits, (digit, at) => (Number.parseInt(hash[at] ?? "0", 16) > 7 ? digit.toUpperCase() : digit)).join("")}`
}
