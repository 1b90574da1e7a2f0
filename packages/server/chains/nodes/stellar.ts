import * as z from "zod"
import type { RawAnswer } from "../../platform/remote/index.ts"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { absent, both, type Protocol } from "./node.ts"
import { blockNumber } from "./units.ts"

const key = z.string().max(69)
const decimal = z.string().regex(/^\d{1,20}(\.\d{1,7})?$/)

const transaction = z.object({
  successful: z.boolean(),
  ledger: blockNumber,
  created_at: z.iso.datetime(),
  memo_type: z.string().optional(),
  memo: z.string().max(100).optional(),
})
const payments = z.object({
  _embedded: z.object({
    records: z
      .array(
        z.object({
          type: z.string(),
          from: key.optional(),
          to: key.optional(),
          to_muxed_id: z.string().max(20).optional(),
          funder: key.optional(),
          account: key.optional(),
          amount: decimal.optional(),
          starting_balance: decimal.optional(),
          asset_type: z.string().optional(),
          asset_code: z.string().max(12).optional(),
          asset_issuer: key.optional(),
        }),
      )
      .max(200),
  }),
})

/** Horizon's REST interface. A ledger is final at once; amounts are decimal already. */
export const stellar: Protocol = {
  connect(remote, chain) {
    const name = `chains.${chain}.node`
    return async (txid) => {
      const asked = await both(
        remote.find({ name, path: `/transactions/${txid}`, answer: transaction, absent: notFound }),
        remote.find({
          name,
          path: `/transactions/${txid}/payments`,
          query: { limit: "200", include_failed: "true" },
          answer: payments,
          absent: notFound,
        }),
      )
      if (asked.state !== "ok") return asked
      const [tx, { _embedded: list }] = asked.value
      const memo = tx.memo_type === "none" ? null : memoOf(tx)
      return {
        state: "ok",
        value: {
          failed: !tx.successful,
          confirmations: "final",
          transfers: list.records.flatMap((one) => transferOf(one, memo)),
          block: tx.ledger,
          blockTime: new Date(tx.created_at).toISOString(),
        },
      }
    }
  },
}

const problem = z.object({ type: z.string().endsWith("/not_found"), status: z.literal(404) })

function notFound({ json }: RawAnswer): string | undefined {
  return problem.safeParse(json).success ? absent.code : undefined
}

/** A hash is base64 in Horizon and hex wherever a person sees it. */
function memoOf({ memo, memo_type: type }: z.infer<typeof transaction>): string | null {
  if (!memo) return null
  return type === "hash" || type === "return" ? Buffer.from(memo, "base64").toString("hex") : memo
}

function transferOf(
  one: z.infer<typeof payments>["_embedded"]["records"][number],
  memo: string | null,
): Transfer[] {
  if (one.type === "create_account" && one.account && one.starting_balance)
    return [
      {
        from: one.funder ?? null,
        to: one.account,
        memo,
        asset: coins.stellar.symbol,
        contract: null,
        amount: trimmed(one.starting_balance),
      },
    ]
  if (!one.to || !one.amount) return []
  const own = one.asset_type === "native"
  return [
    {
      from: one.from ?? null,
      to: one.to,
      // An M… address has the memo in it, and goes before one beside it.
      memo: one.to_muxed_id ?? memo,
      asset: own ? coins.stellar.symbol : (one.asset_code ?? "?"),
      contract: own ? null : (one.asset_issuer ?? null),
      amount: trimmed(one.amount),
    },
  ]
}

function trimmed(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount
}
