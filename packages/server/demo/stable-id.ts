import { createHash } from "node:crypto"

/**
 * An id made of a name, always the same (a UUID of version 8, RFC 9562): what the demo writes twice, because the first
 * time broke off half-way, is then the same thing and is written once.
 */
export function stableId(name: string): string {
  const bytes = createHash("sha256").update(`veridesk demo ${name}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
