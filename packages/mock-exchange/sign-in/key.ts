import { randomUUID } from "node:crypto"
import type { JWK } from "jose"
import { exportJWK, generateKeyPair } from "jose"

/** The exchange's one signing key (ES256): for OIDC and for the support token, published as one JWKS. */
export type SigningKey = { kid: string; privateKey: CryptoKey; privateJwk: JWK }

/** A fresh key for every start: who keeps the JWKS has to fetch it again when a `kid` is new to them. */
export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true })
  const kid = randomUUID()
  const jwk = await exportJWK(privateKey)
  return { kid, privateKey, privateJwk: { ...jwk, kid, alg: "ES256", use: "sig" } }
}
