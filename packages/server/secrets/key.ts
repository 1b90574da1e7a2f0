import { sha256 } from "@noble/hashes/sha2.js"
import { bech32, createBase58check } from "@scure/base"
import { decodeSeed } from "ripple-address-codec"
import { isKeyPair, readBase58, readStrkey } from "../chains/index.ts"

export { isKeyPair, readBase58 }

/**
 * Whether a word that has the shape of a secret key is one, by its checksum (domain §3.4): WIF and encrypted WIF,
 * extended private keys, seeds of XRP (family seed) and Stellar (SEP-23), keys of Sui (SIP-15), Cardano (CIP-5), NEAR
 * and Aptos (AIP-80).
 */
export function isKey(text: string): boolean {
  if (/^ed25519-priv-0x[0-9a-f]{64}$/i.test(text)) return true
  const near = /^ed25519:(\w+)$/.exec(text)
  if (near) return isKeyPair(readBase58(near[1] ?? ""))
  if (/^[a-z\d_]+1/i.test(text) && isBech32Key(text)) return true
  if (/^S[A-Z2-7]{55}$/.test(text)) return isStellarSeed(text)
  if (/^s.{28,30}$/.test(text)) return read(() => decodeSeed(text)) !== undefined
  return isBase58Key(text)
}

const base58check = createBase58check(sha256)

/** 33 bytes or, with the mark of a compressed key, 34 (WIF); 39 (BIP-38); 78 with a zero before the key (BIP-32). */
function isBase58Key(text: string): boolean {
  const bytes = read(() => base58check.decode(text))
  if (!bytes) return false
  if (bytes.length === 33) return true
  if (bytes.length === 34) return bytes[33] === 1
  if (bytes.length === 39) return bytes[0] === 1
  return bytes.length === 78 && bytes[45] === 0
}

function isBech32Key(text: string): boolean {
  const decoded = bech32.decodeUnsafe(text, 300)
  return decoded !== undefined && /^suiprivkey$|sk$/.test(decoded.prefix)
}

/** A strkey whose type is a seed's. */
function isStellarSeed(text: string): boolean {
  return readStrkey(text)?.[0] === 18 << 3
}

function read<Value>(decode: () => Value): Value | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}
