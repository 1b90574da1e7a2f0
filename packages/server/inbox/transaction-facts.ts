import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { TransactionFacts } from "@veridesk/contract/desk-api.ts"
import type { ChainLookUp, FoundTransaction } from "../chains/index.ts"
import type { Conversation } from "../conversations/index.ts"
import type { Deposit, Exchange } from "../exchange/index.ts"

export type FactsDeps = {
  exchange: Exchange
  chainLookUp: ChainLookUp
  exchangeUidOf: (customerId: string) => Promise<string | null>
}

const NOTHING: Omit<TransactionFacts, "checkedAt"> = {
  state: "none",
  chain: null,
  txid: null,
  status: null,
  confirmations: null,
  needed: null,
  from: null,
  to: null,
  toOurs: "unknown",
  amount: null,
  asset: null,
  blockTime: null,
  explorerUrl: null,
  ledger: "unknown",
  withdrawalStage: null,
}

/** What chain and exchange say now of the transaction or withdrawal a ticket is about; each part may be unknown by itself. */
export async function transactionFacts(o: FactsDeps, c: Conversation, now: Date): Promise<TransactionFacts> {
  const uid = await o.exchangeUidOf(c.customerId)
  const withdrawalStage = await stageOf(o, c, uid)
  const chain = chainIds.find((id) => id === c.fields["chain"])
  const txid =
    typeof c.fields["txid"] === "string" && !c.fields["txid"].startsWith("internal:")
      ? c.fields["txid"]
      : null
  const base = { ...NOTHING, withdrawalStage, checkedAt: now.toISOString(), chain: chain ?? null, txid }
  if (!chain || !txid) return base
  const [onChain, inLedger] = await Promise.all([
    o.chainLookUp.findTransaction(chain, txid),
    o.exchange.depositByTxid({ chain, txid }),
  ])
  const ledger =
    inLedger.state === "ok" ? ledgerOf(inLedger.value) : inLedger.state === "down" ? "down" : "unknown"
  const known = { ...base, ledger, explorerUrl: chains[chain].explorer.replace("{txid}", txid) }
  if (onChain.state === "found")
    return { ...known, ...(await foundFacts(o, onChain, { chain, uid, asset: String(c.fields["asset"]) })) }
  if (onChain.state === "not-found") return { ...known, state: "not-found" }
  return { ...known, state: "down" }
}

async function foundFacts(
  o: FactsDeps,
  found: FoundTransaction,
  q: { chain: ChainId; uid: string | null; asset: string },
): Promise<Partial<TransactionFacts>> {
  const transfer = found.transfers.find((one) => one.asset === q.asset) ?? found.transfers[0]
  return {
    state: "found",
    status: found.status,
    confirmations: found.confirmations,
    needed: found.needed,
    from: transfer?.from ?? null,
    to: transfer?.to ?? null,
    toOurs: transfer ? await ownerOf(o, q, transfer.to) : "unknown",
    amount: transfer?.amount ?? null,
    asset: transfer?.asset ?? null,
    blockTime: found.blockTime,
    checkedAt: found.checkedAt,
  }
}

async function ownerOf(
  o: FactsDeps,
  q: { chain: ChainId; uid: string | null },
  address: string,
): Promise<TransactionFacts["toOurs"]> {
  const owner = await o.exchange.addressOwner({ chain: q.chain, address, ...(q.uid ? { uid: q.uid } : {}) })
  if (owner.state !== "ok") return "unknown"
  if (!owner.value.ours) return "no"
  return owner.value.retiredAt ? "yes-retired" : "yes"
}

function ledgerOf(deposit: Deposit | null): TransactionFacts["ledger"] {
  if (!deposit) return "not-credited"
  if (deposit.creditedAt) return "credited"
  return deposit.status === "held" ? "held" : "not-credited"
}

async function stageOf(o: FactsDeps, c: Conversation, uid: string | null): Promise<string | null> {
  const id = c.fields["withdrawal"]
  if (typeof id !== "string" || !uid) return null
  const answer = await o.exchange.withdrawal({ uid, id })
  return answer.state === "ok" ? (answer.value?.stage ?? "not-found") : null
}
