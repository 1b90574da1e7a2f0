import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { TxidFound } from "@veridesk/contract/chains/txid.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { LookupCard, LookupFacts } from "../../portal/props-form.ts"
import {
  type ChainLookUp,
  checkAddress,
  type FoundTransaction,
  type Transfer,
  transferOf,
} from "../chains/index.ts"
import type { AddressOwner, Answer, Deposit, Exchange } from "../exchange/index.ts"
import { textIn } from "../intake-forms/index.ts"
import type { OfferedPair } from "./pairs.ts"

export type TransactionPorts = { exchange: Exchange; chainLookUp: ChainLookUp }

/** What is asked of a transaction, and by whom. */
export type TransactionQuestion = {
  /** `asset` null where only a network is known: then the transfer of a listed token is meant. */
  about: { asset: string | null; chain: ChainId; network: string }
  reading: TxidFound
  /** Pairs of the exchange; empty while it can't be asked. */
  offered: OfferedPair[]
  /** The address the money should have gone to, as somebody typed it, or "". */
  address: string
  /** Name of the form's field that a switch of network would set. */
  pairField: string
  /** Number at the exchange of whoever asks. Without it nothing in the ledger is theirs. */
  uid: string | null
  locale: Locale
  now: Date
}

/** The card that people see, and what it was made of. */
export type Transaction = {
  card: LookupCard
  /** What the ledger says of whoever asks; null where they have no number at the exchange. */
  ledger: Answer<Deposit | null> | null
  found: { chain: ChainId; transfer: Transfer | null; pair: OfferedPair | null } | null
  /** Whose address it went to; null where nobody could be asked. */
  owner: AddressOwner | null
}

/**
 * Asks chain and exchange of a transaction at once; both have three seconds. Who can't be asked is said to be so.
 * Where it isn't on the network it should be on, the others on which this could be a TxID are asked.
 */
export async function readTransaction(o: TransactionPorts, q: TransactionQuestion): Promise<Transaction> {
  const { about, reading } = q
  const [onChain, ledger] = await Promise.all([
    reading.fits
      ? o.chainLookUp.findTransaction(about.chain, reading.txid)
      : Promise.resolve({ state: "not-found" as const, checkedAt: q.now.toISOString() }),
    inLedger(o, q, about.chain),
  ])
  if (onChain.state === "found") return presentFound(o, q, { found: onChain, ledger })
  const known = { ledger, found: null, owner: null }
  const credited = creditedCard(q, ledger)
  if (credited) return { ...known, card: credited }
  if (onChain.state !== "not-found")
    return {
      ...known,
      card: { state: "down", networkLabel: about.network, checkedAt: q.now.toISOString() },
    }
  return (
    (await elsewhere(o, q, ledger)) ?? {
      ...known,
      card: { state: "not-found", networkLabel: about.network, checkedAt: onChain.checkedAt },
    }
  )
}

/** The ledger's word on a transaction for whoever asks, and for nobody else. */
export function inLedger(
  o: TransactionPorts,
  q: Pick<TransactionQuestion, "uid" | "reading">,
  chain: ChainId,
): Promise<Answer<Deposit | null> | null> {
  const { uid, reading } = q
  // Without a number at the exchange nothing in its ledger is theirs, and what is another's is none of their business.
  return uid ? o.exchange.depositByTxid({ chain, txid: reading.txid, uid }) : Promise.resolve(null)
}

/** A transaction that was found on the network it should be on. */
export async function presentFound(
  o: TransactionPorts,
  q: TransactionQuestion,
  { found, ledger }: { found: FoundTransaction; ledger: Transaction["ledger"] },
): Promise<Transaction> {
  const { facts, ...more } = await factsOf(o, found, q)
  const credited = creditedCard(q, ledger)
  return { card: credited ?? foundCard(facts, found, neededFor(q, found, more.found.pair)), ledger, ...more }
}

