import { constants, createDecipheriv, createPrivateKey, privateDecrypt } from "node:crypto"
import type { BaseBlock } from "asn1js"
import type {
  Certificate,
  EncryptedContentInfo,
  KeyAgreeRecipientInfo,
  KeyTransRecipientInfo,
  RecipientInfo,
} from "pkijs"
import { childrenOfBlock, type CmsLibrary, isNamedBy, keyIdsOf, OIDS, readCertificate } from "./cms.ts"
import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import { pemBlocks } from "./pem.ts"
import { agreedKey } from "./smime-agree.ts"

export type SmimeDecrypted = { data: Uint8Array } | { fault: "no-key" | "damaged" }

const MOST_RECIPIENTS = 200

/** Ciphers that are opened; Triple-DES and RC2 aren't. */
const CIPHERS: Record<string, { name: string; gcm: boolean }> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", gcm: false },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", gcm: false },
  "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", gcm: false },
  "2.16.840.1.101.3.4.1.6": { name: "aes-128-gcm", gcm: true },
  "2.16.840.1.101.3.4.1.26": { name: "aes-192-gcm", gcm: true },
  "2.16.840.1.101.3.4.1.46": { name: "aes-256-gcm", gcm: true },
}

/** What enveloped-data (RFC 5652 §6) and auth-enveloped-data (RFC 5083) are made of. */
type Envelope = {
  recipients: RecipientInfo[]
  content: EncryptedContentInfo
  /** Of auth-enveloped-data only. */
  mac: Uint8Array | null
  /** What is authenticated beside the content, as it is encoded. */
  attributes: Uint8Array
}

type Own = { certificate: Certificate; privateKey: Uint8Array }

/** Opens an envelope with that of our keys to which it is addressed. */
export function openEnvelope(lib: CmsLibrary, content: BaseBlock, keys: MailKeys): SmimeDecrypted {
  try {
    const envelope = envelopeOf(lib, content)
    if (envelope.recipients.length > MOST_RECIPIENTS) return { fault: "damaged" }
    for (const own of ownKeys(lib, keys)) {
      const at = envelope.recipients.findIndex((recipient) => isFor(lib, recipient, own.certificate))
      if (at !== -1) return { data: openWith(lib, { envelope, at, own }) }
    }
    return { fault: "no-key" }
  } catch {
    return { fault: "damaged" }
  }
}

function ownKeys(lib: CmsLibrary, { own }: MailKeys): Own[] {
  return own
    .filter(({ kind }) => kind === "smime")
    .flatMap(({ publicPart, privatePart }) => {
      const [der] = pemBlocks(publicPart, "CERTIFICATE")
      const [privateKey] = pemBlocks(privatePart, "PRIVATE KEY")
      return der && privateKey ? [{ certificate: readCertificate(lib, der), privateKey }] : []
    })
}

function envelopeOf({ pki, asn1 }: CmsLibrary, content: BaseBlock): Envelope {
  const blocks = childrenOfBlock(content)
  const set = blocks.findIndex((block) => block instanceof asn1.Set)
  const encrypted = blocks[set + 1]
  if (set === -1 || !encrypted) throw new Error("an envelope without recipients")
  const mac = blocks.slice(set + 2).find((block) => block instanceof asn1.OctetString)
  const attributes = blocks
    .slice(set + 2)
    .find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 1)
  const asSet = attributes ? new Uint8Array(attributes.toBER(false)) : new Uint8Array()
  // Authenticated under the tag of a set (RFC 5083 §2.2).
  if (asSet.length > 0) asSet[0] = 0x31
  return {
    recipients: childrenOfBlock(blocks[set]).map((schema) => new pki.RecipientInfo({ schema })),
    content: new pki.EncryptedContentInfo({ schema: encrypted }),
    mac: mac ? new Uint8Array(mac.valueBlock.valueHexView) : null,
    attributes: asSet,
  }
}

function isFor(lib: CmsLibrary, { variant, value }: RecipientInfo, certificate: Certificate): boolean {
  if (variant === 1) {
    const { rid } = value as KeyTransRecipientInfo
    return rid instanceof lib.pki.IssuerAndSerialNumber
      ? isNamedBy(certificate, rid)
      : isKeyId(lib, certificate, rid)
  }
  return variant === 2 && agreedAt(lib, value as KeyAgreeRecipientInfo, certificate) !== -1
}

