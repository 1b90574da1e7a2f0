import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto"
import {
  addressesOf,
  cmsLibrary,
  type CmsLibrary,
  derOf,
  fingerprintOf,
  isValidAt,
  readCertificate,
} from "./cms.ts"
import type { GivenKey, InspectedKey, KeyFault } from "@veridesk/contract/mail/crypto-keys.ts"
import { asPem, pemBlocks } from "./pem.ts"

const LEAST_RSA_BITS = 2048
const CURVES: ReadonlySet<string | undefined> = new Set(["prime256v1", "secp384r1", "secp521r1"])
const MOST_CERTIFICATES = 10

/** Reads a certificate with what came along: its private key, and the authorities between. */
export async function inspectSmime(
  given: GivenKey & { text: string },
): Promise<InspectedKey | { unreadable: KeyFault }> {
  const lib = await cmsLibrary()
  const read = given.pkcs12 ? await fromPkcs12(lib, given) : fromPem(given)
  if ("unreadable" in read) return read
  try {
    return factsOf(lib, read, given.at)
  } catch {
    return { unreadable: "unreadable" }
  }
}

type Read = { certificates: Uint8Array[]; privateKey: KeyObject | null }

function fromPem({ text, passphrase }: GivenKey & { text: string }): Read | { unreadable: KeyFault } {
  const certificates = pemBlocks(text, "CERTIFICATE").slice(0, MOST_CERTIFICATES)
  const [block] =
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\S]*?-----END (?:[A-Z]+ )*PRIVATE KEY-----/.exec(text) ?? []
  if (certificates.length === 0) return { unreadable: "unreadable" }
  if (!block) return { certificates, privateKey: null }
  const isLocked = /ENCRYPTED/.test(block)
  if (isLocked && passphrase === undefined) return { unreadable: "passphrase" }
  try {
    const privateKey = createPrivateKey({ key: block, ...(passphrase !== undefined && { passphrase }) })
    return { certificates, privateKey }
  } catch {
    return { unreadable: isLocked ? "passphrase" : "unreadable" }
  }
}

const BAGS = {
  key: "1.2.840.113549.1.12.10.1.1",
  shrouded: "1.2.840.113549.1.12.10.1.2",
  certificate: "1.2.840.113549.1.12.10.1.3",
}

/** RFC 7292, with the ciphers of today; what was made with RC2 or Triple-DES has to be made anew. */
async function fromPkcs12({ pki }: CmsLibrary, given: GivenKey): Promise<Read | { unreadable: KeyFault }> {
  const password = new Uint8Array(Buffer.from(given.passphrase ?? "")).buffer
  try {
    const pfx = pki.PFX.fromBER(new Uint8Array(given.pkcs12 ?? []))
    await pfx.parseInternalValues({ checkIntegrity: true, password })
    const safe = pfx.parsedValue?.authenticatedSafe
    if (!safe) return { unreadable: "unreadable" }
    await safe.parseInternalValues({
      safeContents: safe.safeContents.map(({ contentType }) => (contentType === PLAIN ? {} : { password })),
    })
    const bags = safe.parsedValue.safeContents.flatMap(
      ({ value }: { value: { safeBags: Bag[] } }) => value.safeBags,
    )
    const certificates: Uint8Array[] = []
    let privateKey: KeyObject | null = null
    for (const { bagId, bagValue } of bags as Bag[]) {
      if (bagId === BAGS.certificate && bagValue instanceof pki.CertBag && bagValue.parsedValue)
        certificates.push(new Uint8Array(bagValue.parsedValue.toSchema().toBER(false)))
      if (bagId === BAGS.key && bagValue instanceof pki.PrivateKeyInfo) privateKey = keyOf(bagValue)
      if (bagId !== BAGS.shrouded || !(bagValue instanceof pki.PKCS8ShroudedKeyBag)) continue
      await Reflect.apply(Reflect.get(bagValue, "parseInternalValues"), bagValue, [{ password }])
      if (bagValue.parsedValue) privateKey = keyOf(bagValue.parsedValue)
    }
    return { certificates: certificates.slice(0, MOST_CERTIFICATES), privateKey }
  } catch {
    return { unreadable: "passphrase" }
  }
}

const PLAIN = "1.2.840.113549.1.7.1"
type Bag = { bagId: string; bagValue: unknown }

function keyOf(info: { toSchema(): { toBER(sizeOnly?: boolean): ArrayBuffer } }): KeyObject {
  return createPrivateKey({ key: Buffer.from(info.toSchema().toBER(false)), format: "der", type: "pkcs8" })
}

/** The certificate of the key first, then the others in their order. */
function factsOf(lib: CmsLibrary, { certificates, privateKey }: Read, at: Date): InspectedKey {
  const read = certificates.map((der) => new X509Certificate(der))
  const own = privateKey ? read.findIndex((one) => one.checkPrivateKey(privateKey)) : 0
  const [der, x509] = [certificates[own], read[own]]
  if (!der || !x509) return fail()
  const certificate = readCertificate(lib, der)
  const others = certificates.filter((_, n) => n !== own)
  return {
    kind: "smime",
    fingerprint: fingerprintOf(certificate),
    addresses: addressesOf(lib, certificate),
    publicPart: [derOf(certificate), ...others].map((one) => asPem(one, "CERTIFICATE")).join(""),
    privatePart: privateKey ? privateKey.export({ format: "pem", type: "pkcs8" }).toString() : null,
    validFrom: certificate.notBefore.value,
    validUntil: certificate.notAfter.value,
    isAuthority: x509.ca,
    fault: isValidAt(certificate, at) ? weakness(x509.publicKey) : "over",
  }
}

function weakness({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): "weak" | null {
  if (asymmetricKeyType === "rsa")
    return (asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS ? "weak" : null
  return asymmetricKeyType === "ec" && CURVES.has(asymmetricKeyDetails?.namedCurve) ? null : "weak"
}

function fail(): never {
  throw new Error("no certificate for this key")
}
