import { addressChains, isSecretShape } from "./address-shape.ts"
import { type ChainId, chainIds, chainRules } from "./chain-id.ts"
import { type ExplorerUrl, readExplorerUrl } from "./explorer-url.ts"
import { type Mend, tidyPaste } from "./tidy-paste.ts"
import { txidFault, type TxidFault } from "./txid-fault.ts"
import { txidKey, txidRules } from "./txid-rule.ts"

export interface TxidFound {
  kind: "txid"
  /** Canonical form on `chain`, or on the first of `chains` while nothing named the chain. */
  txid: string
  /** Equal for every spelling of one TxID, whichever chain it was filed on: what duplicates are found by. */
  key: string
  /** Chains on which this could be a TxID by its shape, the likeliest first; never empty. */
  chains: ChainId[]
  /** The chain an explorer's address names. */
  chain?: ChainId
  /** False when a chain was chosen and this can't be a TxID there, or an explorer's address names another. */
  fits: boolean
  /** The explorer's address is one of a test network. */
  testnet: boolean
  /** Chains on which the very same characters would be an address. */
  addressOn: ChainId[]
  cleaned: Mend[]
}

export type TxidReading =
  | TxidFound
  /** Several different TxIDs in one paste, in their order. */
  | { kind: "many"; readings: TxidFound[]; cleaned: Mend[] }
  | { kind: "address"; address: string; chains: ChainId[]; cleaned: Mend[] }
  /** An exchange's own transfer, which no explorer knows. `id` is null where only the words were given. */
  | { kind: "internal-transfer"; id: string | null; cleaned: Mend[] }
  | { kind: "uid" }
  | { kind: "email" }
  /** Has the shape of a secret key: don't show, send or store it. */
  | { kind: "secret" }
  /** The middle was left out ("0x12ab…89ef"), as lists of transactions show it. */
  | { kind: "shortened" }
  /** An explorer's address, but of a block or another page without a transaction. */
  | { kind: "other-page"; chain: ChainId | undefined }
  | { kind: "empty" }
  | { kind: "too-long"; limit: number }
  | TxidFault

/** Longest text that is looked at, in UTF-16 units: room for a list of forty ids with their explorer addresses. */
export const pasteLimit = 6000

/**
 * Reads what a customer put into a TxID box: mends what copying did to it, takes it out of labels, prose and
 * explorer addresses, and names what it is when it's something else. `chain` is the chain chosen beside the
 * box, if one is. Pure; idempotent: `txid` read again on the same chain gives itself (domain §2.1).
 */
export function readTxid(input: string, chain?: ChainId): TxidReading {
  if (input.length > pasteLimit) return { kind: "too-long", limit: pasteLimit }
  const { text, mended } = tidyPaste(input)
  if (text === "") return { kind: "empty" }
  const transfer = internalTransfer.exec(text)
  if (transfer) return { kind: "internal-transfer", id: transfer[1] ?? null, cleaned: mended }

  const bare = text.replace(labels, " ").trim()
  if (bare !== text) mended.push("label")
  const words = bare
    .split(/[\s,;|、。]+/)
    .map(trimmed)
    .filter(hasLetter)
  const whole = words.join("")
  if (whole === "") return { kind: "empty" }
  if (whole !== words[0]) mended.push("spaces")
  else if (whole !== bare) mended.push("punctuation")

  // An id broken over lines is read as one before its halves are read as two.
  const joined = words.length === 1 || canBeBroken(whole) ? readWord(whole, chain) : undefined
  if (joined?.kind === "txid") return mendedBy(joined, mended)
  const readings = words.map((word) => readWord(word, chain))
  const found = distinct(readings.filter((reading) => reading.kind === "txid"))
  const cleaned = mended.filter((mend) => mend !== "spaces")
  if (found.length > 1) return { kind: "many", readings: found, cleaned }
  if (found[0]) return mendedBy(found[0], [...cleaned, "text"])
  if (readings.some((reading) => reading.kind === "secret") || isSecretShape(bare)) return { kind: "secret" }

  if (joined && joined.kind !== "unknown")
    return joined.kind === "address" ? mendedBy(joined, mended) : joined
  const address = readings.find((reading) => reading.kind === "address")
  if (address) return mendedBy(address, [...cleaned, "text"])
  // Of prose without an id, one word that looks a little like one is no ground for counting its characters.
  const plain = readings.find(({ kind }) => kind === "shortened" || kind === "email" || kind === "uid")
  return plain ?? readings.find(({ kind }) => kind === "other-page") ?? { kind: "unknown" }
}

