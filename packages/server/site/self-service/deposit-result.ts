import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { TxidFound } from "@veridesk/contract/chains/txid.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { DepositOutcome, DepositResult } from "../../../portal/props-tools.ts"
import type { OfferedPair } from "../../intake/pairs.ts"
import type { Transaction } from "../../intake/transaction.ts"
import { type DepositKnown, formOf, isSolved, latest, outcomeOf } from "../../self-service/index.ts"
import { type Reader, signInTo, ticketHref } from "./deps.ts"

type Asked = {
  reading: TxidFound
  chain: ChainId | null
  offered: readonly OfferedPair[]
  reader: Reader
  locale: "en" | "zh-CN"
  now: Date
}

/** What the page tells of a transaction, and where it leads: nothing to do, another network, or a form filled in. */
export function depositResult(transaction: Transaction, q: Asked): DepositResult {
  const known = knownOf(transaction, q)
  const outcome = outcomeOf(known)
  const deposit = typeof known.ledger === "object" ? known.ledger : null
  const { card, found } = transaction
  const pair = pairOf(transaction, q)
  const form = formOf(outcome, deposit?.hold ?? null)
  const here = (network: ChainId | null) =>
    `${publicPaths(q.locale).depositTool}?${new URLSearchParams({ txid: q.reading.txid, network: network ?? "" })}`
  const counted = countOf(transaction, deposit)
  const seconds = "etaSeconds" in card ? card.etaSeconds : null
  return {
    card,
    outcome,
    solved: isSolved(outcome),
    values: {
      ...counted,
      minimum: outcome === "below-minimum" ? (pair?.minimum ?? "") : "",
      amount: deposit?.amount ?? ("amount" in card ? card.amount : null) ?? "",
      asset: deposit?.asset ?? pair?.asset ?? ("asset" in card ? card.asset : null) ?? "",
      network: pair?.network ?? card.networkLabel,
      other: card.state === "other-network" ? card.networkLabel : "",
      memo: found?.transfer?.memo ?? "",
    },
    hold: outcome === "held" ? (deposit?.hold ?? null) : null,
    creditedAt: deposit?.creditedAt ?? (card.state === "credited" ? card.creditedAt : null),
    by:
      outcome === "confirming" || outcome === "unmined"
        ? (latest(seconds, q.now)?.toISOString() ?? null)
        : null,
    ticket: form ? ticketHref(form, prefilled(outcome, transaction, q)) : null,
    elsewhere: outcome === "other-network" && found ? here(found.chain) : null,
    signIn: signInTo(here(q.chain)),
    again: here(q.chain),
  }
}

function knownOf(transaction: Transaction, q: Asked): DepositKnown {
  const { card, found, owner, ledger } = transaction
  const pair = found?.pair ?? null
  return {
    card,
    chain: found?.chain ?? null,
    transfer: found?.transfer ?? null,
    owner,
    policy: pair,
    listed: q.offered.length > 0,
    ledger:
      ledger === null
        ? q.reader.kind === "signed-out"
          ? "signed-out"
          : "no-account"
        : ledger.state === "ok"
          ? (ledger.value ?? "none")
          : "down",
  }
}

function pairOf({ found, ledger }: Transaction, { offered }: Asked): OfferedPair | null {
  const deposit = ledger?.state === "ok" ? ledger.value : null
  const ofLedger = offered.find((pair) => pair.asset === deposit?.asset && pair.chain === deposit.chain)
  return ofLedger ?? found?.pair ?? null
}

/** The chain counts block by block; the ledger's own count is what there is where the chain can't be asked. */
function countOf(
  { card }: Transaction,
  deposit: { confirmations: number; confirmationsNeeded: number } | null,
) {
  if (card.state === "found") return card.confirmations
  return { have: deposit?.confirmations ?? 0, need: deposit?.confirmationsNeeded ?? 0 }
}

const MISTAKES: Partial<Record<DepositOutcome, string>> = { "wrong-network": "network", unlisted: "token" }

function prefilled(outcome: DepositOutcome, { found, card }: Transaction, q: Asked) {
  const pair = found?.pair
  const chain = found?.chain ?? q.chain
  return {
    // What the form's own check mends is mended; it reads the TxID by the network chosen there.
    txid: "txid" in card ? card.txid : q.reading.txid,
    pair: pair && chain ? `${pair.asset}/${chain}` : null,
    amount: found?.transfer?.amount,
    address: found?.transfer?.to,
    "memo-problem": outcome === "missing-memo" ? "missing" : null,
    mistake: MISTAKES[outcome],
    "source-address": MISTAKES[outcome] || outcome === "missing-memo" ? found?.transfer?.from : null,
  }
}
