import { compareAmounts } from "@veridesk/contract/chains/amount.ts"
import type { DepositOutcome } from "../../portal/props-tools.ts"
import type { LookupCard } from "../../portal/props-form.ts"
import type { AddressOwner, Deposit, MemoRule } from "../exchange/index.ts"

/** All that is known of a deposit somebody asks after. */
export type DepositKnown = {
  card: LookupCard
  /** The ledger's row of whoever asks; or why there is none. */
  ledger: Deposit | "none" | "signed-out" | "no-account" | "down"
  /** Chain on which it was found. */
  chain: string | null
  transfer: { amount: string; memo: string | null; contract: string | null } | null
  owner: AddressOwner | null
  /** The exchange's policy for this asset on this network; null where it isn't listed or nobody could say. */
  policy: { minimum: string; memo: MemoRule; open: boolean } | null
  /** Whether the exchange said what it lists. */
  listed: boolean
}

/**
 * What became of a deposit, as one word. The ledger has the last say on what it knows; then the network; only what is
 * confirmed there and missing in the ledger is looked at for why. Pure.
 */
export function outcomeOf(d: DepositKnown): DepositOutcome {
  if (typeof d.ledger === "object") return ofLedger(d.ledger, d.card.state)
  const { card } = d
  if (card.state === "credited") return "credited"
  if (card.state === "failed" || card.state === "other-network" || card.state === "not-found")
    return strayed(d) ?? card.state
  if (card.state === "down") return "down"
  if (card.state === "pending") return "unmined"
  if (card.confirmations.have < card.confirmations.need) return "confirming"
  if (typeof d.ledger === "string" && d.ledger !== "none") {
    const why = { "signed-out": "signed-out", "no-account": "no-account", down: "ledger-down" } as const
    return why[d.ledger]
  }
  return whyMissing(d)
}

function ofLedger(deposit: Deposit, onChain: LookupCard["state"]): DepositOutcome {
  if (deposit.creditedAt !== null || deposit.status === "credited") return "credited"
  return deposit.status === "confirming" && onChain === "pending" ? "unmined" : deposit.status
}

/** Found on another network than the chosen one, at an address of theirs: that is no slip of the pen in our form. */
function strayed(d: DepositKnown): DepositOutcome | null {
  if (d.card.state !== "other-network" || d.owner?.ours !== true || d.owner.requesters === false) return null
  return d.owner.issuedFor === d.chain ? null : "wrong-network"
}

/** Confirmed on chain and not in the ledger. What is another customer's address and what is nobody's is told alike. */
function whyMissing({ owner, transfer, policy, listed, chain }: DepositKnown): DepositOutcome {
  if (owner === null) return "ledger-down"
  if (!owner.ours) return "not-yours"
  const needsMemo = policy !== null && policy.memo !== "none"
  if (needsMemo && owner.requesters !== true) return transfer?.memo ? "not-yours" : "missing-memo"
  if (owner.requesters === false) return "not-yours"
  if (owner.issuedFor !== chain) return "wrong-network"
  if (owner.retiredAt !== null) return "retired-address"
  if (listed && policy === null) return "unlisted"
  if (policy && transfer && compareAmounts(transfer.amount, policy.minimum) < 0) return "below-minimum"
  if (policy && !policy.open) return "suspended"
  return "not-credited"
}

/** Which form is for it; null where a ticket would change nothing, since time or the sender ends it. */
const FORMS: Record<DepositOutcome, string | null> = {
  credited: null,
  confirming: null,
  held: "deposit-on-hold",
  "below-minimum": null,
  returned: null,
  failed: null,
  unmined: null,
  "missing-memo": "deposit-wrong-memo",
  "wrong-network": "deposit-wrong-address",
  unlisted: "deposit-wrong-address",
  "retired-address": "deposit-not-credited",
  "not-yours": "deposit-not-credited",
  suspended: null,
  "not-credited": "deposit-not-credited",
  "signed-out": "deposit-not-credited",
  "no-account": "deposit-not-credited",
  "ledger-down": "deposit-not-credited",
  "other-network": null,
  "not-found": "deposit-not-credited",
  down: "deposit-not-credited",
}

/** Outcomes in which nothing has to be done, by anybody who could do it. */
const SOLVED: ReadonlySet<DepositOutcome> = new Set([
  "credited",
  "confirming",
  "below-minimum",
  "returned",
  "failed",
  "unmined",
  "suspended",
])

/** The form for an outcome. Only what the travel rule holds asks for facts; another hold has a form of its own. */
export function formOf(outcome: DepositOutcome, hold: Deposit["hold"]): string | null {
  if (outcome !== "held" || hold === "travel-rule") return FORMS[outcome]
  return hold === "risk-review" || hold === null ? "deposit-not-credited" : null
}

export function isSolved(outcome: DepositOutcome): boolean {
  return SOLVED.has(outcome)
}

/** By when blocks that usually take `seconds` have come even on a slow day: half as long again, and a minute. */
export function latest(seconds: number | null, now: Date): Date | null {
  return seconds === null ? null : new Date(now.getTime() + (seconds * 1.5 + 60) * 1000)
}
