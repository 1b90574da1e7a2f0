import { createHash } from "node:crypto"

/** A UUID (RFC 9562, version 8) made of what it is for, so that doing something again makes the same thing and no second one. */
export function idOf(...parts: readonly (string | number)[]): string {
  const hex = createHash("sha256").update(parts.join(" ")).digest("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
