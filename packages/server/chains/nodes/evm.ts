import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import * as z from "zod"
import { checkEvm } from "../evm.ts"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { type Erc20, type Hex, loadErc20 } from "./erc20.ts"
import { type Call, jsonRpc } from "./json-rpc.ts"
import { type Answer, absent, both, confirmationsOf, type Protocol, type Sighting } from "./node.ts"
import { type Movement, named, type ReadToken, rememberTokens } from "./tokens.ts"
import { inCoins, seconds } from "./units.ts"

const hex = (digits: string) =>
  z
    .string()
    .max(2_000_000)
    .regex(new RegExp(`^0x[0-9a-f]${digits}$`, "i"))
    .transform((text): Hex => `0x${text.slice(2)}`)
const quantity = hex("{1,64}").transform(BigInt)
const height = hex("{1,12}").transform(Number)
const address = hex("{40}")

const transaction = z.object({
  from: address,
  to: address.nullable(),
  value: quantity,
  input: hex("*"),
})
const receipt = z.object({
  /** Missing in receipts from before 2017, which had no status to tell. */
  status: quantity.optional(),
  blockNumber: height,
  logs: z.array(z.object({ address, topics: z.array(hex("{64}")).max(4), data: hex("*") })),
})
const block = z.object({ timestamp: hex("{1,12}").transform(Number).pipe(seconds) })

/** Ethereum JSON-RPC. What a contract sends on in the chain's own coin leaves no trace there and isn't seen. */
export const evm: Protocol = {
  connect(remote, chain) {
    const rpc: Rpc = jsonRpc(remote, `chains.${chain}.node`)
    const tokens = rememberTokens((contract) => readToken(rpc, contract))
    return async (txid) => {
      const asked = await both(
        rpc({ method: "eth_getTransactionByHash", params: [txid], result: transaction.nullable() }),
        both(
          rpc({ method: "eth_getTransactionReceipt", params: [txid], result: receipt.nullable() }),
          rpc({ method: "eth_blockNumber", params: [], result: height }),
        ),
      )
      if (asked.state !== "ok") return asked
      const [tx, [mined, head]] = asked.value
      if (!tx) return absent
      const failed = mined?.status === 0n
      const moved = movementsOf(await loadErc20(), tx, failed ? null : mined)
      const answer = await both(named(moved, tokens), timeOf(rpc, mined))
      if (answer.state !== "ok") return answer
      const [transfers, blockTime] = answer.value
      const sighting: Sighting = {
        failed,
        confirmations: mined ? confirmationsOf(mined.blockNumber, head) : 0,
        transfers: [...ownCoin(chain, tx), ...transfers],
        block: mined?.blockNumber ?? null,
        blockTime,
      }
      return { state: "ok", value: sighting }
    }
  },
}

type Rpc = <T>(call: Call<T>) => Promise<Answer<T>>
type Transaction = z.infer<typeof transaction>

function movementsOf(erc20: Erc20, tx: Transaction, mined: z.infer<typeof receipt> | null): Movement[] {
  const found = mined
    ? erc20.movements(mined.logs)
    : tx.to
      ? erc20.called({ contract: tx.to, from: tx.from, input: tx.input })
      : []
  return found.map((one) => ({
    ...one,
    contract: canonical(one.contract),
    from: one.from && canonical(one.from),
    to: canonical(one.to),
  }))
}

function ownCoin(chain: ChainId, { from, to, value }: Transaction): Transfer[] {
  if (to === null || value === 0n) return []
  const { symbol, decimals } = coins[chain]
  return [
    {
      from: canonical(from),
      to: canonical(to),
      memo: null,
      asset: symbol,
      contract: null,
      amount: inCoins(value, decimals),
    },
  ]
}

function canonical(text: string): string {
  const verdict = checkEvm(text.toLowerCase())
  return typeof verdict === "object" ? verdict.address : text
}

async function timeOf(rpc: Rpc, mined: z.infer<typeof receipt> | null): Promise<Answer<string | null>> {
  if (!mined) return { state: "ok", value: null }
  const params = [`0x${mined.blockNumber.toString(16)}`, false]
  const answer = await rpc({ method: "eth_getBlockByNumber", params, result: block.nullable() })
  return answer.state === "ok" ? { state: "ok", value: answer.value?.timestamp ?? null } : answer
}

async function readToken(rpc: Rpc, contract: string): ReturnType<ReadToken> {
  const erc20 = await loadErc20()
  const ask = (name: "symbol" | "decimals") =>
    rpc({
      method: "eth_call",
      params: [{ to: contract, data: erc20.question(name) }, "latest"],
      result: hex("*"),
      // A contract that knows no such question reverts: it's no token, and the node is well.
      none: (error) => error.code === 3 || /revert|invalid opcode|out of gas/i.test(error.message ?? ""),
    })
  const answer = await both(ask("symbol"), ask("decimals"))
  if (answer.state === "absent") return { state: "ok", value: null }
  return answer.state === "ok" ? { state: "ok", value: erc20.token(...answer.value) } : answer
}
