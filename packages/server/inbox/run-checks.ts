import type { CheckName, CheckResult, CheckResults } from "@veridesk/contract/checks.ts"
import type { Conversation } from "../conversations/index.ts"
import type { Forms } from "../intake-forms/index.ts"
import { checkLocks, checkPolicy, checkWithdrawal } from "./check-account.ts"
import { checkAddress, checkLedger, checkTransaction } from "./check-deposit.ts"
import { type CheckPorts, questionOf } from "./check-question.ts"

type Check = (ports: CheckPorts, question: ReturnType<typeof questionOf>) => Promise<CheckResult[]>

const run: Record<CheckName, Check> = {
  "chain-transaction": checkTransaction,
  "deposit-ledger": checkLedger,
  "address-owner": checkAddress,
  "asset-policy": checkPolicy,
  "withdrawal-stage": checkWithdrawal,
  "account-locks": checkLocks,
}

type ChecksDeps = CheckPorts & {
  forms: Forms
  exchangeUidOf: (customerId: string) => Promise<string | null>
}

/** The checks of the form a conversation was filed with, in that version. */
export async function checksOf(o: ChecksDeps, c: Conversation, now: Date): Promise<CheckResults> {
  const checks = o.forms.at(c.formKey, c.formVersion)?.checks ?? []
  const uid = checks.length > 0 ? await o.exchangeUidOf(c.customerId) : null
  return { results: await runChecks(o, { checks, fields: c.fields, uid }), checkedAt: now.toISOString() }
}

/**
 * Asks exchange and chain what a form's checks want to know of a ticket, all at once and each within the time its
 * port allows. A check that has nothing to ask about gives no result; one whose port is away says so, and stops no
 * other. Nothing here tells what belongs to another customer.
 */
async function runChecks(
  ports: CheckPorts,
  about: { checks: CheckName[]; fields: Record<string, unknown>; uid: string | null },
): Promise<CheckResult[]> {
  const question = questionOf(about.fields, about.uid)
  const found = await Promise.all(about.checks.map((name) => run[name](ports, question)))
  return found.flat()
}
