import { base58 } from "@scure/base"
import { type ChainId, chainRules, type TxidRuleKey } from "./chain-id.ts"

export interface TxidRule {
  /** Which characters the body may have; the body is what follows the prefix. */
  alphabet: RegExp
  prefix: "" | "0x"
  /** Characters of the body, fewest and most. */
  length: readonly [min: number, max: number]
  /**
   * The canonical form of `text`, or undefined if it isn't a transaction id of this kind. `chainKnown` says that
   * the reader named the chain: then forms are taken that would be too vague to recognise a chain by.
   */
  read(text: string, chainKnown: boolean): string | undefined
}

const hex = /[0-9a-f]/i
const base58Letter = /[1-9A-HJ-NP-Za-km-z]/
const base58Text = /^[1-9A-HJ-NP-Za-km-z]+$/
const sixtyFour = [64, 64] as const

/** Rules of transaction ids (domain §2.1). Nothing here can prove that an id exists: no chain gives it a checksum. */
export const txidRules: Readonly<Record<TxidRuleKey, TxidRule>> = {
  hex: { alphabet: hex, prefix: "", length: sixtyFour, read: (text) => hash(text)?.toLowerCase() },
  "hex-upper": { alphabet: hex, prefix: "", length: sixtyFour, read: (text) => hash(text)?.toUpperCase() },
  "hex-0x": { alphabet: hex, prefix: "0x", length: sixtyFour, read: prefixedHash },
  "hex-upper-or-0x": {
    alphabet: hex,
    prefix: "",
    length: sixtyFour,
    read: (text, chainKnown) =>
      hash(text)?.toUpperCase() ?? (chainKnown ? prefixedHash(text, false) : undefined),
  },
  "base58-64": { alphabet: base58Letter, prefix: "", length: [86, 88], read: (text) => base58Of(text, 64) },
  "base58-32": { alphabet: base58Letter, prefix: "", length: [43, 44], read: (text) => base58Of(text, 32) },
  ton: { alphabet: /[0-9a-z+/_=-]/i, prefix: "", length: sixtyFour, read: tonHash },
  aptos: {
    alphabet: hex,
    prefix: "0x",
    length: sixtyFour,
    // A bare number is a ledger version; only the chain tells it from an account number.
    read: (text, chainKnown) =>
      chainKnown && /^\d{1,20}$/.test(text) ? text : prefixedHash(text, chainKnown),
  },
  polkadot: {
    alphabet: hex,
    prefix: "0x",
    length: sixtyFour,
    // Block number and place in the block, as Subscan writes it.
    read: (text, chainKnown) => (/^\d{5,10}-\d{1,4}$/.test(text) ? text : prefixedHash(text, chainKnown)),
  },
  base32: {
    alphabet: /[A-Z2-7]/i,
    prefix: "",
    length: [52, 52],
    read: (text, chainKnown) =>
      /^[A-Z2-7]{52}$/.test(chainKnown ? text.toUpperCase() : text) ? text.toUpperCase() : undefined,
  },
}

/** The same for every spelling of one transaction id, on whatever chain it was filed: for finding duplicates. */
export function txidKey(canonical: string): string {
  return /^(0x)?[0-9a-f]{64}$/i.test(canonical) ? canonical.toLowerCase().replace("0x", "") : canonical
}

/**
 * A TxID in the form `chain` writes it, or undefined where it can't be one there: for asking another chain whether
 * it knows a hash that was filed under this one. `tron`'s 64 hex digits become `ethereum`'s with 0x, and back.
 */
export function txidOn(chain: ChainId, txid: string): string | undefined {
  return txidRules[chainRules[chain].txid].read(txidKey(txid), true)
}

function hash(text: string): string | undefined {
  return /^[0-9a-f]{64}$/i.test(text) ? text : undefined
}

function prefixedHash(text: string, chainKnown: boolean): string | undefined {
  const body = /^0x/i.test(text) ? text.slice(2) : chainKnown ? text : ""
  const found = hash(body)
  return found && `0x${found.toLowerCase()}`
}

function base58Of(text: string, bytes: number): string | undefined {
  // Decoding takes time with the square of the length, so only what can be it by length and letters is decoded.
  if (text.length < bytes || text.length > bytes * 1.38 || !base58Text.test(text)) return undefined
  try {
    return base58.decode(text).length === bytes ? text : undefined
  } catch {
    return undefined
  }
}

/** 32 bytes as hex, or as base64 in either alphabet; the canonical form is hex, as explorers' links have it. */
function tonHash(text: string, chainKnown: boolean): string | undefined {
  const found = hash(text)
  if (found) return found.toLowerCase()
  // The 43rd character carries four bits, so only every fourth letter can stand there.
  if (!/^[A-Za-z0-9+/_-]{42}[AEIMQUYcgkosw048]=?$/.test(text)) return undefined
  // Without padding or a character of its own, base64 can't be told from another chain's base58.
  if (!chainKnown && !/[=+/_-]/.test(text)) return undefined
  const bytes = atob(text.replace(/-/g, "+").replace(/_/g, "/").replace("=", ""))
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("")
}
