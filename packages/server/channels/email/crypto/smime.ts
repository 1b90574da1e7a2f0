import type { BaseBlock } from "asn1js"
import type { Certificate, SignedData } from "pkijs"
import {
  addressesOf,
  type CmsLibrary,
  cmsLibrary,
  fingerprintOf,
  isForMail,
  isValidAt,
  OIDS,
  readCertificate,
} from "./cms.ts"
import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import { pemBlocks } from "./pem.ts"
import { type Signed, worst } from "./signed.ts"
import { openEnvelope } from "./smime-decrypt.ts"

/** What a CMS object (RFC 5652) of a mail is; null where it is none that is opened. */
export type SmimeOpened =
  | { encrypted: true; data: Uint8Array }
  | { encrypted: true; fault: "no-key" | "damaged" }
  | { encrypted: false; data: Uint8Array; signature: Signed }
  | null

const MOST_SIGNERS = 10
const MOST_CERTIFICATES = 50
const LEAST_RSA_BITS = 2048

const BAD: Signed = { state: "bad", by: null, fingerprint: null }

/** Opens an application/pkcs7-mime. `from` is whom its signer has to be. */
export async function openSmime(
  der: Uint8Array,
  o: { from: string | null; keys: MailKeys },
): Promise<SmimeOpened> {
  const lib = await cmsLibrary()
  const info = infoOf(lib, der)
  if (!info) return { encrypted: true, fault: "damaged" }
  if (info.type === OIDS.enveloped || info.type === OIDS.authEnveloped)
    return { encrypted: true, ...openEnvelope(lib, info.content, o.keys) }
  const signed = info.type === OIDS.signed ? signedOf(lib, info.content) : null
  const content = signed?.encapContentInfo.eContent?.getValue()
  // Certificates alone come in the same form (RFC 8551 §3.8).
  if (!signed || !content || signed.signerInfos.length === 0) return null
  const signature = await judge(lib, signed, { ...o, data: null })
  return { encrypted: false, data: new Uint8Array(content), signature }
}

/** Checks a signature that stands apart from what it is over (RFC 8551 §3.5.3). `data` has CRLF line ends. */
export async function verifySmime(
  der: Uint8Array,
  o: { from: string | null; keys: MailKeys; data: Uint8Array },
): Promise<Signed> {
  const lib = await cmsLibrary()
  const info = infoOf(lib, der)
  const signed = info?.type === OIDS.signed ? signedOf(lib, info.content) : null
  // One that brings what it is over would be checked over that, and something else be shown.
  if (!signed || signed.encapContentInfo.eContent || signed.signerInfos.length === 0) return BAD
  return judge(lib, signed, o)
}

function infoOf({ pki }: CmsLibrary, der: Uint8Array): { type: string; content: BaseBlock } | null {
  try {
    const { contentType, content } = pki.ContentInfo.fromBER(new Uint8Array(der))
    return { type: contentType, content }
  } catch {
    return null
  }
}

function signedOf({ pki }: CmsLibrary, schema: BaseBlock): SignedData | null {
  try {
    return new pki.SignedData({ schema })
  } catch {
    return null
  }
}

type Judging = { from: string | null; keys: MailKeys; data: Uint8Array | null }

async function judge(lib: CmsLibrary, signed: SignedData, j: Judging): Promise<Signed> {
  const { certificates = [], signerInfos, encapContentInfo } = signed
  if (certificates.length > MOST_CERTIFICATES || encapContentInfo.eContentType !== OIDS.data) return BAD
  // Not everybody sends along what we already know.
  signed.certificates = [...certificates, ...knownCertificates(lib, j.keys)]
  const told: Signed[] = []
  for (let n = 0; n < Math.min(signerInfos.length, MOST_SIGNERS); n += 1)
    told.push(await judgeSigner(lib, signed, { ...j, n }).catch(() => BAD))
  return worst(told)
}

const WEAK_HASHES = new Set(["1.3.14.3.2.26", "1.2.840.113549.2.5", "1.2.840.113549.2.2"])
const WEAK_SIGNATURES = new Set(["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1"])

