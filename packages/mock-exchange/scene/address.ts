import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { base58, bech32, createBase58check } from "@scure/base"
import { Address } from "@ton/core"
import { encodeAccountID } from "ripple-address-codec"
import { getAddress } from "viem/utils"

/** The chains this exchange knows, in the order its pages list them. */
export const chains = ["tron", "ethereum", "bsc", "polygon", "solana", "bitcoin", "xrp", "ton"] as const
export type Chain = (typeof chains)[number]

/**
 * An address of `chain` with a right checksum, always the same one for the same `name`. It comes from a
 * hash, so nobody holds its key: never send anything to it.
 */
export function addressOf(chain: Chain, name: string): string {
  const hash = sha256(utf8ToBytes(`kestrel ${keySpace[chain]} address ${name}`))
  const account = hash.subarray(0, 20)
  switch (chain) {
    case "tron":
      return createBase58check(sha256).encode(Uint8Array.of(0x41, ...account))
    case "ethereum":
    case "bsc":
    case "polygon":
      return getAddress(`0x${bytesToHex(account)}`)
    case "solana":
      return base58.encode(hash)
    case "bitcoin":
      return bech32.encode("bc", [0, ...bech32.toWords(account)])
    case "xrp":
      return encodeAccountID(account)
    case "ton":
      return new Address(0, Buffer.from(hash)).toString({ bounceable: false })
  }
}

/** A transaction id in the form `chain` uses, always the same one for the same `name`. */
export function txidOf(chain: Chain, name: string): string {
  const hash = sha256(utf8ToBytes(`kestrel transaction ${chain} ${name}`))
  switch (chain) {
    case "ethereum":
    case "bsc":
    case "polygon":
      return `0x${bytesToHex(hash)}`
    case "solana":
      return base58.encode(Uint8Array.of(...hash, ...sha256(hash)))
    case "xrp":
      return bytesToHex(hash).toUpperCase()
    case "tron":
    case "bitcoin":
    case "ton":
      return bytesToHex(hash)
  }
}

/** One key makes the same address on all EVM chains, as it does in the world outside. */
const keySpace: Record<Chain, string> = {
  tron: "tron",
  ethereum: "evm",
  bsc: "evm",
  polygon: "evm",
  solana: "solana",
  bitcoin: "bitcoin",
  xrp: "xrp",
  ton: "ton",
}
