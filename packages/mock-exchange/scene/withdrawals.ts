import type { Chain } from "./address.ts"
import { addressOf, txidOf } from "./address.ts"
import { pairOf } from "./assets.ts"

export type LedgerWithdrawal = {
  id: string
  uid: string
  asset: string
  chain: Chain
  amount: string
  fee: string
  address: string
  memo: string | null
  stage: "review" | "queued" | "signed" | "broadcast" | "confirmed" | "cancelled" | "failed"
  hold: "risk-review" | "factor-changed" | null
  txid: string | null
  requestedAt: string
  stageSince: string
}

/** One withdrawal in each stage. Times are minutes before the start of the scene. */
export function withdrawalsAt(start: Date): LedgerWithdrawal[] {
  const at = (minutesAgo: number) => new Date(start.getTime() - minutesAgo * 60_000).toISOString()
  const row = (o: Outline): LedgerWithdrawal => ({
    id: o.id,
    uid: o.uid,
    asset: o.asset,
    chain: o.chain,
    amount: o.amount,
    fee: pairOf(o.asset, o.chain)?.withdrawal.fee ?? "0",
    address: addressOf(o.chain, o.to),
    memo: null,
    stage: o.stage,
    hold: o.hold ?? null,
    txid: o.sentAs === undefined ? null : txidOf(o.chain, o.sentAs),
    requestedAt: at(o.requested),
    stageSince: at(o.since),
  })
  return [
    row({
      id: "W70411392",
      uid: "30417756",
      asset: "BTC",
      chain: "bitcoin",
      amount: "0.41",
      to: "Odile Varga's own wallet",
      stage: "review",
      hold: "risk-review",
      requested: 38,
      since: 37,
    }),
    row({
      id: "W70411533",
      uid: "30881492",
      asset: "USDT",
      chain: "tron",
      amount: "300",
      to: "何知远's own wallet",
      stage: "queued",
      requested: 6,
      since: 5,
    }),
    row({
      id: "W70411540",
      uid: "30692178",
      asset: "ETH",
      chain: "ethereum",
      amount: "2.5",
      to: "林書維's own wallet",
      stage: "signed",
      requested: 4,
      since: 1,
    }),
    row({
      id: "W70411467",
      uid: "31724590",
      asset: "BTC",
      chain: "bitcoin",
      amount: "0.08",
      to: "Tomas Reyhl's own wallet",
      stage: "broadcast",
      sentAs: "withdrawal sent",
      requested: 25,
      since: 21,
    }),
    row({
      id: "W70398841",
      uid: "30266013",
      asset: "USDT",
      chain: "tron",
      amount: "12000",
      to: "沈墨言's own wallet",
      stage: "confirmed",
      sentAs: "withdrawal arrived",
      requested: 2_884,
      since: 2_869,
    }),
    row({
      id: "W70355207",
      uid: "30975521",
      asset: "USDC",
      chain: "ethereum",
      amount: "150",
      to: "苏屿's own wallet",
      stage: "cancelled",
      requested: 12_990,
      since: 12_981,
    }),
    row({
      id: "W70391176",
      uid: "31508837",
      asset: "SOL",
      chain: "solana",
      amount: "3.2",
      to: "Amara Linde's own wallet",
      stage: "failed",
      requested: 4_322,
      since: 4_301,
    }),
  ]
}

type Outline = {
  id: string
  uid: string
  asset: string
  chain: Chain
  amount: string
  to: string
  stage: LedgerWithdrawal["stage"]
  hold?: LedgerWithdrawal["hold"]
  sentAs?: string
  requested: number
  since: number
}
