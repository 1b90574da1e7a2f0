import * as z from "zod"
import { coins } from "./coins.ts"
import { absent, type Protocol } from "./node.ts"
import { blockNumber, seconds } from "./units.ts"

const extrinsic = z.object({
  code: z.literal(0),
  data: z
    .object({
      block_num: blockNumber,
      block_timestamp: seconds,
      success: z.boolean(),
      finalized: z.boolean().default(true),
      pending: z.boolean().default(false),
      transfer: z
        .object({
          from: z.string().max(100),
          to: z.string().max(100),
          /** Decimal already, unlike the amounts in an extrinsic's own parameters. */
          amount: z.string().regex(/^\d{1,30}(\.\d{1,20})?$/),
          asset_symbol: z.string().max(32).optional(),
        })
        .nullish(),
    })
    .nullable(),
})

/** Subscan's interface: a Polkadot node itself finds nothing by an extrinsic's hash. */
export const polkadot: Protocol = {
  keyHeader: "X-API-Key",
  connect(remote, chain) {
    return async (txid) => {
      const answer = await remote.ask({
        name: `chains.${chain}.node`,
        path: "/api/scan/extrinsic",
        body: txid.startsWith("0x") ? { hash: txid } : { extrinsic_index: txid },
        answer: extrinsic,
      })
      if (answer.state !== "ok") return answer
      const { data } = answer.value
      if (!data) return absent
      const { transfer, pending } = data
      const symbol = transfer?.asset_symbol || coins.polkadot.symbol
      return {
        state: "ok",
        value: {
          failed: !pending && !data.success,
          confirmations: pending ? 0 : data.finalized ? "final" : 1,
          transfers: transfer
            ? [
                {
                  from: transfer.from,
                  to: transfer.to,
                  memo: null,
                  asset: symbol,
                  contract: null,
                  amount: transfer.amount,
                },
              ]
            : [],
          block: pending ? null : data.block_num,
          blockTime: pending ? null : data.block_timestamp,
        },
      }
    }
  },
}
