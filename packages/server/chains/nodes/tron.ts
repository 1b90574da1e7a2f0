import { sha256 } from "@noble/hashes/sha2.js"
import { hexToBytes } from "@noble/hashes/utils.js"
import { createBase58check } from "@scure/base"
import * as z from "zod"
import type { Remote } from "../../platform/remote/index.ts"
import { readBase58check } from "../base58check.ts"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"
import { type Erc20, type Hex, loadErc20 } from "./erc20.ts"
import { absent, both, confirmationsOf, type Protocol } from "./node.ts"
import { type Movement, named, type ReadToken, rememberTokens } from "./tokens.ts"
import { blockNumber, inCoins, units } from "./units.ts"

const hex = (digits: string) =>
  z
    .string()
    .max(2_000_000)
    .regex(new RegExp(`^[0-9a-f]${digits}$`, "i"))
    .transform((text): Hex => `0x${text}`)
const address = z.string().max(60)

/** An unknown transaction is an empty object. */
const transaction = z.object({
  ret: z.array(z.object({ contractRet: z.string().optional() })).optional(),
  raw_data: z
    .object({
      contract: z
        .array(
          z.object({
            type: z.string(),
            parameter: z.object({
              value: z.object({
                amount: units.optional(),
                owner_address: address.optional(),
                to_address: address.optional(),
                contract_address: address.optional(),
                data: hex("*").optional(),
              }),
            }),
          }),
        )
        .max(10),
    })
    .optional(),
})
/** Empty until the transaction is in a block. */
const info = z.object({
  blockNumber: blockNumber.optional(),
  blockTimeStamp: z.int().min(0).max(32_503_680_000_000).optional(),
  result: z.string().optional(),
  log: z
    .array(
      z.object({ address: hex("{40}"), topics: z.array(hex("{64}")).max(4), data: hex("*").default("0x") }),
    )
    .optional(),
})
const head = z.object({ block_header: z.object({ raw_data: z.object({ number: blockNumber }) }) })
const constant = z.object({ constant_result: z.array(hex("*")).optional() })

/** The HTTP interface of a TRON node, as TronGrid serves it: TRX, and TRC20 from the logs. */
export const tron: Protocol = {
  keyHeader: "TRON-PRO-API-KEY",
  connect(remote, chain) {
    const post = poster(remote, `chains.${chain}.node`)
    const tokens = rememberTokens((contract) => readToken(post, contract))
    return async (txid) => {
      const asked = await both(
        post("/wallet/gettransactionbyid", { value: txid, visible: true }, transaction),
        both(
          post("/wallet/gettransactioninfobyid", { value: txid }, info),
          post("/wallet/getblock", { detail: false }, head),
        ),
      )
      if (asked.state !== "ok") return asked
      const [tx, [mined, now]] = asked.value
      if (!tx.raw_data) return absent
      const outcome = tx.ret?.[0]?.contractRet
      const failed = mined.result === "FAILED" || (outcome !== undefined && outcome !== "SUCCESS")
      const erc20 = await loadErc20()
      const logs = failed ? [] : (mined.log ?? [])
      const moved = logs.length > 0 ? erc20.movements(logs) : calledBy(erc20, tx)
      const transfers = await named(moved.map(inBase58), tokens)
      if (transfers.state !== "ok") return transfers
      const block = mined.blockNumber ?? null
      return {
        state: "ok",
        value: {
          failed,
          confirmations: block === null ? 0 : confirmationsOf(block, now.block_header.raw_data.number),
          transfers: [...ownCoin(tx), ...transfers.value],
          block,
          blockTime: mined.blockTimeStamp ? new Date(mined.blockTimeStamp).toISOString() : null,
        },
      }
    }
  },
}

type Post = ReturnType<typeof poster>
type Transaction = z.infer<typeof transaction>

function poster(remote: Remote, name: string) {
  return <T>(path: string, body: unknown, answer: z.ZodType<T>) => remote.ask({ name, path, body, answer })
}

function ownCoin(tx: Transaction): Transfer[] {
  const { symbol, decimals } = coins.tron
  return (tx.raw_data?.contract ?? []).flatMap(({ type, parameter: { value } }): Transfer[] =>
    type === "TransferContract" && value.to_address && value.amount !== undefined
      ? [
          {
            from: value.owner_address ?? null,
            to: value.to_address,
            memo: null,
            asset: symbol,
            contract: null,
            amount: inCoins(value.amount, decimals),
          },
        ]
      : [],
  )
}

/** A token's call that waits or failed wrote no log; what it would have moved stands in the call. */
function calledBy(erc20: Erc20, tx: Transaction): Movement[] {
  return (tx.raw_data?.contract ?? []).flatMap(({ type, parameter: { value } }) => {
    const contract =
      type === "TriggerSmartContract" && value.contract_address && inHex(value.contract_address)
    const from = value.owner_address && inHex(value.owner_address)
    return contract && from && value.data ? erc20.called({ contract, from, input: value.data }) : []
  })
}

const base58check = createBase58check(sha256)

/** TRON's contracts work with the last 20 bytes of an address, as Ethereum's do; people with 21 in base58check. */
function inBase58(one: Movement): Movement {
  return { ...one, contract: shown(one.contract), from: one.from && shown(one.from), to: shown(one.to) }
}

function shown(address20: string): string {
  return base58check.encode(Uint8Array.of(0x41, ...hexToBytes(address20.slice(2).toLowerCase())))
}

function inHex(text: string): Hex | undefined {
  const payload = readBase58check(text, 21)
  return typeof payload === "string" ? undefined : `0x${Buffer.from(payload.subarray(1)).toString("hex")}`
}

async function readToken(post: Post, contract: string): ReturnType<ReadToken> {
  const ask = (selector: string) =>
    post(
      "/wallet/triggerconstantcontract",
      { owner_address: contract, contract_address: contract, function_selector: selector, visible: true },
      constant,
    )
  const answer = await both(ask("symbol()"), ask("decimals()"))
  if (answer.state !== "ok") return answer
  const [symbol, decimals] = answer.value.map(({ constant_result: result }) => result?.[0])
  const erc20 = await loadErc20()
  return { state: "ok", value: symbol && decimals ? erc20.token(symbol, decimals) : null }
}
