import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { absent, both, confirmationsOf, type Protocol } from "./node.ts"
import { blockNumber, inCoins, seconds, units } from "./units.ts"

const transaction = z.object({
  vin: z.array(z.object({ prevout: z.object({ scriptpubkey_address: z.string().optional() }).nullish() })),
  vout: z.array(z.object({ scriptpubkey_address: z.string().max(100).optional(), value: units })),
  status: z.object({
    confirmed: z.boolean(),
    block_height: blockNumber.nullish(),
    block_time: seconds.nullish(),
  }),
})

/** Esplora's REST interface, as Blockstream and mempool.space serve it, for Bitcoin and Litecoin. */
export const esplora: Protocol = {
  connect(remote, chain) {
    const name = `chains.${chain}.node`
    return async (txid) => {
      const asked = await both(
        remote.find({
          name,
          path: `/tx/${txid}`,
          answer: transaction,
          // It says so in words, "Transaction not found", which tells it from a wrong base address.
          absent: ({ status, text }) =>
            status === 404 && /transaction not found/i.test(text ?? "") ? absent.code : undefined,
        }),
        remote.ask({ name, path: "/blocks/tip/height", answer: blockNumber }),
      )
      if (asked.state !== "ok") return asked
      const [{ vin, vout, status }, head] = asked.value
      const height = status.confirmed ? (status.block_height ?? null) : null
      const from = onlyOne(vin.map((input) => input.prevout?.scriptpubkey_address))
      const { symbol, decimals } = coins[chain]
      const transfers = vout.slice(0, 500).flatMap(({ scriptpubkey_address: to, value }): Transfer[] => {
        const amount = inCoins(value, decimals)
        return to ? [{ from, to, memo: null, asset: symbol, contract: null, amount }] : []
      })
      return {
        state: "ok",
        value: {
          failed: false,
          confirmations: height === null ? 0 : confirmationsOf(height, head),
          transfers,
          block: height,
          blockTime: status.block_time ?? null,
        },
      }
    }
  },
}

/** Coins come from many addresses at once; a sender is named only where there is a single one. */
export function onlyOne(addresses: readonly (string | undefined)[]): string | null {
  const [first, ...more] = new Set(addresses)
  return first !== undefined && more.length === 0 ? first : null
}
