import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { onlyOne } from "./esplora.ts"
import { absent, both, confirmationsOf, type Protocol } from "./node.ts"
import { tokenOf } from "./tokens.ts"
import { blockNumber, inCoins, seconds, units } from "./units.ts"

const side = z.object({
  payment_addr: z.object({ bech32: z.string().max(200) }),
  value: units,
  asset_list: z
    .array(
      z.object({
        policy_id: z.string().max(56),
        asset_name: z.string().max(64).nullish(),
        decimals: z.int().min(0).nullish(),
        quantity: units,
      }),
    )
    .nullish(),
})
const transactions = z
  .array(
    z.object({
      block_height: blockNumber.nullish(),
      tx_timestamp: seconds.nullish(),
      inputs: z.array(side).nullish(),
      outputs: z.array(side),
    }),
  )
  .max(5)
const tip = z.array(z.object({ block_no: blockNumber })).max(5)

/** Koios, the open REST interface to Cardano's ledger. */
export const cardano: Protocol = {
  connect(remote, chain) {
    const name = `chains.${chain}.node`
    return async (txid) => {
      const asked = await both(
        remote.ask({
          name,
          path: "/tx_info",
          body: { _tx_hashes: [txid], _inputs: true, _assets: true },
          answer: transactions,
        }),
        remote.ask({ name, path: "/tip", answer: tip }),
      )
      if (asked.state !== "ok") return asked
      const [[tx], [head]] = asked.value
      if (!tx) return absent
      const block = tx.block_height ?? null
      const from = onlyOne((tx.inputs ?? []).map((input) => input.payment_addr.bech32))
      return {
        state: "ok",
        value: {
          failed: false,
          confirmations: block === null ? 0 : confirmationsOf(block, head?.block_no ?? block),
          transfers: tx.outputs.slice(0, 300).flatMap((output) => transfersOf(output, from)),
          block,
          blockTime: tx.tx_timestamp ?? null,
        },
      }
    }
  },
}

/** Tokens ride on outputs of the chain's own coin, which has to be there by rule. */
function transfersOf(output: z.infer<typeof side>, from: string | null): Transfer[] {
  const base = { from, to: output.payment_addr.bech32, memo: null }
  const { symbol, decimals } = coins.cardano
  const tokens = (output.asset_list ?? []).slice(0, 50).flatMap((one): Transfer[] => {
    const token = tokenOf(Buffer.from(one.asset_name ?? "", "hex").toString("utf8"), one.decimals ?? 0)
    const contract = `${one.policy_id}${one.asset_name ?? ""}`
    return token
      ? [{ ...base, asset: token.symbol, contract, amount: inCoins(one.quantity, token.decimals) }]
      : []
  })
  return [{ ...base, asset: symbol, contract: null, amount: inCoins(output.value, decimals) }, ...tokens]
}
