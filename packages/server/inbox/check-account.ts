import { compareAmounts } from "@veridesk/contract/chains/amount.ts"
import type { CheckResult } from "@veridesk/contract/checks.ts"
import type { AssetPolicy, Withdrawal } from "../exchange/index.ts"
import { type CheckPorts, type CheckQuestion, findings, known, unanswered } from "./check-question.ts"

const ofPolicy = findings("asset-policy")
const ofWithdrawal = findings("withdrawal-stage")
const ofAccount = findings("account-locks")

/** Whether asset and network are open at all, and what their rules say of this amount and memo. */
export async function checkPolicy({ exchange }: CheckPorts, q: CheckQuestion): Promise<CheckResult[]> {
  if (!q.chain || !q.asset) return []
  const answer = await exchange.assets()
  if (answer.state !== "ok") return unanswered("asset-policy", answer)
  const policy = answer.value.policies.find((one) => one.asset === q.asset && one.chain === q.chain)
  if (!policy) return ofPolicy("attention", "asset-not-listed", { asset: q.asset, chain: q.chain })
  return ruleThatApplies(policy, q)
}

function ruleThatApplies(policy: AssetPolicy, q: CheckQuestion): CheckResult[] {
  const { asset, network, maintenance } = policy
  const direction = q.withdrawal ? "withdrawal" : "deposit"
  if (maintenance) {
    const code = maintenance.until ? "asset-maintenance" : "asset-maintenance-open"
    return ofPolicy("attention", code, known({ asset, network, ...maintenance }))
  }
  if (!policy[direction].open) return ofPolicy("attention", `${direction}s-closed`, { asset, network })
  const { minimum } = policy[direction]
  if (q.amount && compareAmounts(q.amount, minimum) < 0)
    return ofPolicy("attention", "amount-below-minimum", { amount: q.amount, minimum, asset })
  if (direction === "deposit" && policy.deposit.memo !== "none" && !q.memo)
    return ofPolicy("attention", `${policy.deposit.memo}-needed`, { asset, network })
  return ofPolicy("ok", "asset-open", { asset, network, minimum })
}

/** Where the withdrawal stands, since when, and whether it can still be stopped. */
export async function checkWithdrawal({ exchange }: CheckPorts, q: CheckQuestion): Promise<CheckResult[]> {
  if (!q.withdrawal) return []
  if (!q.uid) return ofWithdrawal("unknown", "no-account")
  const answer = await exchange.withdrawal({ uid: q.uid, id: q.withdrawal })
  if (answer.state !== "ok") return unanswered("withdrawal-stage", answer)
  if (!answer.value) return ofWithdrawal("attention", "withdrawal-not-found")
  return ofStage(answer.value)
}

function ofStage({ stage, hold, stageSince, cancellable }: Withdrawal): CheckResult[] {
  const state = stage === "confirmed" || stage === "broadcast" ? "ok" : "attention"
  const at = { since: stageSince }
  const where = hold
    ? ofWithdrawal("attention", "withdrawal-held", { ...at, hold })
    : ofWithdrawal(state, `withdrawal-${stage}`, at)
  return cancellable ? [...where, ...ofWithdrawal("attention", "withdrawal-cancellable")] : where
}

/** What the account can't do at present, and until when; a lock without an end has to be lifted by a person. */
export async function checkLocks({ exchange }: CheckPorts, q: CheckQuestion): Promise<CheckResult[]> {
  if (!q.uid) return ofAccount("unknown", "no-account")
  const answer = await exchange.resolveUser({ uid: q.uid })
  if (answer.state !== "ok") return unanswered("account-locks", answer)
  if (!answer.value) return ofAccount("attention", "account-unknown")
  const { locks } = answer.value
  if (locks.length === 0) return ofAccount("ok", "account-free")
  return locks.flatMap(({ scope, reason, until }) =>
    ofAccount("attention", until ? `lock-${scope}` : `lock-${scope}-open`, known({ reason, until })),
  )
}
