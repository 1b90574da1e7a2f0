import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { absent, type Protocol } from "./node.ts"
import { blockNumber, inCoins, units } from "./units.ts"

const issued = z.object({
  value: z.string().regex(/^\d+(\.\d+)?$/),
  currency: z.string().max(40),
  issuer: z.string().max(40),
})
const amount = z.union([units, issued, z.literal("unavailable")])

const transaction = z.object({
  TransactionType: z.string(),
  Account: z.string().max(40),
  Destination: z.string().max(40).optional(),
  DestinationTag: z.int().min(0).optional(),
  Amount: amount.optional(),
  validated: z.boolean().optional(),
  ledger_index: blockNumber.optional(),
  /** Seconds since 2000. */
  date: z.int().min(0).max(4_294_967_295).optional(),
  meta: z.object({ TransactionResult: z.string(), delivered_amount: amount.optional() }).optional(),
})

const RIPPLE_EPOCH = 946_684_800

/** rippled's JSON-RPC. What counts is the amount delivered: a partial payment names a larger one. */
export const xrp: Protocol = {
  connect(remote, chain) {
    return async (txid) => {
      const answer = await remote.find({
        name: `chains.${chain}.node`,
        path: "",
        body: { method: "tx", params: [{ transaction: txid, binary: false, api_version: 1 }] },
        answer: z.object({ result: transaction }),
        absent: ({ json }) => (notFound.safeParse(json).success ? absent.code : undefined),
      })
      if (answer.state !== "ok") return answer
      const tx = answer.value.result
      const final = tx.validated === true
      return {
        state: "ok",
        value: {
          failed: final && tx.meta?.TransactionResult !== "tesSUCCESS",
          confirmations: final ? "final" : 0,
          transfers: transfersOf(tx),
          block: final ? (tx.ledger_index ?? null) : null,
          blockTime: final && tx.date ? new Date((tx.date + RIPPLE_EPOCH) * 1000).toISOString() : null,
        },
      }
    }
  },
}

const notFound = z.object({ result: z.object({ error: z.literal("txnNotFound") }) })

function transfersOf(tx: z.infer<typeof transaction>): Transfer[] {
  const moved = tx.meta?.delivered_amount ?? tx.Amount
  if (!tx.Destination || moved === undefined || moved === "unavailable") return []
  const base = {
    from: tx.Account,
    to: tx.Destination,
    memo: tx.DestinationTag === undefined ? null : String(tx.DestinationTag),
  }
  if (typeof moved === "bigint")
    return [{ ...base, asset: coins.xrp.symbol, contract: null, amount: inCoins(moved, coins.xrp.decimals) }]
  return [{ ...base, asset: currency(moved.currency), contract: moved.issuer, amount: moved.value }]
}

/** Names longer than three letters are 20 bytes in hex, filled up with zeros. */
function currency(code: string): string {
  if (!/^[0-9A-F]{40}$/i.test(code)) return code
  const name = Buffer.from(code, "hex").toString("latin1").replace(/\0+$/, "")
  return /^[\x21-\x7e]{1,20}$/.test(name) ? name : code
}
