import type { BroughtKey, InspectedKey, MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import { first } from "../read/parse/headers.ts"
import { readAddresses } from "../read/parse/addresses.ts"
import { contentOf, type Entity, entityOf, everyEntity } from "./entity.ts"
import { inspectKey } from "./inspect.ts"
import { openMail } from "./open.ts"
import { asPem } from "./pem.ts"

const MOST_KEYS = 5
const MOST_BYTES = 100_000

/**
 * Keys that a mail brings along: in an Autocrypt header, as a file (RFC 3156 §7), or as the certificates of its
 * signature. Only those that name the mail's author, and that could be used.
 */
export async function keysIn(bytes: Uint8Array, keys: MailKeys): Promise<BroughtKey[]> {
  const root = entityOf(bytes)
  const from = readAddresses(first(root.fields, "from") ?? "")
  const address = from.length === 1 ? from[0]?.address.toLowerCase() : undefined
  if (!address) return []
  const opened = await openMail(bytes, { from: address, keys })
  const inner = opened?.inner ? everyEntity(entityOf(opened.inner)) : []
  const found = [...(await autocrypt(root, address)), ...(await inParts([...everyEntity(root), ...inner]))]
  const read: InspectedKey[] = []
  for (const text of found.slice(0, MOST_KEYS)) {
    const key = await inspectKey({ text, at: keys.at })
    if (!("unreadable" in key)) read.push(key)
  }
  const theirs = read.filter(
    (key) => key.addresses.includes(address) && key.fault === null && key.privatePart === null,
  )
  const each = new Map(theirs.map((key) => [key.fingerprint, { ...key, address }]))
  return [...each.values()]
}

/** Autocrypt 1.1 §2.1: its address, and a key in base64. */
async function autocrypt({ fields }: Entity, address: string): Promise<string[]> {
  const value = first(fields, "autocrypt")
  if (!value || value.length > MOST_BYTES) return []
  const attributes = new Map(
    value.split(";").map((piece) => {
      const at = piece.indexOf("=")
      return [piece.slice(0, at).trim().toLowerCase(), piece.slice(at + 1).trim()]
    }),
  )
  const data = attributes.get("keydata")
  if (attributes.get("addr")?.toLowerCase() !== address || !data) return []
  const pgp = await import("openpgp")
  const binaryKey = new Uint8Array(Buffer.from(data, "base64"))
  const key = await pgp.readKey({ binaryKey }).catch(() => null)
  return key && !key.isPrivate() ? [key.armor()] : []
}

async function inParts(parts: Entity[]): Promise<string[]> {
  const found: string[] = []
  for (const part of parts) {
    if (part.body.length > MOST_BYTES) continue
    if (part.type === "application/pgp-keys") found.push(Buffer.from(contentOf(part)).toString("latin1"))
    if (/^application\/(?:x-)?pkcs7-(?:signature|mime)$/.test(part.type))
      found.push(...(await certificatesOf(part)))
  }
  return found
}

async function certificatesOf(part: Entity): Promise<string[]> {
  const { cmsLibrary, derOf, OIDS } = await import("./cms.ts")
  const { pki } = await cmsLibrary()
  try {
    const info = pki.ContentInfo.fromBER(new Uint8Array(contentOf(part)))
    if (info.contentType !== OIDS.signed) return []
    const { certificates = [] } = new pki.SignedData({ schema: info.content })
    const own = certificates.filter((one) => one instanceof pki.Certificate)
    return own.slice(0, MOST_KEYS).map((one) => asPem(derOf(one), "CERTIFICATE"))
  } catch {
    return []
  }
}
