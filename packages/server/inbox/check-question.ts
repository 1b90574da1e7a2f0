import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"
import type { CheckName, CheckResult, CheckState } from "@veridesk/contract/checks.ts"
import type { ChainLookUp } from "../chains/index.ts"
import type { Exchange } from "../exchange/index.ts"

export type CheckPorts = { exchange: Exchange; chainLookUp: ChainLookUp }

/** What a ticket's answers say of the transaction, address, withdrawal and account that it is about. */
export type CheckQuestion = {
  uid: string | null
  chain: ChainId | null
  asset: string | null
  amount: string | null
  txid: string | null
  address: string | null
  memo: string | null
  withdrawal: string | null
}

/** Answers of a form as they are stored; a transfer inside the exchange has no TxID to look for. */
export function questionOf(fields: Record<string, unknown>, uid: string | null): CheckQuestion {
  const text = (key: string) => {
    const value = fields[key]
    return typeof value === "string" && value !== "" ? value : null
  }
  const txid = text("txid")
  return {
    uid,
    chain: chainIds.find((id) => id === fields["chain"]) ?? null,
    asset: text("asset"),
    amount: text("amount"),
    txid: txid?.startsWith("internal:") ? null : txid,
    address: text("address"),
    memo: text("memo"),
    withdrawal: text("withdrawal"),
  }
}

/** Writes down what one check found. */
export function findings(check: CheckName) {
  return (state: CheckState, code: string, values: CheckResult["values"] = {}): CheckResult[] => [
    { check, state, code, values },
  ]
}

/** What is said where the exchange gave no answer. */
export function unanswered(
  check: CheckName,
  answer: { state: "down" } | { state: "not-configured" },
): CheckResult[] {
  return findings(check)(answer.state, `exchange-${answer.state}`)
}

/** Leaves out what isn't known, since a sentence can't say it. */
export function known(values: Record<string, string | number | null | undefined>): CheckResult["values"] {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined,
    ),
  )
}
