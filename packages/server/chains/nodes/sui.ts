import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { type Call, jsonRpc } from "./json-rpc.ts"
import type { Answer, Protocol } from "./node.ts"
import { named, type ReadToken, rememberTokens, tokenOf } from "./tokens.ts"
import { blockNumber, inCoins } from "./units.ts"

const change = z.object({
  owner: z.union([z.object({ AddressOwner: z.string().max(66) }), z.unknown().transform(() => null)]),
  coinType: z.string().max(1000),
  /** With a sign. */
  amount: z
    .string()
    .regex(/^-?\d{1,40}$/)
    .transform(BigInt),
})
const transaction = z.object({
  checkpoint: blockNumber.nullish(),
  timestampMs: z
    .string()
    .regex(/^\d{1,14}$/)
    .transform(Number)
    .nullish(),
  effects: z.object({ status: z.object({ status: z.enum(["success", "failure"]) }) }),
  balanceChanges: z.array(change).max(1000).nullish(),
})
const metadata = z.object({ symbol: z.string(), decimals: z.int() }).nullable()

const OWN = /^0x0*2::sui::SUI$/

/** Sui JSON-RPC: what moved is told by the balances of addresses. A checkpoint is final at once. */
export const sui: Protocol = {
  connect(remote, chain) {
    const rpc = jsonRpc(remote, `chains.${chain}.node`)
    const tokens = rememberTokens((type) => readToken(rpc, type))
    return async (txid) => {
      const answer = await rpc({
        method: "sui_getTransactionBlock",
        params: [txid, { showEffects: true, showBalanceChanges: true }],
        result: transaction,
        none: (error) => /could not find the referenced transaction/i.test(error.message ?? ""),
      })
      if (answer.state !== "ok") return answer
      const tx = answer.value
      const moved = received(tx)
      const transfers = await named(
        moved.filter((one) => !OWN.test(one.contract)),
        tokens,
      )
      if (transfers.state !== "ok") return transfers
      const mined = tx.checkpoint !== null && tx.checkpoint !== undefined
      return {
        state: "ok",
        value: {
          failed: tx.effects.status.status === "failure",
          confirmations: mined ? "final" : 0,
          transfers: [...transfers.value, ...moved.filter((one) => OWN.test(one.contract)).map(ownCoin)],
          block: tx.checkpoint ?? null,
          blockTime: mined && tx.timestampMs ? new Date(tx.timestampMs).toISOString() : null,
        },
      }
    }
  },
}

/** Whose balance grew, and from whom where there is one single giver of that coin. */
function received({ balanceChanges }: z.infer<typeof transaction>) {
  const changes = (balanceChanges ?? []).flatMap(({ owner, coinType, amount }) =>
    owner ? [{ account: owner.AddressOwner, contract: coinType, amount }] : [],
  )
  return changes
    .filter(({ amount }) => amount > 0n)
    .map(({ account, contract, amount }) => {
      const givers = changes.filter((one) => one.contract === contract && one.amount < 0n)
      const from = givers.length === 1 ? (givers[0]?.account ?? null) : null
      return { contract, from, to: account, memo: null, units: amount }
    })
}

function ownCoin({ from, to, units }: ReturnType<typeof received>[number]): Transfer {
  const { symbol, decimals } = coins.sui
  return { from, to, memo: null, asset: symbol, contract: null, amount: inCoins(units, decimals) }
}

async function readToken(rpc: <T>(call: Call<T>) => Promise<Answer<T>>, type: string): ReturnType<ReadToken> {
  const answer = await rpc({ method: "suix_getCoinMetadata", params: [type], result: metadata })
  if (answer.state !== "ok") return answer
  return { state: "ok", value: answer.value && tokenOf(answer.value.symbol, answer.value.decimals) }
}
