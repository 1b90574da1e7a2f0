import type { Verdict } from "./address-reading.ts"

/** Sui: 0x and 64 hex digits, nothing to check them by. */
export function checkSui(text: string): Verdict {
  if (!/^0x[0-9a-f]{64}$/i.test(text)) return "shape"
  return { address: text.toLowerCase(), kind: "account", warnings: ["no-checksum"] }
}

/**
 * Aptos: as Sui, but leading zeros may be missing (AIP-40). A wallet's address lacks four of them at most in
 * practice; much shorter ones are of the system, or an Ethereum address.
 */
export function checkAptos(text: string): Verdict {
  if (!/^0x[0-9a-f]{60,64}$/i.test(text)) return "shape"
  return {
    address: `0x${text.slice(2).toLowerCase().padStart(64, "0")}`,
    kind: "account",
    warnings: ["no-checksum"],
  }
}

/** NEAR: a name of 2 to 64 characters under .near (NEP-298), or an implicit account, 64 hex digits of a key. */
export function checkNear(text: string): Verdict {
  if (/^[0-9a-f]{64}$/.test(text)) return { address: text, kind: "implicit", warnings: ["no-checksum"] }
  const name = text.toLowerCase()
  if (!/^(?=.{2,64}$)(([a-z\d]+[_-])*[a-z\d]+\.)+(near|tg|testnet)$/.test(name)) return "shape"
  return {
    address: name,
    kind: "named",
    warnings: name.endsWith(".testnet") ? ["testnet", "no-checksum"] : ["no-checksum"],
  }
}
