import type { MailCrypto } from "@veridesk/contract/mail/read-mail.ts"
import type { Tree } from "./parse/tree.ts"

const SMIME = /^application\/(?:x-)?pkcs7-mime$/
/** What some servers make of it: bytes under its usual file name. */
const OCTETS = /^application\/octet-stream$/
const P7M = /\.p7m$/i
const MOST_BEFORE = 64 * 1024
const SMIME_SIGNATURE = /^application\/(?:x-)?pkcs7-signature$/

/**
 * By its form only, what protects a mail: signed or encrypted, by which of the two. Whoever has keys reads it; until then
 * a signature is by an unknown key and an encrypted mail has none.
 */
export function readCrypto({ type, parts }: Tree): MailCrypto | null {
  const has = (pattern: RegExp) => parts.some((part) => pattern.test(part.type))
  const unknown = { state: "unknown-key", by: null, fingerprint: null } as const
  if (has(/^application\/pgp-encrypted$/) || parts.some((part) => holds(part, "MESSAGE")))
    return { kind: "pgp", encrypted: true, signature: null, fault: "no-key" }
  if (has(/^application\/pgp-signature$/) || parts.some((part) => holds(part, "SIGNED MESSAGE")))
    return { kind: "pgp", encrypted: false, signature: unknown, fault: null }
  const mime = parts.find(
    ({ type: one, name }) => SMIME.test(one) || (OCTETS.test(one) && P7M.test(name ?? "")),
  )
  if (mime && /^signed-data$/i.test(mime.parameters["smime-type"] ?? ""))
    return { kind: "smime", encrypted: false, signature: unknown, fault: null }
  if (mime) return { kind: "smime", encrypted: true, signature: null, fault: "no-key" }
  if (type === "multipart/signed" || has(SMIME_SIGNATURE))
    return has(SMIME_SIGNATURE) ? { kind: "smime", encrypted: false, signature: unknown, fault: null } : null
  return null
}

/** A block of PGP without MIME around it, as older programs send it: it begins a line somewhere at the head of a text. */
function holds({ type, content }: Tree["parts"][number], what: string): boolean {
  if (type !== "text/plain" || content.length < 100) return false
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, MOST_BEFORE))
  return new RegExp(`^-----BEGIN PGP ${what}-----\\s*$`, "m").test(head.toString("latin1"))
}
