import { createHash } from "node:crypto"

/**
 * The key of one write out of many that a single request sets off: the same request and part give the same key, so that
 * the retry of a request retries each of its writes. A UUID of version 8 (RFC 9562, §5.8).
 */
export function derivedKey(requestId: string, part: string): string {
  const bytes = createHash("sha256").update(`${requestId}\n${part}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
