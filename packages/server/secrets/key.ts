import { createPrivateKey, createPublicKey } from "node:crypto"
import { sha256 } from "@noble/hashes/sha2.js"
import { base32nopad, base58, base64urlnopad, bech32, createBase58check } from "@scure/base"
import { decodeSeed } from "ripple-address-codec"

/**
 * Whether a word that has the shape of a secret key is one, by its checksum (domain §3.4): WIF and encrypted WIF,
 * extended private keys, seeds of XRP (family seed) and Stellar (SEP-23), keys of Sui (SIP-15), Cardano (CIP-5), NEAR
 * and Aptos (AIP-80).
 */
export async function isKey(text: string): Promise<boolean> {
  if (/^ed25519-priv-0x[0-9a-f]{64}$/i.test(text)) return true
  const near = /^ed25519:(\w+)$/.exec(text)
  if (near) return isKeyPair(read(() => base58.decode(near[1] ?? "")))
  if (/^[a-z\d_]+1/i.test(text) && isBech32Key(text)) return true
  if (/^S[A-Z2-7]{55}$/.test(text)) return isStellarSeed(text)
  if (/^s.{28,30}$/.test(text)) return read(() => decodeSeed(text)) !== undefined
  return isBase58Key(text)
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

/** Decodes base58, undefined where it isn't; call it with a bounded text, its work grows with the square. */
export function readBase58(text: string): Uint8Array | undefined {
  return read(() => base58.decode(text))
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

/** Loaded for the first text of this shape only: the library takes 50 ms, its CRC16-XMODEM a line. */
async function isStellarSeed(text: string): Promise<boolean> {
  const bytes = read(() => base32nopad.decode(text))
  if (bytes?.length !== 35 || bytes[0] !== 18 << 3) return false
  const { crc16 } = await import("@ton/core")
  const sum = crc16(Buffer.from(bytes.subarray(0, 33)))
  return sum[0] === bytes[34] && sum[1] === bytes[33]
}

function read<Value>(decode: () => Value): Value | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}
