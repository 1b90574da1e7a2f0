import { createHash } from "node:crypto"
import type { BaseBlock } from "asn1js"
import type { Certificate, IssuerAndSerialNumber } from "pkijs"

/** Read when the first mail asks for it. */
export async function cmsLibrary() {
  const [pki, asn1] = await Promise.all([import("pkijs"), import("asn1js")])
  return { pki, asn1 }
}

export type CmsLibrary = Awaited<ReturnType<typeof cmsLibrary>>

export const OIDS = {
  data: "1.2.840.113549.1.7.1",
  signed: "1.2.840.113549.1.7.2",
  enveloped: "1.2.840.113549.1.7.3",
  authEnveloped: "1.2.840.113549.1.9.16.1.23",
  rsa: "1.2.840.113549.1.1.1",
  oaep: "1.2.840.113549.1.1.7",
  subjectKeyId: "2.5.29.14",
  subjectAltName: "2.5.29.17",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  emailProtection: "1.3.6.1.5.5.7.3.4",
  anyUsage: "2.5.29.37.0",
  emailAddress: "1.2.840.113549.1.9.1",
} as const

/** The children of a constructed block, or none. */
export function childrenOfBlock(block: BaseBlock | undefined): BaseBlock[] {
  const value: unknown = block && Reflect.get(block.valueBlock, "value")
  return Array.isArray(value) ? value : []
}

export function derOf(certificate: Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema().toBER(false))
}

/** Lower-case hex of SHA-256 over the certificate. */
export function fingerprintOf(certificate: Certificate): string {
  return createHash("sha256").update(derOf(certificate)).digest("hex")
}

export function isNamedBy(certificate: Certificate, name: IssuerAndSerialNumber): boolean {
  return certificate.issuer.isEqual(name.issuer) && certificate.serialNumber.isEqual(name.serialNumber)
}

/** What names its key: the extension (RFC 5280 §4.2.1.2), else SHA-1 over the key as usual. */
export function keyIdsOf({ asn1 }: CmsLibrary, certificate: Certificate): Buffer[] {
  const { valueHexView } = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock
  const ids = [createHash("sha1").update(valueHexView).digest()]
  const extension = certificate.extensions?.find(({ extnID }) => extnID === OIDS.subjectKeyId)
  if (extension) {
    const { result } = asn1.fromBER(extension.extnValue.valueBlock.valueHexView)
    if (result instanceof asn1.OctetString) ids.push(Buffer.from(result.valueBlock.valueHexView))
  }
  return ids
}

/** Addresses that a certificate is for (RFC 8550 §3), lower-cased. */
export function addressesOf({ pki, asn1 }: CmsLibrary, certificate: Certificate): string[] {
  const found: string[] = []
  for (const { extnID, extnValue } of certificate.extensions ?? []) {
    if (extnID !== OIDS.subjectAltName) continue
    const { result } = asn1.fromBER(extnValue.valueBlock.valueHexView)
    const { names } = new pki.GeneralNames({ schema: result })
    for (const { type, value } of names) if (type === 1 && typeof value === "string") found.push(value)
  }
  for (const { type, value } of certificate.subject.typesAndValues) {
    const text: unknown = type === OIDS.emailAddress ? Reflect.get(value.valueBlock, "value") : null
    if (typeof text === "string") found.push(text)
  }
  return [...new Set(found.map((address) => address.toLowerCase()))]
}

/** Whether a certificate may be used for mail at all, by what it says of its uses (RFC 8550 §4.4). */
export function isForMail({ pki, asn1 }: CmsLibrary, certificate: Certificate): boolean {
  const extended = certificate.extensions?.find(({ extnID }) => extnID === OIDS.extendedKeyUsage)
  if (!extended) return true
  const { result } = asn1.fromBER(extended.extnValue.valueBlock.valueHexView)
  const { keyPurposes } = new pki.ExtKeyUsage({ schema: result })
  return keyPurposes.includes(OIDS.emailProtection) || keyPurposes.includes(OIDS.anyUsage)
}

export function readCertificate({ pki }: CmsLibrary, der: Uint8Array): Certificate {
  return pki.Certificate.fromBER(new Uint8Array(der))
}

export function isValidAt({ notBefore, notAfter }: Certificate, at: Date): boolean {
  return notBefore.value <= at && at <= notAfter.value
}
