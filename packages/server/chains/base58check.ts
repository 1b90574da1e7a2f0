import { sha256 } from "@noble/hashes/sha2.js"
import { base58, createBase58check } from "@scure/base"

const codec = createBase58check(sha256)

/**
 * Decodes base58check (Bitcoin's double SHA-256, 4 bytes): the payload with its version byte, "checksum" when only
 * the checksum is wrong, "shape" when the text is no base58 of `bytes` and checksum at all.
 */
export function readBase58check(text: string, bytes: number): Uint8Array | "checksum" | "shape" {
  const raw = readBase58(text)
  if (raw?.length !== bytes + 4) return "shape"
  try {
    return codec.decode(text)
  } catch {
    return "checksum"
  }
}

/** Decodes base58, undefined when it isn't. The bound on length stands before work that grows with its square. */
export function readBase58(text: string): Uint8Array | undefined {
  if (text.length === 0 || text.length > 128) return undefined
  try {
    return base58.decode(text)
  } catch {
    return undefined
  }
}