/** "Internal transfer 123456", "Off-chain transfer", "站内转账：123456", as exchanges' records put it. */
const internalTransfer =
  /^(?:internal|off-?chain|inner|内部|內部|站内|站內|链下|鏈下)\s*(?:transfer|tx|转账|轉帳|划转|劃轉)?[\s:#-]*((?=\D*\d)[\w-]{4,40})?$/i

/** Labels before an id. A Latin one must be parted from it, or it would be torn out of an id's own letters. */
const labels =
  /(?:^|\s)(?:(?:tx|txn|transaction|trx)?[\s_]?(?:id|hash|signature)\s*(?:[:=#]|(?=\s))|(?:区块链|區塊鏈)?(?:(?:交易|转账|轉帳)\s?(?:哈希|雜湊|编号|編號|号|號|id|hash)?|哈希|雜湊)值?\s*[:=#]?)/gi

const prefixedChains = chainIds.filter((id) => chainRules[id].txid === "hex-0x")

function canBeBroken(whole: string): boolean {
  return whole.length >= 40 && !/:\/\/.*:\/\//.test(whole)
}

/** Without a dash or an underscore: base64url may begin or end with one. */
function trimmed(word: string): string {
  return word.replace(/^[.!?:*•#~]+|[.!?:*•#~]+$/g, "")
}

function hasLetter(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word)
}

type WordReading = Exclude<TxidReading, { kind: "many" | "empty" | "too-long" }>

function readWord(word: string, chosen: ChainId | undefined): WordReading {
  const url = readExplorerUrl(word)
  if (url) return readUrl(url, chosen)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word)) return { kind: "email" }
  return readId({ text: word, chosen, testnet: false })
}

/** A transaction's piece is believed first, then an unnamed one; a block's hash is no TxID though it looks it. */
function readUrl(url: ExplorerUrl, chosen: ChainId | undefined): WordReading {
  const pieces = (role: string) =>
    url.parts
      .filter((part) => part.role === role)
      .map((part) => readId({ text: part.value, named: url.chain, chosen, testnet: url.testnet }))
  const named = pieces("transaction")
  const readings = [...named, ...pieces("unknown")]
  const found = readings.find((reading) => reading.kind === "txid")
  if (found) return mendedBy(found, ["url"])
  const address = readings.find((reading) => reading.kind === "address") ?? addressPiece(url)
  if (address) return mendedBy(address, ["url"])
  return named.find((reading) => reading.kind !== "unknown") ?? { kind: "other-page", chain: url.chain }
}

function addressPiece({ parts, chain }: ExplorerUrl) {
  const part = parts.find(({ role, value }) => role === "address" && addressChains(value).length > 0)
  return part && addressReading(part.value, chain, addressChains(part.value))
}

interface Id {
  text: string
  /** The chain an explorer's address names. */
  named?: ChainId | undefined
  chosen: ChainId | undefined
  testnet: boolean
}

function readId({ text, named, chosen, testnet }: Id): WordReading {
  const known = named ?? chosen
  const onKnown = known && txidRules[chainRules[known].txid].read(text, true)
  const addressOn = addressChains(text)
  if (known && onKnown === undefined && addressOn.includes(known))
    return addressReading(text, known, addressOn)

  const shaped = chainIds.filter((id) => txidRules[chainRules[id].txid].read(text, false) !== undefined)
  // 32 bytes of base58 are a Solana address far more often than the TxID of another chain than the one chosen.
  const base58 = addressOn.includes("solana")
  if (onKnown === undefined && shaped.length > 0 && !(known && base58)) {
    const txid = canonicalOn(text, shaped[0])
    return foundTxid({ txid, chains: shaped, named, fits: known === undefined, testnet, addressOn })
  }
  if (known && onKnown !== undefined) {
    const others = [...shaped, ...(chainRules[known].txid === "hex-0x" ? prefixedChains : [])]
    const possible = named ? [named] : [...new Set([known, ...others])]
    const fits = chosen === undefined || chosen === known
    const reading = foundTxid({ txid: onKnown, chains: possible, named, fits, testnet, addressOn })
    if (onKnown.startsWith("0x") && !/^0x/i.test(text)) reading.cleaned.push("prefix")
    return reading
  }
  if (addressOn.length > 0) return addressReading(text, undefined, addressOn)
  if (isSecretShape(text)) return { kind: "secret" }
  if (shortened.test(text)) return { kind: "shortened" }
  if (/^\d{5,20}$/.test(text) || uuid.test(text)) return { kind: "uid" }
  return txidFault(text, known)
}

const shortened = /^[\w+/:-]{2,}?(\.{2,}|\*{2,}|[•·⋯]+|_{3,})[\w+/=-]{2,}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function canonicalOn(text: string, id: ChainId | undefined): string {
  return (id && txidRules[chainRules[id].txid].read(text, false)) ?? text
}

interface Found extends Pick<TxidFound, "txid" | "chains" | "fits" | "testnet" | "addressOn"> {
  named: ChainId | undefined
}

function foundTxid({ named, ...found }: Found): TxidFound {
  return { kind: "txid", ...found, ...(named && { chain: named }), key: txidKey(found.txid), cleaned: [] }
}

function addressReading(address: string, known: ChainId | undefined, all: ChainId[]) {
  const first = known && all.includes(known) ? [known] : []
  return {
    kind: "address" as const,
    address,
    chains: [...new Set([...first, ...all])],
    cleaned: [] as Mend[],
  }
}

function mendedBy<Reading extends { cleaned: Mend[] }>(reading: Reading, mends: readonly Mend[]): Reading {
  return { ...reading, cleaned: [...new Set([...mends, ...reading.cleaned])] }
}

function distinct(readings: readonly TxidFound[]): TxidFound[] {
  return [...new Map(readings.map((reading) => [reading.key, reading])).values()]
}
