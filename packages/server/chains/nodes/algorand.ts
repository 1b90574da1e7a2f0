import * as z from "zod"
import type { Remote } from "../../platform/remote/index.ts"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { absent, type Protocol } from "./node.ts"
import { type Movement, named, type ReadToken, rememberTokens, tokenOf } from "./tokens.ts"
import { blockNumber, inCoins, seconds, units } from "./units.ts"

const account = z.string().max(58)
const answer = z.object({
  transaction: z.object({
    "confirmed-round": blockNumber.optional(),
    "round-time": seconds.optional(),
    sender: account,
    /** Base64. */
    note: z.string().max(2000).optional(),
    "payment-transaction": z.object({ receiver: account, amount: units }).optional(),
    "asset-transfer-transaction": z
      .object({ receiver: account, amount: units, "asset-id": units })
      .optional(),
  }),
})
const asset = z.object({
  asset: z.object({ params: z.object({ decimals: z.int(), "unit-name": z.string().optional() }) }),
})
type Transaction = z.infer<typeof answer>["transaction"]

/** Algorand's indexer. A round is final at once, and what fails is never in one. */
export const algorand: Protocol = {
  keyHeader: "X-Indexer-API-Token",
  connect(remote, chain) {
    const name = `chains.${chain}.node`
    const tokens = rememberTokens((id) => readToken({ remote, name }, id))
    return async (txid) => {
      const found = await remote.find({
        name,
        path: `/v2/transactions/${txid}`,
        answer,
        absent: ({ status, text }) =>
          status === 404 && /no transactions? found/i.test(text ?? "") ? absent.code : undefined,
      })
      if (found.state !== "ok") return found
      const tx = found.value.transaction
      const transfers = await named(tokenMovements(tx), tokens)
      if (transfers.state !== "ok") return transfers
      const round = tx["confirmed-round"] || null
      return {
        state: "ok",
        value: {
          failed: false,
          confirmations: round === null ? 0 : "final",
          transfers: [...ownCoin(tx), ...transfers.value],
          block: round,
          blockTime: round === null ? null : (tx["round-time"] ?? null),
        },
      }
    }
  },
}

function ownCoin(tx: Transaction): Transfer[] {
  const paid = tx["payment-transaction"]
  if (!paid || paid.amount === 0n) return []
  const { symbol, decimals } = coins.algorand
  return [
    {
      from: tx.sender,
      to: paid.receiver,
      memo: memoOf(tx),
      asset: symbol,
      contract: null,
      amount: inCoins(paid.amount, decimals),
    },
  ]
}

function tokenMovements(tx: Transaction): Movement[] {
  const sent = tx["asset-transfer-transaction"]
  if (!sent || sent.amount === 0n) return []
  return [
    {
      contract: sent["asset-id"].toString(),
      from: tx.sender,
      to: sent.receiver,
      memo: memoOf(tx),
      units: sent.amount,
    },
  ]
}

/** A note may hold any bytes; only what a person could have typed is a memo. */
function memoOf({ note }: Transaction): string | null {
  const text = Buffer.from(note ?? "", "base64").toString("utf8")
  return text !== "" && !/[\p{C}\ufffd]/u.test(text) ? text.slice(0, 200) : null
}

async function readToken(
  { remote, name }: { remote: Remote; name: string },
  id: string,
): ReturnType<ReadToken> {
  const found = await remote.ask({ name, path: `/v2/assets/${id}`, answer: asset })
  if (found.state !== "ok") return found
  const { params } = found.value.asset
  return { state: "ok", value: tokenOf(params["unit-name"] ?? "", params.decimals) }
}
