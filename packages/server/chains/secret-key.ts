import { createPrivateKey, createPublicKey } from "node:crypto"
import { base64urlnopad } from "@scure/base"
import { isSecretShape } from "@veridesk/contract/chains/address-shape.ts"
import { readBase58 } from "./base58check.ts"

/**
 * Whether `text` is a secret key: one of the shapes only secrets have, or a Solana key pair, which looks like a TxID
 * but whose second half is the public key of the first (domain §3.4).
 */
export function isSecretKey(text: string): boolean {
  return isSecretShape(text) || isSolanaKeyPair(text)
}

function isSolanaKeyPair(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]{80,90}$/.test(text) && isKeyPair(readBase58(text))
}

/** PKCS #8 frame of an Ed25519 private key of 32 bytes (RFC 8410 §7). */
const frame = Buffer.from("302e020100300506032b657004220420", "hex")

/** Whether the last 32 of 64 bytes are the Ed25519 public key of the first 32, as Solana and NEAR write a key. */
export function isKeyPair(bytes: Uint8Array | undefined): boolean {
  if (bytes?.length !== 64) return false
  const key = createPrivateKey({
    key: Buffer.concat([frame, bytes.subarray(0, 32)]),
    format: "der",
    type: "pkcs8",
  })
  return createPublicKey(key).export({ format: "jwk" }).x === base64urlnopad.encode(bytes.slice(32))
}
