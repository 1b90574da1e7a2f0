import type { Key } from "openpgp"
import type { GivenKey, InspectedKey, KeyFault } from "@veridesk/contract/mail/crypto-keys.ts"

/** Reads the first key of an armoured text; of a private one its passphrase is taken off. */
export async function inspectPgp(
  given: GivenKey & { text: string },
): Promise<InspectedKey | { unreadable: KeyFault }> {
  const pgp = await import("openpgp")
  const [key] = await pgp.readKeys({ armoredKeys: given.text }).catch(() => [])
  if (!key) return { unreadable: "unreadable" }
  if (!key.isPrivate()) return factsOf(key, null, given.at)
  if (key.isDecrypted()) return factsOf(key, key.armor(), given.at)
  if (given.passphrase === undefined) return { unreadable: "passphrase" }
  const open = await pgp.decryptKey({ privateKey: key, passphrase: given.passphrase }).catch(() => null)
  return open ? factsOf(open, open.armor(), given.at) : { unreadable: "passphrase" }
}

/** A key for a mailbox: Ed25519 to sign, X25519 to encrypt, good for three years. */
export async function generatePgp(o: { name: string; address: string; at: Date }): Promise<InspectedKey> {
  const pgp = await import("openpgp")
  const { privateKey } = await pgp.generateKey({
    userIDs: [{ name: o.name.replace(/[<>()"]/g, ""), email: o.address }],
    type: "ecc",
    curve: "ed25519Legacy",
    keyExpirationTime: THREE_YEARS,
    date: o.at,
    format: "object",
  })
  return factsOf(privateKey, privateKey.armor(), o.at)
}

const THREE_YEARS = 3 * 365 * 86_400

async function factsOf(key: Key, privatePart: string | null, at: Date): Promise<InspectedKey> {
  const until = await key.getExpirationTime().catch(() => null)
  return {
    kind: "pgp",
    fingerprint: key.getFingerprint(),
    addresses: await addressesOf(key, at),
    publicPart: key.toPublic().armor(),
    privatePart,
    validFrom: key.getCreationTime(),
    validUntil: until instanceof Date ? until : null,
    isAuthority: false,
    fault: await faultOf(key, at),
  }
}

/** Only names that the key's owner has signed and not taken back. */
async function addressesOf(key: Key, at: Date): Promise<string[]> {
  const found: string[] = []
  for (const user of key.users.slice(0, 50)) {
    const isOwn = await user.verify(at).catch(() => null)
    const email = user.userID?.email
    if (isOwn && email) found.push(email.toLowerCase())
  }
  return [...new Set(found)]
}

async function faultOf(key: Key, at: Date): Promise<InspectedKey["fault"]> {
  if (await key.isRevoked(undefined, undefined, at).catch(() => true)) return "over"
  const until = await key.getExpirationTime().catch(() => null)
  if (until === null || (until instanceof Date && until <= at)) return "over"
  try {
    await key.getEncryptionKey(undefined, at)
    await key.getSigningKey(undefined, at)
    return null
  } catch {
    return "weak"
  }
}
