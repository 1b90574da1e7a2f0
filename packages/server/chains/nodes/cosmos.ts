import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { absent, type Protocol } from "./node.ts"
import { blockNumber, inCoins, units } from "./units.ts"

const coin = z.object({ denom: z.string().max(200), amount: units })
const message = z.object({
  from_address: z.string().max(100).optional(),
  to_address: z.string().max(100).optional(),
  amount: z.array(coin).max(100).optional().catch(undefined),
  outputs: z
    .array(z.object({ address: z.string().max(100), coins: z.array(coin).max(100) }))
    .max(500)
    .optional(),
})
const transaction = z.object({
  tx_response: z.object({
    height: blockNumber,
    /** Not 0: it was taken into a block and failed there. */
    code: z.int().default(0),
    timestamp: z.iso.datetime(),
    tx: z.object({
      body: z.object({ memo: z.string().max(5000).default(""), messages: z.array(message).max(200) }),
    }),
  }),
})

/** The REST interface of the Cosmos SDK. A block is final at once. */
export const cosmos: Protocol = {
  connect(remote, chain) {
    return async (txid) => {
      const answer = await remote.find({
        name: `chains.${chain}.node`,
        path: `/cosmos/tx/v1beta1/txs/${txid}`,
        answer: transaction,
        // gRPC's code 5; older nodes send it with status 400 or 500.
        absent: ({ json, text }) =>
          notFound.safeParse(json).success && /tx( \([0-9a-f]+\))? not found|tx not found/i.test(text ?? "")
            ? absent.code
            : undefined,
      })
      if (answer.state !== "ok") return answer
      const { height, code, timestamp, tx } = answer.value.tx_response
      return {
        state: "ok",
        value: {
          failed: code !== 0,
          confirmations: "final",
          transfers: transfersOf(chain, tx.body),
          block: height,
          blockTime: new Date(timestamp).toISOString(),
        },
      }
    }
  },
}

const notFound = z.object({ code: z.int(), message: z.string() })

/** Names of the chains' own coins as their ledgers write them, in the smallest unit. */
const denoms: Partial<Record<ChainId, string>> = {
  cosmos: "uatom",
  osmosis: "uosmo",
  injective: "inj",
  kava: "ukava",
  terra: "uluna",
  thorchain: "rune",
}

function transfersOf(
  chain: ChainId,
  { memo, messages }: z.infer<typeof transaction>["tx_response"]["tx"]["body"],
): Transfer[] {
  const sends = messages.flatMap(({ from_address: from, to_address: to, amount, outputs }) => [
    ...(to ? (amount ?? []).map((one) => ({ ...one, to, from: from ?? null })) : []),
    ...(outputs ?? []).flatMap(({ address, coins: list }) =>
      list.map((one) => ({ ...one, to: address, from: null })),
    ),
  ])
  return sends.slice(0, 500).map(({ from, to, denom, amount }) => {
    const own = denoms[chain] === denom
    // The ledger doesn't say how many decimals another denomination has, so that one is told as it stands.
    return {
      from,
      to,
      memo: memo ? memo.slice(0, 200) : null,
      asset: own ? coins[chain].symbol : denom,
      contract: own ? null : denom,
      amount: own ? inCoins(amount, coins[chain].decimals) : amount.toString(),
    }
  })
}