/** Which of the keys that were agreed on is for this certificate. */
function agreedAt(lib: CmsLibrary, agreed: KeyAgreeRecipientInfo, certificate: Certificate): number {
  return agreed.recipientEncryptedKeys.encryptedKeys.findIndex(({ rid }) => {
    const name: unknown = rid.value
    if (name instanceof lib.pki.IssuerAndSerialNumber) return isNamedBy(certificate, name)
    if (!(name instanceof lib.pki.RecipientKeyIdentifier)) return false
    const id = Buffer.from(name.subjectKeyIdentifier.valueBlock.valueHexView)
    return keyIdsOf(lib, certificate).some((one) => one.equals(id))
  })
}

function isKeyId(lib: CmsLibrary, certificate: Certificate, rid: BaseBlock): boolean {
  const hex: unknown = Reflect.get(rid.valueBlock, "valueHexView")
  return hex instanceof Uint8Array && keyIdsOf(lib, certificate).some((one) => one.equals(Buffer.from(hex)))
}

function openWith(
  lib: CmsLibrary,
  { envelope, at, own }: { envelope: Envelope; at: number; own: Own },
): Uint8Array {
  const recipient = envelope.recipients[at]
  if (recipient?.variant === 1) {
    const key = unwrapKey(lib, recipient.value as KeyTransRecipientInfo, own.privateKey)
    return decipher(lib, envelope, key)
  }
  const agreed = recipient?.value as KeyAgreeRecipientInfo
  const mine = agreed.recipientEncryptedKeys.encryptedKeys[agreedAt(lib, agreed, own.certificate)]
  if (!mine) throw new Error("no key of ours")
  const wrapped = mine.encryptedKey.valueBlock.valueHexView
  return decipher(lib, envelope, agreedKey(lib, agreed, { ...own, wrapped }))
}

/** RSA: OAEP (RFC 8017 §7.1) with the hash that is named, or PKCS #1 v1.5, whose faults look like another key to whoever made it. */
function unwrapKey(lib: CmsLibrary, recipient: KeyTransRecipientInfo, privateKey: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" })
  const wrapped = recipient.encryptedKey.valueBlock.valueHexView
  const { algorithmId, algorithmParams } = recipient.keyEncryptionAlgorithm
  if (algorithmId === OIDS.rsa) return privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, wrapped)
  if (algorithmId !== OIDS.oaep) throw new Error("a key that is wrapped otherwise")
  const { hashAlgorithm } = new lib.pki.RSAESOAEPParams(algorithmParams ? { schema: algorithmParams } : {})
  const hash = HASHES[hashAlgorithm.algorithmId]
  if (!hash) throw new Error("an unknown hash")
  return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, wrapped)
}

/** SHA-1 within OAEP is no weakness, and what is meant where none is named. */
const HASHES: Record<string, string> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
}

function decipher({ asn1 }: CmsLibrary, { content, mac, attributes }: Envelope, key: Buffer): Uint8Array {
  const { algorithmId, algorithmParams } = content.contentEncryptionAlgorithm
  const cipher = CIPHERS[algorithmId]
  const encrypted = content.encryptedContent ? new Uint8Array(content.getEncryptedContent()) : null
  // A cipher that authenticates stands in an envelope that says so, and the other way round.
  if (!cipher || !encrypted || cipher.gcm !== (mac !== null)) throw new Error("a cipher that isn't opened")
  const nonce = cipher.gcm ? childrenOfBlock(algorithmParams)[0] : algorithmParams
  if (!(nonce instanceof asn1.OctetString)) throw new Error("a cipher without its beginning")
  const iv = nonce.valueBlock.valueHexView
  if (!cipher.gcm) {
    const opening = createDecipheriv(cipher.name, key, iv)
    return new Uint8Array(Buffer.concat([opening.update(encrypted), opening.final()]))
  }
  const opening = createDecipheriv(cipher.name as "aes-256-gcm", key, iv, {
    authTagLength: mac?.length ?? 16,
  })
  if ((mac?.length ?? 0) < 12) throw new Error("too short a proof")
  opening.setAuthTag(mac ?? new Uint8Array())
  if (attributes.length > 0) opening.setAAD(attributes)
  return new Uint8Array(Buffer.concat([opening.update(encrypted), opening.final()]))
}
