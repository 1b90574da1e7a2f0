import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { onlyOne } from "./esplora.ts"
import { absent, type Protocol } from "./node.ts"
import { inCoins, seconds, units } from "./units.ts"

const side = z.object({
  addresses: z.array(z.string().max(200)).nullish(),
  isAddress: z.boolean().optional(),
  value: units.optional(),
})
const transaction = z.object({
  vin: z.array(side),
  vout: z.array(side),
  /** -1 while it waits. */
  blockHeight: z.int().optional(),
  confirmations: z.int().min(0),
  blockTime: seconds.nullish(),
})

/** Blockbook's REST interface (Trezor's indexer), for Dogecoin and Bitcoin Cash; amounts are strings of satoshis. */
export const blockbook: Protocol = {
  keyHeader: "api-key",
  connect(remote, chain) {
    return async (txid) => {
      const answer = await remote.find({
        name: `chains.${chain}.node`,
        path: `/api/v2/tx/${txid}`,
        answer: transaction,
        absent: ({ status, text }) =>
          (status === 400 || status === 404) &&
          /transaction .*not found|no such (mempool )?transaction/i.test(text ?? "")
            ? absent.code
            : undefined,
      })
      if (answer.state !== "ok") return answer
      const { vin, vout, blockHeight, confirmations, blockTime } = answer.value
      const from = onlyOne(vin.flatMap(({ addresses }) => addresses ?? []))
      const { symbol, decimals } = coins[chain]
      const transfers = vout.slice(0, 500).flatMap(({ addresses, isAddress, value }): Transfer[] => {
        const to = addresses?.[0]
        if (to === undefined || isAddress === false || value === undefined) return []
        return [{ from, to, memo: null, asset: symbol, contract: null, amount: inCoins(value, decimals) }]
      })
      const mined = confirmations > 0 && blockHeight !== undefined && blockHeight >= 0
      return {
        state: "ok",
        value: {
          failed: false,
          confirmations,
          transfers,
          block: mined ? blockHeight : null,
          blockTime: mined ? (blockTime ?? null) : null,
        },
      }
    }
  },
}
