import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import type { TransactionFacts } from "@veridesk/contract/desk-api.ts"
import { type ChainLookUp, type FoundTransaction, type LookUp, transferOf } from "../chains/index.ts"
import type { Conversation } from "../conversations/index.ts"
import type { Exchange } from "../exchange/index.ts"

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
  const q = { chain, txid, uid, asset: String(c.fields["asset"]) }
  const [onChain, ledger] = await Promise.all([o.chainLookUp.findTransaction(chain, txid), ledgerOf(o, q)])
  const known = { ...base, ledger, explorerUrl: explorerUrl(chain, txid) }
  if (onChain.state === "found") return { ...known, state: "found", ...(await foundFacts(o, onChain, q)) }
  if (onChain.state === "not-found")
    return { ...known, state: "not-found", checkedAt: onChain.checkedAt, ...(await elsewhere(o, q)) }
  // The desk leaves out what is `none`, and so what the ledger says has to keep it there.
  return { ...known, state: isUnasked(onChain) && ledger === "unknown" ? "none" : "down" }
}

/** Nobody stands ready to be asked about this chain, which is no failure of anybody. */
function isUnasked(answer: LookUp): boolean {
  return (
    answer.state === "not-configured" || (answer.state === "down" && answer.reason === "unsupported-chain")
  )
}

type Question = { chain: ChainId; txid: string; uid: string | null; asset: string }

/** Not on the chain it was filed for: perhaps on another one that the exchange carries and on which this could be a TxID. */
async function elsewhere(o: FactsDeps, q: Question): Promise<Partial<TransactionFacts> | null> {
  const reading = readTxid(q.txid, q.chain)
  if (reading.kind !== "txid") return null
  const assets = await o.exchange.assets()
  const carried = assets.state === "ok" ? new Set(assets.value.policies.map((policy) => policy.chain)) : null
  const others = reading.chains.filter((chain) => chain !== q.chain && (carried?.has(chain) ?? true))
  const { found } = await o.chainLookUp.findAnywhere(others, q.txid)
  const [first] = found
  if (!first) return null
  const { chain, txid } = first
  const there = { ...q, chain, txid }
  const [facts, ledger] = await Promise.all([foundFacts(o, first, there), ledgerOf(o, there)])
  return { state: "other-chain", chain, txid, ledger, explorerUrl: explorerUrl(chain, txid), ...facts }
}

async function foundFacts(
  o: FactsDeps,
  found: FoundTransaction,
  q: Question,
): Promise<Partial<TransactionFacts>> {
  const transfer = transferOf(found.transfers, { asset: q.asset, contract: await contractOf(o, q) })
  return {
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

/** The contract of the token as the exchange lists it on this chain; from what it told in the last minute. */
async function contractOf(o: FactsDeps, { chain, asset }: Question): Promise<string | null> {
  const assets = await o.exchange.assets()
  if (assets.state !== "ok") return null
  return assets.value.policies.find((one) => one.chain === chain && one.asset === asset)?.contract ?? null
}

async function ownerOf(o: FactsDeps, q: Question, address: string): Promise<TransactionFacts["toOurs"]> {
  const owner = await o.exchange.addressOwner({ chain: q.chain, address, ...(q.uid ? { uid: q.uid } : {}) })
  if (owner.state !== "ok") return "unknown"
  if (!owner.value.ours) return "no"
  return owner.value.retiredAt ? "yes-retired" : "yes"
}

/** The customer's own deposit and nobody else's: what the exchange has for others is none of this ticket's business. */
async function ledgerOf(o: FactsDeps, { chain, txid, uid }: Question): Promise<TransactionFacts["ledger"]> {
  const answer = await o.exchange.depositByTxid({ chain, txid, ...(uid ? { uid } : {}) })
  if (answer.state !== "ok") return answer.state === "down" ? "down" : "unknown"
  const deposit = answer.value
  if (!deposit) return "not-credited"
  // Without an account to ask for, it may be anybody's.
  if (!uid) return "unknown"
  if (deposit.creditedAt) return "credited"
  return deposit.status === "held" ? "held" : "not-credited"
}

function explorerUrl(chain: ChainId, txid: string): string {
  return chains[chain].explorer.replace("{txid}", txid)
}

async function stageOf(o: FactsDeps, c: Conversation, uid: string | null): Promise<string | null> {
  const id = c.fields["withdrawal"]
  if (typeof id !== "string" || !uid) return null
  const answer = await o.exchange.withdrawal({ uid, id })
  return answer.state === "ok" ? (answer.value?.stage ?? "not-found") : null
}
