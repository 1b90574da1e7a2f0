import * as asn1js from "asn1js"
import * as pkijs from "pkijs"
import { asPem } from "../crypto/pem.ts"

/** A certificate with its private key, as PEM and as the library has them. */
export type Issued = {
  certificate: pkijs.Certificate
  keys: CryptoKeyPair
  pem: string
  privateKey: string
}

type Wanted = {
  name: string
  email?: string
  by?: Issued | null
  isAuthority?: boolean
  from?: Date
  until?: Date
  key?: "rsa" | "ec"
  usage?: string[]
}

const RSA = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}
let serial = 100

/** Makes a key and a certificate for it, by an authority or by itself. */
export async function issue(w: Wanted): Promise<Issued> {
  const isEc = w.key === "ec"
  const keys = isEc
    ? await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"])
    : await crypto.subtle.generateKey(RSA, true, ["sign", "verify"])
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ value: (serial += 1) })
  certificate.notBefore.value = w.from ?? new Date("2025-01-01T00:00:00Z")
  certificate.notAfter.value = w.until ?? new Date("2035-01-01T00:00:00Z")
  const subject = named(w.name)
  certificate.subject.typesAndValues.push(subject)
  certificate.issuer.typesAndValues.push(w.by?.certificate.subject.typesAndValues[0] ?? subject)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  const keyId = new asn1js.OctetString({ valueHex: await crypto.subtle.digest("SHA-1", new Uint8Array(key)) })
  certificate.extensions = [...extensionsOf(w), extension("2.5.29.14", keyId, false)]
  await certificate.sign((w.by?.keys ?? keys).privateKey, "SHA-256")
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", keys.privateKey))
  return {
    certificate,
    keys,
    pem: asPem(new Uint8Array(certificate.toSchema().toBER(false)), "CERTIFICATE"),
    privateKey: asPem(pkcs8, "PRIVATE KEY"),
  }
}

function named(name: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1js.Utf8String({ value: name }) })
}

function extensionsOf(w: Wanted): pkijs.Extension[] {
  const isCa = w.isAuthority === true
  const basic = new pkijs.BasicConstraints(isCa ? { cA: true } : {})
  // keyCertSign and cRLSign, else digitalSignature and keyEncipherment.
  const usage = new asn1js.BitString({
    valueHex: new Uint8Array([isCa ? 0x06 : 0xa0]).buffer,
    unusedBits: isCa ? 1 : 5,
  })
  const extensions = [extension("2.5.29.19", basic.toSchema(), true), extension("2.5.29.15", usage, true)]
  if (w.email) {
    const names = new pkijs.GeneralNames({ names: [new pkijs.GeneralName({ type: 1, value: w.email })] })
    extensions.push(extension("2.5.29.17", names.toSchema(), false))
  }
  const purposes = w.usage ?? (isCa ? [] : ["1.3.6.1.5.5.7.3.4"])
  if (purposes.length > 0)
    extensions.push(
      extension("2.5.29.37", new pkijs.ExtKeyUsage({ keyPurposes: purposes }).toSchema(), false),
    )
  return extensions
}

function extension(extnID: string, value: asn1js.BaseBlock, critical: boolean): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) })
}

type Signing = { attached?: boolean; also?: pkijs.Certificate[]; hash?: string }

/** The DER of a signature over a part, apart from it or with it within. */
export async function smimeSignature(part: string, by: Issued, o: Signing = {}): Promise<Buffer> {
  const content = new Uint8Array(Buffer.from(part))
  const hash = o.hash ?? "SHA-256"
  const digest = await crypto.subtle.digest(hash, content)
  const attributes = [
    new pkijs.Attribute({
      type: "1.2.840.113549.1.9.3",
      values: [new asn1js.ObjectIdentifier({ value: "1.2.840.113549.1.7.1" })],
    }),
    new pkijs.Attribute({
      type: "1.2.840.113549.1.9.4",
      values: [new asn1js.OctetString({ valueHex: digest })],
    }),
  ]
  const { issuer, serialNumber } = by.certificate
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: "1.2.840.113549.1.7.1",
      ...(o.attached && { eContent: new asn1js.OctetString({ valueHex: content.slice().buffer }) }),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [by.certificate, ...(o.also ?? [])],
  })
  await signed.sign(by.keys.privateKey, 0, hash, content.slice().buffer)
  return wrapped("1.2.840.113549.1.7.2", signed.toSchema(true))
}

/** The DER of an envelope for these certificates: RSA-OAEP or ECDH, AES-256-CBC. */
export async function smimeEnvelope(inner: string | Uint8Array, to: Issued[]): Promise<Buffer> {
  const enveloped = new pkijs.EnvelopedData()
  for (const { certificate } of to)
    enveloped.addRecipientByCertificate(certificate, { oaepHashAlgorithm: "SHA-256" })
  const bytes = new Uint8Array(Buffer.from(inner))
  await enveloped.encrypt({ name: "AES-CBC", length: 256 } as never, bytes.slice().buffer)
  return wrapped("1.2.840.113549.1.7.3", enveloped.toSchema())
}

function wrapped(contentType: string, content: asn1js.BaseBlock): Buffer {
  return Buffer.from(new pkijs.ContentInfo({ contentType, content }).toSchema().toBER(false))
}

const base64 = (der: Buffer) => (der.toString("base64").match(/.{1,76}/g) ?? []).join("\r\n")

/** A multipart/signed over a part. */
export function smimeSigned(part: string, signature: Buffer): { type: string; body: string } {
  return {
    type: 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="sig"',
    body: [
      "--sig",
      part,
      "--sig",
      'Content-Type: application/pkcs7-signature; name="smime.p7s"',
      "Content-Transfer-Encoding: base64",
      "",
      base64(signature),
      "--sig--",
      "",
    ].join("\r\n"),
  }
}

/** The header lines and the body of an application/pkcs7-mime. */
export function pkcs7Mime(
  der: Buffer,
  smimeType: string | null = "enveloped-data",
): { type: string; body: string; more: string[] } {
  const named = smimeType === null ? "" : `; smime-type=${smimeType}`
  return {
    type: `application/pkcs7-mime${named}; name="smime.p7m"`,
    body: `${base64(der)}\r\n`,
    more: ["Content-Transfer-Encoding: base64"],
  }
}
