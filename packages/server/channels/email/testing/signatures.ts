import { generateKeyPairSync, type KeyObject } from "node:crypto"
import { dkimSign, sealMessage } from "mailauth"

/** A DKIM signature (RFC 6376). `key`: which of a domain's; its records say what they are worth. */
export type Signature = {
  by: string
  key?: "good" | "edwards" | "short" | "revoked" | "unpublished" | "another"
  /** Of the body's first bytes only (`l=`). */
  bytes?: number
  signedAt?: Date
  expires?: Date
  canonicalization?: "simple/simple" | "relaxed/relaxed" | "relaxed/simple"
  sha1?: boolean
  headers?: string[]
}

const rsa = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength })
const PAIRS = {
  good: rsa(2048),
  edwards: generateKeyPairSync("ed25519"),
  short: rsa(512),
  revoked: rsa(1024),
  unpublished: rsa(1024),
  another: rsa(1024),
}

/** What a domain has published of its keys: "revoked" is an empty one (RFC 6376 §3.6.1), "another" isn't the one that signs. */
export function keyRecords(domain: string): Record<string, string[]> {
  const key = (name: keyof typeof PAIRS) => `TXT ${name}._domainkey.${domain}`
  // RFC 8463 §4.2: of an Edwards key its last 32 bytes alone.
  const edwards = PAIRS.edwards.publicKey.export({ type: "spki", format: "der" }).subarray(-32)
  return {
    [key("good")]: [`v=DKIM1; k=rsa; p=${written(PAIRS.good.publicKey)}`],
    [key("edwards")]: [`v=DKIM1; k=ed25519; p=${edwards.toString("base64")}`],
    [key("short")]: [`v=DKIM1; k=rsa; p=${written(PAIRS.short.publicKey)}`],
    [key("revoked")]: ["v=DKIM1; k=rsa; p="],
    [key("another")]: [`v=DKIM1; k=rsa; p=${written(PAIRS.good.publicKey)}`],
  }
}

/** A mail with one more signature above it. */
export async function signedWith(mail: Buffer, s: Signature): Promise<Buffer> {
  const { by, key = "good", canonicalization = "relaxed/relaxed", sha1 = false } = s
  const signature = {
    signingDomain: by,
    selector: key,
    privateKey: PAIRS[key].privateKey.export({ type: "pkcs8", format: "pem" }),
    canonicalization,
    ...(sha1 && { algorithm: "rsa-sha1" }),
    ...(s.bytes !== undefined && { maxBodyLength: s.bytes }),
    ...(s.headers && { headerList: s.headers }),
  }
  const times = { ...(s.signedAt && { signTime: s.signedAt }), ...(s.expires && { expires: s.expires }) }
  const { signatures, errors } = await dkimSign(mail, {
    ...signature,
    ...times,
    signatureData: [signature],
  })
  if (errors.length > 0) throw new Error(`a mail couldn't be signed: ${errors[0]?.err.message}`)
  return Buffer.concat([Buffer.from(signatures), mail])
}

/** A mail as a list or forwarder passes it on that says what it had found itself (RFC 8617). */
export async function sealedBy(mail: Buffer, domain: string): Promise<Buffer> {
  const seal = await sealMessage(mail, {
    signingDomain: domain,
    selector: "good",
    privateKey: PAIRS.good.privateKey.export({ type: "pkcs8", format: "pem" }),
    cv: "none",
  })
  return Buffer.concat([seal, mail])
}

function written(key: KeyObject): string {
  return key.export({ type: "spki", format: "der" }).toString("base64")
}
