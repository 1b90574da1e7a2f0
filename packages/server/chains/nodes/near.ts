import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { type Call, jsonRpc } from "./json-rpc.ts"
import { type Answer, both, type Protocol, type Sighting } from "./node.ts"
import { type Movement, named, type ReadToken, rememberTokens, tokenOf } from "./tokens.ts"
import { blockNumber, inCoins, units } from "./units.ts"

const account = z.string().max(64)
const action = z.union([
  z.object({ Transfer: z.object({ deposit: units }) }),
  z.object({ FunctionCall: z.object({ method_name: z.string(), args: z.string().max(100_000) }) }),
  z.unknown().transform(() => null),
])
const transaction = z.object({
  signer_id: account,
  receiver_id: account,
  actions: z.array(action).max(200),
})
const outcome = z.object({
  final_execution_status: z.string().optional(),
  /** These are missing until a block has it. */
  status: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  transaction: transaction.optional(),
  transaction_outcome: z.object({ block_hash: z.string().max(64) }).optional(),
})
type Transaction = z.infer<typeof transaction>
/** Nanoseconds since the epoch. */
const block = z.object({
  header: z.object({ height: blockNumber, timestamp_nanosec: z.string().regex(/^\d{1,20}$/) }),
})
const view = z.object({ result: z.array(z.int().min(0).max(255)).max(200_000) })
const ftTransfer = z.object({ receiver_id: account, amount: units, memo: z.string().max(1000).nullish() })
const ftMetadata = z.object({ symbol: z.string(), decimals: z.int() })

/**
 * NEAR JSON-RPC. The protocol wants to hear the sender as well, only to know which shard to ask, and a customer gives
 * but the hash: the node has to be one that follows all shards, as archive nodes do.
 */
export const near: Protocol = {
  connect(remote, chain) {
    const rpc: Rpc = jsonRpc(remote, `chains.${chain}.node`)
    const tokens = rememberTokens((contract) => readToken(rpc, contract))
    return async (txid) => {
      const answer = await rpc({
        method: "tx",
        params: { tx_hash: txid, sender_account_id: "near", wait_until: "NONE" },
        result: outcome,
        none: (error) => error.cause?.name === "UNKNOWN_TRANSACTION",
      })
      if (answer.state !== "ok") return answer
      const { status, transaction: tx, transaction_outcome: at, final_execution_status: stage } = answer.value
      if (!tx || !at) return { state: "ok", value: waiting }
      const rest = await both(
        named(tokenMovements(tx), tokens),
        rpc({ method: "block", params: { block_id: at.block_hash }, result: block }),
      )
      if (rest.state === "absent") return { state: "down", reason: "failing" }
      if (rest.state !== "ok") return rest
      const [transfers, { header }] = rest.value
      const final = stage === undefined || stage === "FINAL" || stage === "EXECUTED"
      return {
        state: "ok",
        value: {
          failed: typeof status === "object" && "Failure" in status,
          confirmations: final ? "final" : 0,
          transfers: [...ownCoin(tx), ...transfers],
          block: header.height,
          blockTime: new Date(Number(BigInt(header.timestamp_nanosec) / 1_000_000n)).toISOString(),
        },
      }
    }
  },
}

const waiting: Sighting = { failed: false, confirmations: 0, transfers: [], block: null, blockTime: null }

type Rpc = <T>(call: Call<T>) => Promise<Answer<T>>

function ownCoin({ signer_id: from, receiver_id: to, actions }: Transaction): Transfer[] {
  const { symbol, decimals } = coins.near
  return actions.flatMap((one): Transfer[] =>
    one && "Transfer" in one
      ? [
          {
            from,
            to,
            memo: null,
            asset: symbol,
            contract: null,
            amount: inCoins(one.Transfer.deposit, decimals),
          },
        ]
      : [],
  )
}

/** NEP-141: the receiver of the call is the token, the receiver of the token stands in its arguments. */
function tokenMovements({ signer_id: from, receiver_id: contract, actions }: Transaction): Movement[] {
  return actions.flatMap((one): Movement[] => {
    if (!one || !("FunctionCall" in one) || !/^ft_transfer(_call)?$/.test(one.FunctionCall.method_name))
      return []
    const read = ftTransfer.safeParse(parsed(Buffer.from(one.FunctionCall.args, "base64").toString("utf8")))
    if (!read.success) return []
    const { receiver_id: to, amount, memo } = read.data
    return [{ contract, from, to, memo: memo ? memo.slice(0, 200) : null, units: amount }]
  })
}

async function readToken(rpc: Rpc, contract: string): ReturnType<ReadToken> {
  const params = {
    request_type: "call_function",
    finality: "final",
    account_id: contract,
    method_name: "ft_metadata",
    args_base64: "e30=",
  }
  const answer = await rpc({ method: "query", params, result: view })
  if (answer.state !== "ok") return answer
  const read = ftMetadata.safeParse(parsed(Buffer.from(answer.value.result).toString("utf8")))
  return { state: "ok", value: read.success ? tokenOf(read.data.symbol, read.data.decimals) : null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
