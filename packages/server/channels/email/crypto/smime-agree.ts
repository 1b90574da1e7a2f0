import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman } from "node:crypto"
import type { Certificate, KeyAgreeRecipientInfo, OriginatorPublicKey } from "pkijs"
import type { CmsLibrary } from "./cms.ts"

/** dhSinglePass-stdDH with the hash of its derivation (RFC 5753 §7.1.4). */
const DERIVATIONS: Record<string, string> = {
  "1.3.133.16.840.63.0.2": "sha1",
  "1.3.132.1.11.1": "sha256",
  "1.3.132.1.11.2": "sha384",
  "1.3.132.1.11.3": "sha512",
}

const WRAPS: Record<string, { name: string; bits: number }> = {
  "2.16.840.1.101.3.4.1.5": { name: "id-aes128-wrap", bits: 128 },
  "2.16.840.1.101.3.4.1.25": { name: "id-aes192-wrap", bits: 192 },
  "2.16.840.1.101.3.4.1.45": { name: "id-aes256-wrap", bits: 256 },
}

/** RFC 3394 §2.2.3.1 */
const WRAP_IV = Buffer.alloc(8, 0xa6)

/**
 * The content's key out of what was agreed on with a key made for this one mail (RFC 5753 §3.1).
 * @throws Error where it isn't for this key, or agreed on otherwise
 */
export function agreedKey(
  lib: CmsLibrary,
  agreed: KeyAgreeRecipientInfo,
  o: { certificate: Certificate; privateKey: Uint8Array; wrapped: Uint8Array },
): Buffer {
  const { algorithmId, algorithmParams } = agreed.keyEncryptionAlgorithm
  const hash = DERIVATIONS[algorithmId]
  const wrapAlgorithm = new lib.pki.AlgorithmIdentifier({ schema: algorithmParams })
  const wrap = WRAPS[wrapAlgorithm.algorithmId]
  if (!hash || !wrap || agreed.originator.variant !== 3) throw new Error("a key that is agreed on otherwise")
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: Buffer.from(o.privateKey), format: "der", type: "pkcs8" }),
    publicKey: theirKey(lib, agreed, o.certificate),
  })
  const kek = derive(hash, secret, { bits: wrap.bits, info: sharedInfo(lib, agreed, wrap.bits) })
  const opening = createDecipheriv(wrap.name, kek, WRAP_IV)
  return Buffer.concat([opening.update(o.wrapped), opening.final()])
}

/** The sender's key, on the curve of ours: the curve need not be named again (RFC 5753 §3.1.1). */
function theirKey(
  { asn1 }: CmsLibrary,
  { originator }: KeyAgreeRecipientInfo,
  { subjectPublicKeyInfo }: Certificate,
) {
  const { publicKey } = originator.value as OriginatorPublicKey
  const spki = new asn1.Sequence({ value: [subjectPublicKeyInfo.algorithm.toSchema(), publicKey] })
  return createPublicKey({ key: Buffer.from(spki.toBER(false)), format: "der", type: "spki" })
}

/** ECC-CMS-SharedInfo (RFC 5753 §7.2). */
function sharedInfo({ asn1 }: CmsLibrary, agreed: KeyAgreeRecipientInfo, bits: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bits)
  const tagged = (tagNumber: number, value: InstanceType<typeof asn1.OctetString>) =>
    new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] })
  const info = new asn1.Sequence({
    value: [
      agreed.keyEncryptionAlgorithm.algorithmParams,
      ...(agreed.ukm ? [tagged(0, agreed.ukm)] : []),
      tagged(2, new asn1.OctetString({ valueHex: new Uint8Array(length).buffer })),
    ],
  })
  return Buffer.from(info.toBER(false))
}

/** ANSI X9.63 (SEC 1 §3.6.1). */
function derive(hash: string, secret: Buffer, { bits, info }: { bits: number; info: Buffer }): Buffer {
  const pieces: Buffer[] = []
  for (let n = 1; Buffer.concat(pieces).length < bits / 8; n += 1) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(n)
    pieces.push(createHash(hash).update(secret).update(counter).update(info).digest())
  }
  return Buffer.concat(pieces).subarray(0, bits / 8)
}
