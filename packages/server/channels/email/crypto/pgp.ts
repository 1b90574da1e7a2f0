import type { MailCrypto } from "@veridesk/contract/mail/read-mail.ts"
import type { Key, Message, PartialConfig, PrivateKey, SessionKey, Signature, SignaturePacket } from "openpgp"
import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import { type Signed, worst } from "./signed.ts"

/** What an encrypted message held, and who signed within it; or why it stays closed. */
export type Decrypted =
  | { data: Uint8Array; signature: Signed | null }
  | { fault: NonNullable<MailCrypto["fault"]> }

/** What a message may grow to when it is unpacked. */
const MOST_UNPACKED = 64 * 1024 * 1024
/** Recipients of one message that are tried, and signatures under one. */
const MOST_RECIPIENTS = 200
const MOST_SIGNATURES = 20

/** Read when the first mail asks for it. */
const library = () => import("openpgp")
type Library = Awaited<ReturnType<typeof library>>

/**
 * Nothing unauthenticated (RFC 9580 §5.7) is opened, no hash that collides counts, no key under 2048 bits. The library
 * refuses DSA, ElGamal, MD5 and SHA-1 over messages by itself.
 */
const STRICT: PartialConfig = {
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  minRSABits: 2048,
  maxDecompressedMessageSize: MOST_UNPACKED,
  enforceGrammar: true,
}

/** Ciphers that encrypted mail may use; the others have blocks of 64 bits. Null: named within the packet (RFC 9580 §5.13.2). */
const CIPHERS: ReadonlySet<string | null> = new Set(["aes128", "aes192", "aes256", "twofish", null])

/** Opens a message (RFC 9580 §10.3), armoured or not, with the mailbox's keys. */
export async function decryptPgp(content: Uint8Array, keys: MailKeys): Promise<Decrypted> {
  const pgp = await library()
  const decryptionKeys = await ownKeys(pgp, keys)
  const message = await readMessage(pgp, content).catch(() => null)
  if (!message) return { fault: "damaged" }
  const recipients = message.getEncryptionKeyIDs()
  if (recipients.length > MOST_RECIPIENTS) return { fault: "damaged" }
  const isOurs = recipients.some(
    (id) => isUnnamed(id) || decryptionKeys.some((key) => key.getKeys(id).length > 0),
  )
  if (!isOurs || decryptionKeys.length === 0) return { fault: "no-key" }
  const sessionKeys = await pgp
    .decryptSessionKeys({ message, decryptionKeys, config: STRICT })
    .catch(() => null)
  // Where no recipient is named, each of our keys was tried, and none was it.
  if (!sessionKeys) return { fault: recipients.every(isUnnamed) ? "no-key" : "damaged" }
  const strong = sessionKeys.filter(({ algorithm }) => CIPHERS.has(algorithm))
  if (strong.length === 0) return { fault: "damaged" }
  const known = await knownKeys(pgp, keys)
  try {
    const { data, signatures } = await pgp.decrypt({
      message,
      sessionKeys: strong as SessionKey[],
      verificationKeys: known.map(({ key }) => key),
      format: "binary",
      date: keys.at,
      config: STRICT,
    })
    const signature = signatures.length === 0 ? null : await judgeAll(signatures, known, keys.at)
    return { data: new Uint8Array(data), signature }
  } catch {
    return { fault: "damaged" }
  }
}

/** Checks a signature that stands apart from what it is over (RFC 3156 §5). `signed` has CRLF line ends. */
export async function verifyPgp(signed: Uint8Array, signature: Uint8Array, keys: MailKeys): Promise<Signed> {
  const pgp = await library()
  const known = await knownKeys(pgp, keys)
  try {
    const read = await readSignature(pgp, signature)
    const message = await pgp.createMessage({ binary: signed })
    const { signatures } = await pgp.verify({
      message,
      signature: read,
      verificationKeys: known.map(({ key }) => key),
      format: "binary",
      date: keys.at,
      config: STRICT,
    })
    return await judgeAll(signatures, known, keys.at)
  } catch {
    return { state: "bad", by: null, fingerprint: null }
  }
}

