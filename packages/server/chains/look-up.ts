import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { Down, DownReason, NotConfigured } from "../platform/remote/index.ts"

/**
 * The port to the chains themselves: what the network says of a transaction, whatever the exchange's own
 * ledger says. Amounts are decimal strings in whole coins, instants ISO 8601 in UTC.
 */
export type ChainLookUp = {
  /** `txid` in the chain's canonical form. At most three seconds, then it is `down`. */
  findTransaction(chain: ChainId, txid: string): Promise<LookUp>
  /** Asks several chains at once: for "not on TRON, but on BSC". At most `MAX_CHAINS` of them. */
  findAnywhere(chains: readonly ChainId[], txid: string): Promise<Sightings>
}

export const MAX_CHAINS = 12

/** `not-found` is the network's own word; `down` and `not-configured` mean that nobody knows. */
export type LookUp = FoundTransaction | { state: "not-found"; checkedAt: string } | LookUpDown | NotConfigured

export type LookUpDown = Down<DownReason | "unsupported-chain">

export type FoundTransaction = {
  state: "found"
  chain: ChainId
  txid: string
  /** `pending` is seen or mined but short of `needed`; `failed` was mined and moved nothing. */
  status: TransactionStatus
  /** As far as the source counts, which may be beyond `needed`. */
  confirmations: number
  /** After how many the network's reading is final; null when the source does not say. */
  needed: number | null
  /** Seconds until `needed` is reached as blocks usually come; null when it is reached or unknown. */
  secondsLeft: number | null
  /** What it moves, one entry for each output or token transfer. */
  transfers: Transfer[]
  block: number | null
  /** Null while it waits in the mempool. */
  blockTime: string | null
  checkedAt: string
}
export const transactionStatuses = ["pending", "confirmed", "failed"] as const
export type TransactionStatus = (typeof transactionStatuses)[number]

export type Transfer = {
  /** Null where the chain has no single sender. */
  from: string | null
  to: string
  memo: string | null
  /** The ticker, such as "USDT"; with the contract behind it where a token only calls itself so. */
  asset: string
  /** The token's contract or mint; null for the chain's own coin. */
  contract: string | null
  amount: string
}

/** `unsure` are the chains that did not answer: an empty `found` proves nothing about them. */
export type Sightings = { found: FoundTransaction[]; unsure: ChainId[] }
