import type { Chain } from "./address.ts"
import { confirmationsOn } from "./assets.ts"
import type { ChainTransaction } from "./transactions.ts"

/** How a chain counts: seconds between blocks, and the height it had when the scene began. */
const pace: Record<Chain, { seconds: number; height: number }> = {
  tron: { seconds: 3, height: 87_041_770 },
  ethereum: { seconds: 12, height: 25_846_113 },
  bsc: { seconds: 3, height: 72_518_440 },
  polygon: { seconds: 2, height: 86_220_917 },
  solana: { seconds: 0.4, height: 411_905_222 },
  bitcoin: { seconds: 600, height: 923_861 },
  xrp: { seconds: 4, height: 101_339_510 },
  ton: { seconds: 5, height: 58_412_006 },
}

export type Standing = {
  status: "pending" | "confirmed" | "failed"
  confirmations: number
  needed: number
  secondsLeft: number | null
  block: number | null
  blockTime: string | null
}

/** Where a transaction stands at `now`: it counts one confirmation in its own block and one for each after. */
export function standing(transaction: ChainTransaction, start: Date, now: Date): Standing {
  const needed = confirmationsOn(transaction.chain)
  const { minedAt } = transaction
  if (minedAt === null)
    return { status: "pending", confirmations: 0, needed, secondsLeft: null, block: null, blockTime: null }
  const { seconds, height } = pace[transaction.chain]
  const elapsed = Math.max(0, (now.getTime() - minedAt.getTime()) / 1000)
  const confirmations = Math.floor(elapsed / seconds) + 1
  const done = confirmations >= needed
  return {
    status: transaction.reverted ? "failed" : done ? "confirmed" : "pending",
    confirmations,
    needed,
    secondsLeft: done ? null : Math.ceil((needed - 1) * seconds - elapsed),
    block: height + Math.floor((minedAt.getTime() - start.getTime()) / 1000 / seconds),
    blockTime: minedAt.toISOString(),
  }
}
