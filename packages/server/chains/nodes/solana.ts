import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { jsonRpc } from "./json-rpc.ts"
import { absent, both, type Protocol } from "./node.ts"
import { blockNumber, inCoins, seconds, units } from "./units.ts"

const key = z.string().min(32).max(44)
const tokenBalance = z.object({
  accountIndex: z.int().min(0),
  mint: key,
  owner: key.optional(),
  uiTokenAmount: z.object({ amount: units, decimals: z.int().min(0).max(36) }),
})
const transaction = z.object({
  slot: blockNumber,
  blockTime: seconds.nullish(),
  meta: z.object({
    err: z.unknown(),
    preBalances: z.array(units),
    postBalances: z.array(units),
    preTokenBalances: z.array(tokenBalance).nullish(),
    postTokenBalances: z.array(tokenBalance).nullish(),
  }),
  transaction: z.object({ message: z.object({ accountKeys: z.array(z.object({ pubkey: key })) }) }),
})
const statuses = z.object({
  value: z.array(
    z
      .object({
        slot: blockNumber,
        /** Null once it is rooted. */
        confirmations: z.int().min(0).nullable(),
        err: z.unknown(),
        confirmationStatus: z.enum(["processed", "confirmed", "finalized"]).nullish(),
      })
      .nullable(),
  ),
})
type Transaction = z.infer<typeof transaction>

/** Solana JSON-RPC. What moved is told by balances before and after, whichever program moved it. */
export const solana: Protocol = {
  connect(remote, chain) {
    const rpc = jsonRpc(remote, `chains.${chain}.node`)
    return async (txid) => {
      const options = { encoding: "jsonParsed", commitment: "confirmed", maxSupportedTransactionVersion: 0 }
      const asked = await both(
        rpc({ method: "getTransaction", params: [txid, options], result: transaction.nullable() }),
        rpc({
          method: "getSignatureStatuses",
          params: [[txid], { searchTransactionHistory: true }],
          result: statuses,
        }),
      )
      if (asked.state !== "ok") return asked
      const [tx, { value }] = asked.value
      const status = value[0] ?? null
      if (!tx && !status) return absent
      // The transaction itself is served a moment later than its status.
      const final = status ? status.confirmationStatus === "finalized" || status.confirmations === null : true
      return {
        state: "ok",
        value: {
          failed: (tx?.meta.err ?? status?.err ?? null) !== null,
          confirmations: final ? "final" : (status?.confirmations ?? 0),
          transfers: tx ? [...tokenTransfers(tx), ...ownCoin(tx)] : [],
          block: tx?.slot ?? status?.slot ?? null,
          blockTime: tx?.blockTime ?? null,
        },
      }
    }
  },
}

/** A wallet is told rather than its token account: that is the address people know. */
function tokenTransfers({ meta, transaction: { message } }: Transaction): Transfer[] {
  const changes = (meta.postTokenBalances ?? []).map((after) => {
    const before = meta.preTokenBalances?.find((one) => one.accountIndex === after.accountIndex)
    const change = after.uiTokenAmount.amount - (before?.uiTokenAmount.amount ?? 0n)
    return { ...after, change, wallet: after.owner ?? message.accountKeys[after.accountIndex]?.pubkey }
  })
  const emptied = (meta.preTokenBalances ?? []).filter(
    (before) => !meta.postTokenBalances?.some((after) => after.accountIndex === before.accountIndex),
  )
  return changes.flatMap(({ mint, change, wallet, uiTokenAmount }): Transfer[] => {
    if (change <= 0n || wallet === undefined) return []
    const givers = [
      ...changes.filter((one) => one.mint === mint && one.change < 0n).map((one) => one.wallet),
      ...emptied.filter((one) => one.mint === mint).map((one) => one.owner),
    ]
    return [
      {
        from: givers.length === 1 ? (givers[0] ?? null) : null,
        to: wallet,
        memo: null,
        // The chain itself knows no tickers; a mint nobody has a name for is told by its address.
        asset: mint,
        contract: mint,
        amount: inCoins(change, uiTokenAmount.decimals),
      },
    ]
  })
}

/** Rent that opens a token account is no transfer to anybody, so accounts of tokens don't count here. */
function ownCoin({ meta, transaction: { message } }: Transaction): Transfer[] {
  const tokenAccounts = new Set(
    [...(meta.preTokenBalances ?? []), ...(meta.postTokenBalances ?? [])].map((one) => one.accountIndex),
  )
  const changes = message.accountKeys.map(({ pubkey }, at) => ({
    pubkey,
    at,
    change: (meta.postBalances[at] ?? 0n) - (meta.preBalances[at] ?? 0n),
  }))
  const givers = changes.filter(({ at, change }) => change < 0n && !tokenAccounts.has(at))
  const { symbol, decimals } = coins.solana
  return changes
    .filter(({ at, change }) => change > 0n && !tokenAccounts.has(at))
    .map(({ pubkey, change }) => ({
      from: givers.length === 1 ? (givers[0]?.pubkey ?? null) : null,
      to: pubkey,
      memo: null,
      asset: symbol,
      contract: null,
      amount: inCoins(change, decimals),
    }))
}