async function judgeSigner(lib: CmsLibrary, signed: SignedData, j: Judging & { n: number }): Promise<Signed> {
  const info = signed.signerInfos[j.n]
  // What has no signed attributes could be the attributes of another signature (RFC 5652 §5.4).
  if (!info?.signedAttrs) return BAD
  const isWeak =
    WEAK_HASHES.has(info.digestAlgorithm.algorithmId) ||
    WEAK_SIGNATURES.has(info.signatureAlgorithm.algorithmId)
  const data = j.data === null ? {} : { data: new Uint8Array(j.data).buffer }
  const { signatureVerified, signerCertificate } = await signed.verify({
    signer: j.n,
    checkChain: false,
    extendedMode: true,
    ...data,
  })
  if (!signatureVerified || !signerCertificate || isWeak || hasWeakKey(signerCertificate)) return BAD
  const fingerprint = fingerprintOf(signerCertificate)
  const by = await confirmed(lib, { ...j, certificate: signerCertificate, among: signed.certificates ?? [] })
  if (by === null) return { state: "unknown-key", by: null, fingerprint }
  return { state: isValidAt(signerCertificate, j.keys.at) ? "good" : "expired", by, fingerprint }
}

/** Whose certificate it is: the author's as somebody confirmed it, or one for the author's address by an authority we trust. */
async function confirmed(
  lib: CmsLibrary,
  { from, keys, certificate, among }: Judging & { certificate: Certificate; among: unknown[] },
): Promise<string | null> {
  if (from === null) return null
  const fingerprint = fingerprintOf(certificate)
  if (knownCertificates(lib, keys).some((one) => fingerprintOf(one) === fingerprint)) return from
  const isTheirs = addressesOf(lib, certificate).includes(from) && isForMail(lib, certificate)
  return isTheirs && (await isTrusted(lib, { certificate, among, keys })) ? from : null
}

function knownCertificates(lib: CmsLibrary, { known }: MailKeys): Certificate[] {
  return known
    .filter(({ kind }) => kind === "smime")
    .flatMap(({ publicPart }) => pemBlocks(publicPart, "CERTIFICATE").slice(0, 1))
    .map((der) => readCertificate(lib, der))
}

/** Whether a chain leads from it to an authority that an administrator has named (RFC 5280 §6). */
async function isTrusted(
  lib: CmsLibrary,
  o: { certificate: Certificate; among: unknown[]; keys: Pick<MailKeys, "trusted" | "at"> },
): Promise<boolean> {
  const trustedCerts = o.keys.trusted
    .flatMap((pem) => pemBlocks(pem, "CERTIFICATE"))
    .map((der) => readCertificate(lib, der))
  if (trustedCerts.length === 0) return false
  const own = fingerprintOf(o.certificate)
  const others = o.among.filter((one) => one instanceof lib.pki.Certificate)
  const certs = others.filter((one) => fingerprintOf(one) !== own && !isWeaklySigned(one))
  if (isWeaklySigned(o.certificate)) return false
  const chain = new lib.pki.CertificateChainValidationEngine({
    trustedCerts,
    certs: [...certs, o.certificate],
    // A certificate that has run out is told as such, and not as one of somebody unknown.
    checkDate: isValidAt(o.certificate, o.keys.at) ? o.keys.at : o.certificate.notAfter.value,
  })
  const { result } = await chain.verify()
  return result
}

function isWeaklySigned({ signatureAlgorithm }: Certificate): boolean {
  return WEAK_SIGNATURES.has(signatureAlgorithm.algorithmId)
}

function hasWeakKey({ subjectPublicKeyInfo }: Certificate): boolean {
  const modulus: unknown = Reflect.get(subjectPublicKeyInfo.parsedKey ?? {}, "modulus")
  if (typeof modulus !== "object" || modulus === null) return false
  const bytes: unknown = Reflect.get(Reflect.get(modulus, "valueBlock") ?? {}, "valueHexView")
  if (!(bytes instanceof Uint8Array)) return true
  const whole = bytes[0] === 0 ? bytes.length - 1 : bytes.length
  return whole * 8 < LEAST_RSA_BITS
}
