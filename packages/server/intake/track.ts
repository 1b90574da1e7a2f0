import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { TxidFound } from "@veridesk/contract/chains/txid.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { MAX_CHAINS } from "../chains/index.ts"
import type { OfferedPair } from "./pairs.ts"
import {
  inLedger,
  nameOf,
  presentFound,
  readTransaction,
  type Transaction,
  type TransactionPorts,
  type TransactionQuestion,
} from "./transaction.ts"

export type TrackQuestion = {
  reading: TxidFound
  /** The network that was chosen; null asks all of them that this can be on. */
  chain: ChainId | null
  offered: OfferedPair[]
  /** What to call them all, where it isn't on any. */
  anywhere: string
  uid: string | null
  locale: Locale
  now: Date
}

/** The same of a transaction by its id alone: without a network, wherever it may be. */
export async function track(o: TransactionPorts, q: TrackQuestion): Promise<Transaction> {
  const chosen = q.chain ?? q.reading.chain ?? null
  const possible = candidates(q)
  const only = chosen ?? (possible.length === 1 ? possible[0] : undefined)
  if (only) return readTransaction(o, about(q, only))
  const { found, unsure } = await o.chainLookUp.findAnywhere(possible, q.reading.txid)
  const [first] = found
  if (first) {
    const asked = about(q, first.chain)
    return presentFound(o, asked, { found: first, ledger: await inLedger(o, asked, first.chain) })
  }
  const checkedAt = q.now.toISOString()
  const state = unsure.length > 0 || possible.length === 0 ? "down" : "not-found"
  return {
    card: { state, networkLabel: q.anywhere, checkedAt },
    ledger: await anyLedger(o, q, possible),
    found: null,
    owner: null,
  }
}

/** Networks that the exchange offers, of those on which this could be a TxID. */
function candidates({ reading, offered }: TrackQuestion): ChainId[] {
  const on = new Set(offered.map(({ chain }) => chain))
  return reading.chains.filter((chain) => on.size === 0 || on.has(chain)).slice(0, MAX_CHAINS)
}

function about(q: TrackQuestion, chain: ChainId): TransactionQuestion {
  return {
    ...q,
    about: { asset: null, chain, network: nameOf(chain, q.locale) },
    address: "",
    pairField: "network",
  }
}

/** No chain knows it, or none can be asked: the ledger may have it all the same. */
async function anyLedger(o: TransactionPorts, q: TrackQuestion, possible: ChainId[]) {
  const answers = await Promise.all(possible.map((chain) => inLedger(o, q, chain)))
  const known = answers.find((one) => one?.state === "ok" && one.value !== null)
  return known ?? answers.find((one) => one !== null && one.state !== "ok") ?? answers[0] ?? null
}
