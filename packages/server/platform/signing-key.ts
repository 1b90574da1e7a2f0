import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto"

export type SigningKey = {
  /** Thumbprint of the public key (RFC 7638), by which a signature names it. */
  id: string
  /** The public key as a JWK (RFC 8037), for whoever checks signatures. */
  jwk: { kty: "OKP"; crv: "Ed25519"; x: string; kid: string; use: "sig" }
  /** @returns an Ed25519 signature, base64url */
  sign(text: string): string
}

/** DER of a PKCS #8 Ed25519 key up to the 32 bytes of its seed (RFC 8410, §7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex")

/** The key with which the installation vouches for what it hands out; derived from its secret, so it is kept with it. */
export function signingKey(secret: string): SigningKey {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "veridesk signing key 1", 32))
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" })
  const { x } = createPublicKey(key).export({ format: "jwk" }) as { x: string }
  const id = thumbprint(x)
  return {
    id,
    jwk: { kty: "OKP", crv: "Ed25519", x, kid: id, use: "sig" },
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64url"),
  }
}

/**
 * Whether a signature is that of the public key `x` (base64url) over the text. The bytes may be written in one way only
 * (RFC 4648, §3.5): the last character has bits that no byte takes up, and a changed one would change nothing.
 */
export function isSignedBy(x: string, o: { text: string; signature: string }): boolean {
  const bytes = Buffer.from(o.signature, "base64url")
  if (bytes.toString("base64url") !== o.signature) return false
  let key: KeyObject
  try {
    key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
  } catch {
    return false
  }
  return verify(null, Buffer.from(o.text), key, bytes)
}

function thumbprint(x: string): string {
  return createHash("sha256")
    .update(JSON.stringify({ crv: "Ed25519", kty: "OKP", x }))
    .digest("base64url")
}
