import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { readTxid, type TxidFound } from "@veridesk/contract/chains/txid.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { LookupCard, LookupFacts } from "../../portal/props-form.ts"
import {
  type ChainLookUp,
  checkAddress,
  type FoundTransaction,
  type Transfer,
  transferOf,
} from "../chains/index.ts"
import type { Deposit, Exchange } from "../exchange/index.ts"
import { type Form, type PairChoice, pairOf, textIn, type Values } from "../intake-forms/index.ts"
import { type OfferedPair, offeredPairs } from "./pairs.ts"

export type LookUpDeps = {
  exchange: Exchange
  chainLookUp: ChainLookUp
  forms: { newest(key: string): Form | undefined }
}
type Question = { formKey: string; values: Values; uid: string | null; locale: Locale; now: Date }

/**
 * What chain and exchange know of the transaction in a form: the card under the TxID box. Both are asked at once and
 * have three seconds; who can't be asked is said to be so, and never stops a submission.
 * @returns null where the form has no TxID to look up yet
 */
export async function lookUp(o: LookUpDeps, q: Question): Promise<LookupCard | null> {
  const field = o.forms.newest(q.formKey)?.fields.find((one) => one.kind === "txid")
  if (field?.kind !== "txid" || !field.lookup || !field.pair) return null
  const offered = await offeredPairs(o.exchange)
  const pair = pairOf(q.values[field.pair], { pairs: offered, now: q.now, locale: q.locale })
  const reading = readTxid(q.values[field.id] ?? "", pair?.chain)
  if (reading.kind !== "txid" || !pair) return null
  const address = q.values[field.address ?? ""]?.trim() ?? ""
  return cardFor(o, { ...q, pair, pairField: field.pair, offered, reading, address })
}

type Found = Question & {
  pair: PairChoice
  pairField: string
  offered: OfferedPair[]
  reading: TxidFound
  address: string
}

async function cardFor(o: LookUpDeps, q: Found): Promise<LookupCard> {
  const { pair, reading } = q
  const { txid } = reading
  const [onChain, inLedger] = await Promise.all([
    reading.fits
      ? o.chainLookUp.findTransaction(pair.chain, txid)
      : Promise.resolve({ state: "not-found" as const, checkedAt: q.now.toISOString() }),
    // Without a number at the exchange nothing in its ledger is theirs, and what is another's is none of their business.
    q.uid ? o.exchange.depositByTxid({ chain: pair.chain, txid, uid: q.uid }) : null,
  ])
  const deposit = inLedger?.state === "ok" ? inLedger.value : null
  if (deposit?.creditedAt)
    return { state: "credited", creditedAt: deposit.creditedAt, ...factsOfDeposit(deposit, pair, q.now) }
  if (onChain.state === "found")
    return foundCard(await factsOf(o, onChain, q), onChain, neededFor(q, onChain))
  if (onChain.state !== "not-found")
    return { state: "down", networkLabel: pair.network, checkedAt: q.now.toISOString() }
  return (
    (await elsewhere(o, q)) ?? {
      state: "not-found",
      networkLabel: pair.network,
      checkedAt: onChain.checkedAt,
    }
  )
}

function foundCard(facts: LookupFacts, found: FoundTransaction, need: number): LookupCard {
  if (found.status === "failed") return { state: "failed", ...facts }
  if (found.block === null && found.confirmations === 0)
    return { state: "pending", etaSeconds: found.secondsLeft, ...facts }
  return {
    state: "found",
    confirmations: { have: Math.min(found.confirmations, need), need },
    etaSeconds: found.secondsLeft,
    ...facts,
  }
}

/** Not on the chosen network: perhaps on one of the others on which this could be a TxID. */
async function elsewhere(o: LookUpDeps, q: Found): Promise<LookupCard | null> {
  const offeredOn = new Set(q.offered.map((pair) => pair.chain))
  const others = q.reading.chains.filter(
    (chain) => chain !== q.pair.chain && (offeredOn.size === 0 || offeredOn.has(chain)),
  )
  if (others.length === 0) return null
  const { found } = await o.chainLookUp.findAnywhere(others, q.reading.txid)
  const first = found[0]
  if (!first) return null
  const target = q.offered.find((pair) => pair.chain === first.chain && pair.asset === q.pair.asset)
  const facts = {
    ...(await factsOf(o, first, q)),
    networkLabel: target?.network ?? nameOf(first.chain, q.locale),
  }
  return {
    state: "other-network",
    chosenLabel: q.pair.network,
    fix: target
      ? { do: "set", field: q.pairField, value: `${target.asset}/${target.chain}`, label: target.network }
      : null,
    ...facts,
  }
}

async function factsOf(o: LookUpDeps, found: FoundTransaction, q: Found): Promise<LookupFacts> {
  const { asset } = q.pair
  const listed = q.offered.find((pair) => pair.chain === found.chain && pair.asset === asset)
  const transfer = transferOf(found.transfers, { asset, contract: listed?.contract ?? null })
  return {
    txid: found.txid,
    networkLabel: q.pair.network,
    checkedAt: found.checkedAt,
    asset: transfer?.asset ?? null,
    amount: transfer?.amount ?? null,
    blockAt: found.blockTime,
    to: transfer
      ? { address: transfer.to, match: await matchOf(o, q, { chain: found.chain, transfer }) }
      : null,
  }
}

type Match = NonNullable<LookupFacts["to"]>["match"]

/** Whose address the money went to. The typed one is compared first: a difference is what people overlook. */
async function matchOf(
  o: LookUpDeps,
  q: Found,
  { chain, transfer }: { chain: ChainId; transfer: Transfer },
): Promise<Match> {
  if (q.address && !isSame(chain, q.address, transfer.to)) return "differs"
  if (!q.uid) return "unknown"
  const owner = await o.exchange.addressOwner({
    chain,
    address: transfer.to,
    uid: q.uid,
    ...(transfer.memo ? { memo: transfer.memo } : {}),
  })
  if (owner.state !== "ok") return "unknown"
  if (!owner.value.ours || owner.value.requesters === false) return "not-yours"
  return owner.value.retiredAt ? "retired" : "yours"
}

/** One account has several spellings (UQ… and EQ… on TON, with and without a checksum on Ethereum). */
function isSame(chain: ChainId, a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => checkAddress(text, chain))
  return one?.ok && other?.ok ? one.address === other.address : a.toLowerCase() === b.toLowerCase()
}

function neededFor(q: Found, found: FoundTransaction): number {
  const offered = q.offered.find((pair) => pair.chain === found.chain && pair.asset === q.pair.asset)
  return offered?.confirmations ?? found.needed ?? chains[found.chain].confirmations
}

function factsOfDeposit(deposit: Deposit, pair: PairChoice, now: Date): LookupFacts {
  return {
    txid: deposit.txid,
    networkLabel: pair.network,
    checkedAt: now.toISOString(),
    asset: deposit.asset,
    amount: deposit.amount,
    blockAt: null,
    to: { address: deposit.address, match: "yours" },
  }
}

function nameOf(chain: ChainId, locale: Locale): string {
  return textIn(locale, chains[chain].name)
}