/** Checks a text with its signature beneath it (RFC 9580 §7). `text` is exactly what was signed. */
export async function verifyClear(
  block: string,
  keys: MailKeys,
): Promise<{ text: string; signature: Signed } | null> {
  const pgp = await library()
  const known = await knownKeys(pgp, keys)
  try {
    const message = await pgp.readCleartextMessage({ cleartextMessage: block, config: STRICT })
    const { data, signatures } = await pgp.verify({
      message,
      verificationKeys: known.map(({ key }) => key),
      date: keys.at,
      config: STRICT,
    })
    return { text: String(data), signature: await judgeAll(signatures, known, keys.at) }
  } catch {
    return null
  }
}

/** A recipient whom the message doesn't name (RFC 9580 §5.1.8). */
const isUnnamed = (id: { toHex(): string }) => /^0+$/.test(id.toHex())

type Known = { key: Key; address: string }

async function ownKeys(pgp: Library, { own }: MailKeys): Promise<PrivateKey[]> {
  const armoured = own.filter(({ kind }) => kind === "pgp")
  return Promise.all(armoured.map(({ privatePart }) => pgp.readPrivateKey({ armoredKey: privatePart })))
}

async function knownKeys(pgp: Library, { known }: MailKeys): Promise<Known[]> {
  const read = known
    .filter(({ kind }) => kind === "pgp")
    .map(async ({ publicPart, address }) => ({ key: await pgp.readKey({ armoredKey: publicPart }), address }))
  return Promise.all(read)
}

function readMessage(pgp: Library, content: Uint8Array): Promise<Message<Uint8Array | string>> {
  return isArmour(content)
    ? pgp.readMessage({ armoredMessage: latin1(content), config: STRICT })
    : pgp.readMessage({ binaryMessage: content, config: STRICT })
}

function readSignature(pgp: Library, content: Uint8Array): Promise<Signature> {
  return isArmour(content)
    ? pgp.readSignature({ armoredSignature: latin1(content), config: STRICT })
    : pgp.readSignature({ binarySignature: content, config: STRICT })
}

/** A packet's first byte has its highest bit set (RFC 9580 §4.2); armour is text. */
function isArmour(content: Uint8Array): boolean {
  return ((content[0] ?? 0) & 0x80) === 0
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")

type Result = {
  keyID: { toHex(): string; equals(id: never): boolean }
  verified: Promise<true>
  signature: Promise<Signature>
}

async function judgeAll(results: Result[], known: Known[], at: Date): Promise<Signed> {
  const told: Signed[] = []
  for (const result of results.slice(0, MOST_SIGNATURES)) told.push(await judge(result, known, at))
  // What was not waited for must not end the thread when it fails.
  for (const { verified, signature } of results.slice(MOST_SIGNATURES)) {
    verified.catch(() => {})
    signature.catch(() => {})
  }
  return worst(told)
}

async function judge({ keyID, verified, signature }: Result, known: Known[], at: Date): Promise<Signed> {
  const outcome = verified.then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : "unknown"),
  )
  const packet = (await signature.catch(() => null))?.packets[0] ?? null
  const why = await outcome
  const owner = known.find(({ key }) => key.getKeys(keyID as never).length > 0)
  if (!owner) return { state: "unknown-key", by: null, fingerprint: claimed(packet) ?? keyID.toHex() }
  const { key, address } = owner
  const named = { by: address, fingerprint: key.getFingerprint() }
  if (await isOver(key, at)) return { state: "expired", ...named }
  if (why === "") return { state: "good", ...named }
  return { state: /expired|revoked/i.test(why) ? "expired" : "bad", ...named }
}

/** Of a key that has run out or was taken back nobody knows any more who holds it, whenever it says that it signed. */
async function isOver(key: Key, at: Date): Promise<boolean> {
  if (await key.isRevoked(undefined, undefined, at).catch(() => true)) return true
  const until = await key.getExpirationTime().catch(() => null)
  return until === null || (until instanceof Date && until <= at)
}

function claimed(packet: SignaturePacket | null): string | null {
  const bytes = packet?.issuerFingerprint
  return bytes ? Buffer.from(bytes).toString("hex") : null
}