function creditedCard(q: TransactionQuestion, ledger: Transaction["ledger"]): LookupCard | null {
  const deposit = ledger?.state === "ok" ? ledger.value : null
  if (!deposit?.creditedAt) return null
  return {
    state: "credited",
    creditedAt: deposit.creditedAt,
    txid: deposit.txid,
    networkLabel: q.about.network,
    checkedAt: q.now.toISOString(),
    asset: deposit.asset,
    amount: deposit.amount,
    blockAt: null,
    to: { address: deposit.address, match: "yours" },
  }
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
async function elsewhere(
  o: TransactionPorts,
  q: TransactionQuestion,
  ledger: Transaction["ledger"],
): Promise<Transaction | null> {
  const offeredOn = new Set(q.offered.map((pair) => pair.chain))
  const others = q.reading.chains.filter(
    (chain) => chain !== q.about.chain && (offeredOn.size === 0 || offeredOn.has(chain)),
  )
  if (others.length === 0) return null
  const { found } = await o.chainLookUp.findAnywhere(others, q.reading.txid)
  const first = found[0]
  if (!first) return null
  const { facts, ...more } = await factsOf(o, first, q)
  const target = more.found.pair
  const card: LookupCard = {
    state: "other-network",
    chosenLabel: q.about.network,
    fix: target
      ? { do: "set", field: q.pairField, value: `${target.asset}/${target.chain}`, label: target.network }
      : null,
    ...facts,
    networkLabel: target?.network ?? nameOf(first.chain, q.locale),
  }
  return { card, ledger, ...more }
}

async function factsOf(o: TransactionPorts, found: FoundTransaction, q: TransactionQuestion) {
  const meant = transferMeant(found, q)
  const { transfer, pair } = meant
  const { match, owner } = transfer
    ? await matchOf(o, q, { chain: found.chain, transfer })
    : { match: "unknown" as const, owner: null }
  const facts: LookupFacts = {
    txid: found.txid,
    networkLabel: q.about.asset === null ? (pair?.network ?? q.about.network) : q.about.network,
    checkedAt: found.checkedAt,
    asset: transfer?.asset ?? null,
    amount: transfer?.amount ?? null,
    blockAt: found.blockTime,
    to: transfer ? { address: transfer.to, match } : null,
  }
  return { facts, owner, found: { chain: found.chain, transfer, pair } }
}

/** The transfer that is meant: of the asset that was asked for, else of the first token that is listed on this network. */
function transferMeant(
  found: FoundTransaction,
  q: TransactionQuestion,
): { transfer: Transfer | null; pair: OfferedPair | null } {
  const onChain = q.offered.filter((pair) => pair.chain === found.chain)
  const { asset } = q.about
  if (asset !== null) {
    const pair = onChain.find((one) => one.asset === asset) ?? null
    return {
      pair,
      transfer: transferOf(found.transfers, { asset, contract: pair?.contract ?? null }) ?? null,
    }
  }
  for (const transfer of found.transfers) {
    const pair = onChain.find(({ contract, asset }) =>
      contract === null
        ? transfer.contract === null && transfer.asset === asset
        : contract.toLowerCase() === transfer.contract?.toLowerCase(),
    )
    if (pair) return { pair, transfer: { ...transfer, asset: pair.asset } }
  }
  return { pair: null, transfer: found.transfers[0] ?? null }
}

type Match = NonNullable<LookupFacts["to"]>["match"]

/** Whose address the money went to. The typed one is compared first: a difference is what people overlook. */
async function matchOf(
  o: TransactionPorts,
  q: TransactionQuestion,
  { chain, transfer }: { chain: ChainId; transfer: Transfer },
): Promise<{ match: Match; owner: AddressOwner | null }> {
  if (q.address && !isSame(chain, q.address, transfer.to)) return { match: "differs", owner: null }
  if (!q.uid) return { match: "unknown", owner: null }
  const answer = await o.exchange.addressOwner({
    chain,
    address: transfer.to,
    uid: q.uid,
    ...(transfer.memo ? { memo: transfer.memo } : {}),
  })
  if (answer.state !== "ok") return { match: "unknown", owner: null }
  const owner = answer.value
  if (!owner.ours || owner.requesters === false) return { match: "not-yours", owner }
  return { match: owner.retiredAt ? "retired" : "yours", owner }
}

/** One account has several spellings (UQ… and EQ… on TON, with and without a checksum on Ethereum). */
function isSame(chain: ChainId, a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => checkAddress(text, chain))
  return one?.ok && other?.ok ? one.address === other.address : a.toLowerCase() === b.toLowerCase()
}

function neededFor(q: TransactionQuestion, found: FoundTransaction, pair: OfferedPair | null): number {
  const ofChain = q.offered.find((one) => one.chain === found.chain)
  return (pair ?? ofChain)?.confirmations ?? found.needed ?? chains[found.chain].confirmations
}

/** What a network is called where no pair of the exchange names it. */
export function nameOf(chain: ChainId, locale: Locale): string {
  return textIn(locale, chains[chain].name)
}
