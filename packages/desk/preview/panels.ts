import type { CheckResults } from "@veridesk/contract/checks.ts"
import type { CustomerPanel, TransactionFacts } from "@veridesk/contract/desk-api.ts"
import type { Kept } from "./state.ts"
import type { World } from "./world.ts"

export function customer(world: World, kept: Kept): CustomerPanel {
  const { row, uid } = kept
  const others = [...world.kept.values()].filter((other) => other !== kept).slice(3, 6)
  return {
    id: row.id,
    name: row.customerName,
    uidMasked: uid ? `••••${uid.slice(-4)}` : null,
    emailMasked: "z•••@m•••.example",
    emailVerified: row.identityLevel !== "claimed",
    locale: row.locale,
    timezone: row.locale === "en" ? "Europe/Vienna" : "Asia/Shanghai",
    vip: row.customerVip,
    kycLevel: 2,
    legalEntity: row.locale === "en" ? "Kestrel Europe" : "Kestrel Asia",
    mailTrouble: row.customerName === "Odile Varga" ? trouble : null,
    rating: null,
    locks:
      row.formKey === "withdrawal-delayed"
        ? [{ kind: "withdrawals:factor-changed", until: new Date(Date.now() + 22 * 3_600_000).toISOString() }]
        : [],
    exchange: uid ? "ok" : "unknown-user",
    history: others.map((other) => ({
      id: other.row.id,
      number: other.row.number,
      subject: other.row.subject,
      status: other.row.status,
      createdAt: other.row.createdAt,
      mergedInto: null,
    })),
  }
}

/** What the made-up exchange and chain found; a withdrawal is locked, a deposit went to a retired address. */
export function checks(kept: Kept): CheckResults {
  const checkedAt = new Date(Date.now() - 7 * 60_000).toISOString()
  const until = new Date(Date.now() + 22 * 3_600_000).toISOString()
  const isWithdrawal = kept.row.formKey === "withdrawal-delayed"
  const results: CheckResults["results"] = isWithdrawal
    ? [
        {
          check: "withdrawal-stage",
          state: "attention",
          code: "withdrawal-held",
          values: { since: checkedAt, hold: "factor-changed" },
        },
        {
          check: "account-locks",
          state: "attention",
          code: "lock-withdrawals",
          values: { until, reason: "factor-changed" },
        },
      ]
    : [
        { check: "chain-transaction", state: "ok", code: "tx-confirmed", values: { have: 20, need: 20 } },
        { check: "deposit-ledger", state: "attention", code: "deposit-not-seen", values: {} },
        { check: "address-owner", state: "attention", code: "address-retired", values: { at: checkedAt } },
        { check: "asset-policy", state: "down", code: "exchange-down", values: {} },
      ]
  return { results: kept.fields.some(({ key }) => key === "topic") ? [] : results, checkedAt }
}

export function facts(kept: Kept): TransactionFacts {
  const value = (key: string) => {
    const found = kept.fields.find((field) => field.key === key)?.value
    return typeof found === "string" ? found : null
  }
  const txid = value("txid")
  const nothing: TransactionFacts = {
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
    withdrawalStage: value("withdrawal") ? "review" : null,
    checkedAt: new Date(Date.now() - 7 * 60_000).toISOString(),
  }
  if (!txid) return nothing
  return {
    ...nothing,
    state: "found",
    chain: "tron",
    txid,
    status: "confirmed",
    confirmations: 20,
    needed: 20,
    from: "TBx5nWq9LhK2mVe7RzY4cGs8PdA3fUj6Qt",
    to: value("address"),
    toOurs: "yes-retired",
    amount: "2480.000000",
    asset: "USDT",
    blockTime: "2026-11-22T05:37:24.000Z",
    explorerUrl: `https://tronscan.org/#/transaction/${txid}`,
    ledger: "not-credited",
  }
}

/** A made-up screenshot of a wallet. */
export const pictureSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 60" width="960" height="600"><rect width="96" height="60" fill="#22303a"/><rect x="8" y="7" width="26" height="3" rx="1" fill="#8fa3ae"/><circle cx="48" cy="22" r="7" fill="none" stroke="#7fc3a4" stroke-width="1.5"/><path d="m45 22 2.2 2.2 4-4.4" fill="none" stroke="#7fc3a4" stroke-width="1.5"/><rect x="30" y="34" width="36" height="4" rx="1" fill="#e6eef1"/><path d="M8 45h80M8 52h80" stroke="#3b4c57"/><rect x="8" y="47.5" width="18" height="2" fill="#8fa3ae"/><rect x="52" y="47.5" width="36" height="2" fill="#8fa3ae"/></svg>`

const trouble = {
  kind: "bounced" as const,
  addressMasked: "o•••@o•••.example",
  status: "5.1.1",
  why: "No such user here",
  times: 2,
  since: new Date(Date.now() - 12 * 60_000).toISOString(),
}
