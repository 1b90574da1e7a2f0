import { createHash, randomBytes } from "node:crypto"

/** A token for a link that works once: 256 random bits for the person, their digest for the database. */
export function makeLinkToken(): { token: string; digest: Buffer } {
  const token = randomBytes(32).toString("base64url")
  return { token, digest: linkDigest(token) }
}

export function linkDigest(token: string): Buffer {
  return createHash("sha256").update(token).digest()
}
