import type { Standing } from "./chain-clock.ts"
import { standing } from "./chain-clock.ts"
import type { LedgerDeposit } from "./deposits.ts"
import { depositsFrom } from "./deposits.ts"
import type { ChainTransaction } from "./transactions.ts"
import { transactionsAt } from "./transactions.ts"
import type { WalletAddress } from "./wallet.ts"
import { walletAt } from "./wallet.ts"
import type { LedgerWithdrawal } from "./withdrawals.ts"
import { withdrawalsAt } from "./withdrawals.ts"

/** All that this exchange knows, in memory, told from the moment it started and moving with its clock. */
export type Scene = {
  start: Date
  now: () => Date
  wallet: readonly WalletAddress[]
  withdrawals: readonly LedgerWithdrawal[]
  /** By name, for tests and pages that want a certain case. */
  cases: ReturnType<typeof transactionsAt>
  find(chain: string, txid: string): ChainTransaction | undefined
  standing(transaction: ChainTransaction): Standing
  depositsOf(uid: string): LedgerDeposit[]
  depositsIn(chain: string, txid: string): LedgerDeposit[]
  /** Lets the pending transaction begin again at its first look. */
  rewind(): void
}

export function openScene(now: () => Date): Scene {
  const start = now()
  const wallet = walletAt(start)
  const cases = transactionsAt(start, wallet)
  const transactions: ChainTransaction[] = Object.values(cases)

  function standingNow(transaction: ChainTransaction): Standing {
    if (transaction.ageAtFirstLook !== null && transaction.minedAt === null)
      transaction.minedAt = new Date(now().getTime() - transaction.ageAtFirstLook * 1000)
    return standing(transaction, start, now())
  }

  const depositsOfTransaction = (each: ChainTransaction) => depositsFrom(each, standingNow(each), wallet)
  const concerns = (each: ChainTransaction, uid: string) =>
    wallet.some((mine) => mine.uid === uid && each.transfers.some((transfer) => transfer.to === mine.address))

  return {
    start,
    now,
    wallet,
    withdrawals: withdrawalsAt(start),
    cases,
    find: (chain, txid) => transactions.find((each) => each.chain === chain && sameId(each.txid, txid)),
    standing: standingNow,
    // Only the customer's own transactions are looked at, for a look starts the life of the pending one.
    depositsOf: (uid) =>
      transactions
        .filter((each) => concerns(each, uid))
        .flatMap(depositsOfTransaction)
        .filter((each) => each.uid === uid),
    depositsIn: (chain, txid) =>
      transactions
        .filter((each) => each.chain === chain && sameId(each.txid, txid))
        .flatMap(depositsOfTransaction),
    rewind: () => {
      for (const each of transactions) if (each.ageAtFirstLook !== null) each.minedAt = null
    },
  }
}

/** Hex ids are the same in either case; base58 ids are not, and never look like hex. */
function sameId(a: string, b: string): boolean {
  return a === b || (/^(0x)?[0-9a-f]+$/i.test(a) && a.toLowerCase() === b.toLowerCase())
}
