import { blake2b } from "@noble/hashes/blake2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { base58 } from "@scure/base"
import type { Verdict } from "./address-reading.ts"
import { readBase58 } from "./base58check.ts"

const polkadot = 0
const anySubstrate = 42

/** Polkadot: SS58, base58 of network, 32-byte key and two bytes of BLAKE2b; canonical with Polkadot's own network. */
export function checkPolkadot(text: string): Verdict {
  const bytes = readBase58(text)
  if (bytes?.length !== 35 || (bytes[0] !== polkadot && bytes[0] !== anySubstrate)) return "shape"
  const body = bytes.subarray(0, 33)
  if (checksum(body).some((byte, at) => byte !== bytes[33 + at])) return "checksum"
  if (bytes[0] === polkadot) return { address: text, kind: "account", warnings: [] }
  const own = Uint8Array.of(polkadot, ...body.subarray(1))
  const address = base58.encode(Uint8Array.of(...own, ...checksum(own)))
  return { address, kind: "account", warnings: ["generic-form"] }
}

function checksum(body: Uint8Array): Uint8Array {
  return blake2b(Uint8Array.of(...utf8ToBytes("SS58PRE"), ...body)).subarray(0, 2)
}
