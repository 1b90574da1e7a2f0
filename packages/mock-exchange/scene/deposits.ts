import { reaches } from "./amount.ts"
import { pairOf } from "./assets.ts"
import type { Standing } from "./chain-clock.ts"
import type { ChainTransaction, ChainTransfer } from "./transactions.ts"
import type { WalletAddress } from "./wallet.ts"

/** A deposit as the exchange's ledger has it. */
export type LedgerDeposit = {
  id: string
  uid: string
  asset: string
  chain: string
  amount: string
  txid: string
  address: string
  memo: string | null
  status: "confirming" | "credited" | "held" | "below-minimum"
  hold: ChainTransaction["held"]
  confirmations: number
  confirmationsNeeded: number
  seenAt: string
  creditedAt: string | null
}

/**
 * What the ledger makes of a transaction: one row for each transfer to an address it watches. Retired
 * addresses, addresses of a sibling chain and transfers without their memo are not seen, and that is
 * what customers then write about.
 */
export function depositsFrom(
  transaction: ChainTransaction,
  standing: Standing,
  wallet: readonly WalletAddress[],
): LedgerDeposit[] {
  if (standing.status === "failed") return []
  return transaction.transfers.flatMap((transfer) => {
    const owner = wallet.find((address) => watches(address, transaction, transfer))
    if (!owner) return []
    const status = statusOf(transaction, standing, transfer)
    const seenAt = standing.blockTime ?? owner.since
    return [
      {
        id: `D${transaction.txid.replace(/^0x/, "").slice(0, 10).toUpperCase()}`,
        uid: owner.uid,
        asset: transfer.asset,
        chain: transaction.chain,
        amount: transfer.amount,
        txid: transaction.txid,
        address: transfer.to,
        memo: transfer.memo,
        status,
        hold: status === "held" ? transaction.held : null,
        confirmations: Math.min(standing.confirmations, standing.needed),
        confirmationsNeeded: standing.needed,
        seenAt,
        creditedAt: status === "credited" ? seenAt : null,
      },
    ]
  })
}

function watches(address: WalletAddress, transaction: ChainTransaction, transfer: ChainTransfer): boolean {
  return (
    address.retiredAt === null &&
    address.chain === transaction.chain &&
    address.asset === transfer.asset &&
    address.address === transfer.to &&
    address.memo === transfer.memo
  )
}

function statusOf(
  transaction: ChainTransaction,
  standing: Standing,
  transfer: ChainTransfer,
): LedgerDeposit["status"] {
  const minimum = pairOf(transfer.asset, transaction.chain)?.deposit.minimum ?? "0"
  if (!reaches(transfer.amount, minimum)) return "below-minimum"
  if (standing.status === "pending") return "confirming"
  return transaction.held === null ? "credited" : "held"
}
