import { addressChains, isSecretShape } from "./address-shape.ts"
import { type ChainId, chainIds, chainRules } from "./chain-id.ts"
import { type ExplorerUrl, readExplorerUrl } from "./explorer-url.ts"
import { type Mend, tidyPaste } from "./tidy-paste.ts"
import { type TxidFault, txidFault } from "./txid-fault.ts"
import { txidKey, txidOn, txidRules } from "./txid-rule.ts"

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

  // An id in pieces may have a piece that reads like a label ("id"), so the text is tried as it stands first.
  const whole = trimmed(text)
  const asItStands = joinedId(whole, chain)
  const bare = asItStands?.kind === "txid" ? text : text.replace(labels, " ").trim()
  if (bare !== text) mended.push("label")
  const core = trimmed(bare)
  if (!/[\p{L}\p{N}]/u.test(core)) return { kind: "empty" }
  if (core !== bare) mended.push("punctuation")
  if (/\s/.test(core)) mended.push("spaces")

  // An id broken over lines is read as one before its halves are read as two.
  const joined = core === whole ? asItStands : joinedId(core, chain)
  if (joined?.kind === "txid") return mendedBy(joined, mended)
  const words = core.split(/[\s,;|、。]+/).map(trimmed)
  const readings = words.filter(couldBeRead).map((word) => readWord(word, chain))
  const found = distinct(readings.filter((reading) => reading.kind === "txid"))
  const cleaned = mended.filter((mend) => mend !== "spaces" && mend !== "punctuation")
  if (found.length > 1) return { kind: "many", readings: found, cleaned }
  if (found[0]) return mendedBy(found[0], [...cleaned, "text"])
  if (readings.some((reading) => reading.kind === "secret") || isSecretShape(bare)) return { kind: "secret" }

  if (joined?.kind === "address") return mendedBy(joined, mended)
  const address = readings.find((reading) => reading.kind === "address")
  if (address) return mendedBy(address, [...cleaned, "text"])
  // Characters are counted of an id in a few pieces, not of a sentence that happens to be as long as one.
  if (joined && (words.length === 1 || (joined.kind !== "unknown" && core.length >= 13 * words.length)))
    return joined
  const plain = readings.find(({ kind }) => kind === "shortened" || kind === "email" || kind === "uid")
  return plain ?? readings.find(({ kind }) => kind === "other-page") ?? { kind: "unknown" }
}

/** "Internal transfer 123456", "Off-chain transfer", "站内转账：123456", as exchanges' records put it. */
const internalTransfer =
  /^(?:internal|off-?chain|inner|内部|內部|站内|站內|链下|鏈下)\s*(?:transfer|tx|转账|轉帳|划转|劃轉)?[\s:#-]*((?=\D*\d)[\w-]{4,40})?$/i

const latinLabel = "(?:(?:tx|txn|transaction|trx)?[\\s_]?(?:id|hash|signature)|uid|(?:wallet\\s)?address)"
const chineseLabel =
  "(?:(?:区块链|區塊鏈)?(?:(?:交易|转账|轉帳)\\s?(?:哈希|雜湊|编号|編號|号|號|id|hash)?|哈希|雜湊)值?|(?:收款|充币|充值|提币|钱包|錢包)?地址)"

/**
 * Labels before an id. A Latin one must be parted from it, or it would be torn out of an id's own letters; within
 * the text only a colon can part it, as any sentence may have the word "hash" in it.
 */
const labels = new RegExp(
  `^${latinLabel}(?=\\s)|(?:^|\\s)(?:${latinLabel}\\s*[:=#]|${chineseLabel}\\s*[:=#]?)`,
  "gi",
)

/** Reads the text with its white space taken out; undefined where that would only glue words or links together. */
function joinedId(text: string, chain: ChainId | undefined): WordReading | undefined {
  const whole = text.replace(/\s/g, "")
  const one = whole === text || (whole.length >= 40 && !/:\/\/.*:\/\//.test(whole))
  return one ? readWord(whole, chain) : undefined
}

/** Without a dash or an underscore: base64url may begin or end with one. */
function trimmed(word: string): string {
  return word.replace(/^[\s.,;|、。!?:*•#~]+|[\s.,;|、。!?:*•#~]+$/g, "")
}

/** The shortest things we know by name, an account number and an e-mail address, have five characters or more. */
function couldBeRead(word: string): boolean {
  return word.length >= 5
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
  // 32 bytes of base58 are a Solana address far more often than the TxID of another chain than the one chosen.
  if (known && onKnown === undefined && (addressOn.includes(known) || addressOn.includes("solana")))
    return addressReading(text, known, addressOn)

  const possible =
    named && onKnown ? [named] : possibleChains(text, onKnown === undefined ? undefined : known)
  const txid = onKnown ?? (possible[0] && txidOn(possible[0], text))
  if (txid !== undefined) {
    const fits = onKnown === undefined ? known === undefined : chosen === undefined || chosen === known
    const cleaned: Mend[] = txid.startsWith("0x") && !/^0x/i.test(text) ? ["prefix"] : []
    const chain = named && { chain: named }
    return {
      kind: "txid",
      txid,
      key: txidKey(txid),
      chains: possible,
      ...chain,
      fits,
      testnet,
      addressOn,
      cleaned,
    }
  }
  if (addressOn.length > 0) return addressReading(text, undefined, addressOn)
  if (isSecretShape(text)) return { kind: "secret" }
  if (shortened.test(text)) return { kind: "shortened" }
  if (/^\d{5,20}$/.test(text) || uuid.test(text)) return { kind: "uid" }
  return txidFault(text, known)
}

function possibleChains(text: string, known: ChainId | undefined): ChainId[] {
  const shaped = chainIds.filter((id) => txidRules[chainRules[id].txid].read(text, false) !== undefined)
  // Some exchanges leave the 0x out in their records, so bare digits may be of those chains too, if less likely.
  const bare = shaped.includes("bitcoin") ? chainIds.filter((id) => chainRules[id].txid === "hex-0x") : []
  return [...new Set([...(known ? [known] : []), ...shaped, ...bare])]
}

const shortened = /^[\w+/:-]{2,}?(\.{2,}|\*{2,}|[•·⋯]+|_{3,})[\w+/=-]{2,}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

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
