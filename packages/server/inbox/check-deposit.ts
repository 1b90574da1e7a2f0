import { compareAmounts } from "@veridesk/contract/chains/amount.ts"
import type { CheckResult } from "@veridesk/contract/checks.ts"
import type { FoundTransaction } from "../chains/index.ts"
import type { Deposit } from "../exchange/index.ts"
import { type CheckPorts, type CheckQuestion, findings, known, unanswered } from "./check-question.ts"

const onChain = findings("chain-transaction")
const inLedger = findings("deposit-ledger")
const ofAddress = findings("address-owner")

/** What the network says: not there, failed, on its way, or confirmed; and whether it moved what the ticket says. */
export async function checkTransaction(
  { chainLookUp }: CheckPorts,
  q: CheckQuestion,
): Promise<CheckResult[]> {
  if (!q.chain || !q.txid) return []
  const answer = await chainLookUp.findTransaction(q.chain, q.txid)
  if (answer.state === "found") return ofTransaction(answer, q)
  if (answer.state === "not-found") return onChain("attention", "tx-not-found", { chain: q.chain })
  const isUnasked = answer.state === "not-configured" || answer.reason === "unsupported-chain"
  return isUnasked
    ? onChain("not-configured", "chain-not-configured", { chain: q.chain })
    : onChain("down", "chain-down", { chain: q.chain })
}

function ofTransaction(found: FoundTransaction, q: CheckQuestion): CheckResult[] {
  if (found.status === "failed") return onChain("attention", "tx-failed", { chain: found.chain })
  const transfer = found.transfers.find((one) => one.asset === q.asset) ?? found.transfers[0]
  if (transfer && q.asset && transfer.asset !== q.asset)
    return onChain("attention", "tx-other-asset", { found: transfer.asset, asset: q.asset })
  if (transfer && q.amount && compareAmounts(transfer.amount, q.amount) !== 0)
    return onChain("attention", "tx-other-amount", {
      found: transfer.amount,
      amount: q.amount,
      asset: transfer.asset,
    })
  const count = { have: found.confirmations, need: found.needed ?? found.confirmations }
  return found.status === "pending"
    ? onChain("attention", "tx-pending", count)
    : onChain("ok", "tx-confirmed", count)
}

/** What the exchange's ledger has of it for this customer, and for nobody else. */
export async function checkLedger({ exchange }: CheckPorts, q: CheckQuestion): Promise<CheckResult[]> {
  if (!q.chain || !q.txid) return []
  if (!q.uid) return inLedger("unknown", "no-account")
  const answer = await exchange.depositByTxid({ chain: q.chain, txid: q.txid, uid: q.uid })
  if (answer.state !== "ok") return unanswered("deposit-ledger", answer)
  const deposit = answer.value
  if (!deposit) return inLedger("attention", "deposit-not-seen")
  const what = { amount: deposit.amount, asset: deposit.asset }
  if (deposit.creditedAt) return inLedger("ok", "deposit-credited", { ...what, at: deposit.creditedAt })
  return inLedger("attention", ledgerCodes[deposit.status], known({ ...what, ...countOf(deposit) }))
}

const ledgerCodes: Record<Deposit["status"], string> = {
  confirming: "deposit-confirming",
  credited: "deposit-crediting",
  held: "deposit-held",
  "below-minimum": "deposit-below-minimum",
  returned: "deposit-returned",
}

function countOf(deposit: Deposit) {
  return { have: deposit.confirmations, need: deposit.confirmationsNeeded, hold: deposit.hold ?? "unknown" }
}

/** Whose address it is: this customer's, ours, another's (never whose), or not ours at all. */
export async function checkAddress({ exchange }: CheckPorts, q: CheckQuestion): Promise<CheckResult[]> {
  if (!q.chain || !q.address) return []
  const { chain, address } = q
  const answer = await exchange.addressOwner({ chain, address, ...known({ uid: q.uid, memo: q.memo }) })
  if (answer.state !== "ok") return unanswered("address-owner", answer)
  const owner = answer.value
  // What leaves for somewhere else is no surprise; what leaves for one of ours can still be asked for here.
  if (q.withdrawal)
    return owner.ours ? ofAddress("attention", "destination-ours") : ofAddress("ok", "destination-outside")
  if (!owner.ours) return ofAddress("attention", "address-not-ours")
  if (owner.requesters === false) return ofAddress("attention", "address-of-another")
  if (owner.retiredAt) return ofAddress("attention", "address-retired", { at: owner.retiredAt })
  if (owner.issuedFor !== chain)
    return ofAddress("attention", "address-other-chain", { chain: owner.issuedFor })
  return owner.requesters ? ofAddress("ok", "address-theirs") : ofAddress("unknown", "address-ours")
}
