import { createPrivateKey } from "node:crypto"
import * as asn1 from "asn1js"
import * as pki from "pkijs"
import { OIDS } from "./cms.ts"
import type { OwnKey } from "@veridesk/contract/mail/crypto-keys.ts"
import { pemBlocks } from "./pem.ts"

const CONTENT_TYPE = "1.2.840.113549.1.9.3"
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
const SIGNING_TIME = "1.2.840.113549.1.9.5"

/** The DER of a signature over this, apart from it (RFC 5652 §5), with SHA-256 and the certificates that lead to it. */
export async function signSmime(inner: Uint8Array, o: { sign: OwnKey; at: Date }): Promise<Uint8Array> {
  const content = new Uint8Array(inner)
  const certificates = pemBlocks(o.sign.publicPart, "CERTIFICATE").map((der) =>
    pki.Certificate.fromBER(new Uint8Array(der)),
  )
  const [own] = certificates
  if (!own) throw new Error("a key of a mailbox without its certificate")
  const digest = await crypto.subtle.digest("SHA-256", content)
  const attribute = (type: string, value: asn1.BaseBlock) => new pki.Attribute({ type, values: [value] })
  const signed = new pki.SignedData({
    version: 1,
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: OIDS.data }),
    certificates,
    signerInfos: [
      new pki.SignerInfo({
        version: 1,
        sid: new pki.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new pki.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(CONTENT_TYPE, new asn1.ObjectIdentifier({ value: OIDS.data })),
            attribute(SIGNING_TIME, new asn1.UTCTime({ valueDate: o.at })),
            attribute(MESSAGE_DIGEST, new asn1.OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
  })
  await signed.sign(await signingKey(o.sign.privatePart), 0, "SHA-256", content.buffer)
  return wrapped(OIDS.signed, signed.toSchema(true))
}

/** The DER of an envelope for these certificates: RSA-OAEP or ECDH, AES-256-CBC, which every program opens. */
export async function encryptSmime(inner: Uint8Array, encryptFor: string[]): Promise<Uint8Array> {
  const enveloped = new pki.EnvelopedData()
  for (const pem of encryptFor) {
    const [der] = pemBlocks(pem, "CERTIFICATE")
    if (!der) throw new Error("a recipient without a certificate")
    enveloped.addRecipientByCertificate(pki.Certificate.fromBER(new Uint8Array(der)), {
      oaepHashAlgorithm: "SHA-256",
    })
  }
  await enveloped.encrypt(
    { name: "AES-CBC", length: 256 } as Parameters<typeof enveloped.encrypt>[0],
    new Uint8Array(inner).buffer,
  )
  return wrapped(OIDS.enveloped, enveloped.toSchema())
}

function wrapped(contentType: string, content: asn1.BaseBlock): Uint8Array {
  return new Uint8Array(new pki.ContentInfo({ contentType, content }).toSchema().toBER(false))
}

/** As the library takes it: what a key may do is said when it is read. */
async function signingKey(pem: string): Promise<CryptoKey> {
  const key = createPrivateKey(pem)
  const der = new Uint8Array(key.export({ format: "der", type: "pkcs8" }))
  const curve = CURVES[key.asymmetricKeyDetails?.namedCurve ?? ""]
  const algorithm = curve
    ? { name: "ECDSA", namedCurve: curve }
    : { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }
  return crypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"])
}

const CURVES: Record<string, string> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" }
