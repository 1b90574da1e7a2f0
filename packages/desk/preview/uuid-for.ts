import { createHash } from "node:crypto"

/** The same id for the same words, in the shape of a UUIDv7, so that a reload of the preview finds what it knew. */
export function uuidFor(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex")
  return `0193c1de-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
