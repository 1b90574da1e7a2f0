import * as z from "zod"
import type { Remote } from "../../platform/remote/index.ts"
import type { Transfer } from "../look-up.ts"
import { checkAptos } from "../without-checksum.ts"
import { coins } from "./coins.ts"
import { absent, type Protocol } from "./node.ts"
import { type Movement, named, type ReadToken, rememberTokens, tokenOf } from "./tokens.ts"
import { blockNumber, inCoins, units } from "./units.ts"

const account = z.string().max(66)
const transaction = z.object({
  type: z.string(),
  version: blockNumber.optional(),
  success: z.boolean().optional(),
  sender: account.optional(),
  /** Microseconds since the epoch. */
  timestamp: z
    .string()
    .regex(/^\d{1,17}$/)
    .optional(),
  payload: z
    .object({
      function: z.string().max(400).optional(),
      type_arguments: z.array(z.string().max(1000)).optional(),
      arguments: z.array(z.unknown()).optional(),
    })
    .optional(),
})
const failure = z.object({ error_code: z.enum(["transaction_not_found", "version_not_found"]) })
const resource = z.object({ data: z.object({ symbol: z.string(), decimals: z.int() }) })

const OWN = /^0x0*1::aptos_coin::AptosCoin$/

/** The REST interface of an Aptos node. Transfers are read from the calls wallets make; a version is final at once. */
export const aptos: Protocol = {
  connect(remote, chain) {
    const name = `chains.${chain}.node`
    const tokens = rememberTokens((contract) => readToken({ remote, name }, contract))
    return async (txid) => {
      const answer = await remote.find({
        name,
        path: txid.startsWith("0x") ? `/transactions/by_hash/${txid}` : `/transactions/by_version/${txid}`,
        answer: transaction,
        absent: ({ json }) => (failure.safeParse(json).success ? absent.code : undefined),
      })
      if (answer.state !== "ok") return answer
      const tx = answer.value
      const pending = tx.type === "pending_transaction"
      const moved = movementsOf(tx)
      const transfers = await named(
        moved.filter((one) => !OWN.test(one.contract)),
        tokens,
      )
      if (transfers.state !== "ok") return transfers
      return {
        state: "ok",
        value: {
          failed: !pending && tx.success === false,
          confirmations: pending ? 0 : "final",
          transfers: [...moved.filter((one) => OWN.test(one.contract)).map(ownCoin), ...transfers.value],
          block: pending ? null : (tx.version ?? null),
          blockTime: !pending && tx.timestamp ? new Date(Number(tx.timestamp) / 1000).toISOString() : null,
        },
      }
    }
  },
}

const metadata = z.union([account, z.object({ inner: account }).transform(({ inner }) => inner)])
const toAmount = z.tuple([account, units])
const tokenToAmount = z.tuple([metadata, account, units])

/** The calls by which wallets send: the chain's own coin, a coin by its type, a fungible asset by its object. */
function movementsOf({ sender, payload }: z.infer<typeof transaction>): Movement[] {
  const called = payload?.function?.replace(/^0x0*1::/, "")
  const base = { from: sender ? canonical(sender) : null, memo: null }
  if (called === "primary_fungible_store::transfer" || called === "aptos_account::transfer_fungible_assets") {
    const read = tokenToAmount.safeParse(payload?.arguments)
    if (!read.success) return []
    const [contract, to, amount] = read.data
    return [{ ...base, contract: canonical(contract), to: canonical(to), units: amount }]
  }
  const typed = called === "coin::transfer" || called === "aptos_account::transfer_coins"
  if (!typed && called !== "aptos_account::transfer") return []
  const read = toAmount.safeParse(payload?.arguments)
  const contract = typed ? payload?.type_arguments?.[0] : "0x1::aptos_coin::AptosCoin"
  if (!read.success || contract === undefined) return []
  return [{ ...base, contract, to: canonical(read.data[0]), units: read.data[1] }]
}

function ownCoin({ from, to, units: amount }: Movement): Transfer {
  const { symbol, decimals } = coins.aptos
  return { from, to, memo: null, asset: symbol, contract: null, amount: inCoins(amount, decimals) }
}

/** The node leaves leading zeros out; our rule writes them. */
function canonical(text: string): string {
  const verdict = checkAptos(text)
  return typeof verdict === "object" ? verdict.address : text
}

/** A coin is described at the account in its type, a fungible asset at its own object. */
async function readToken(
  { remote, name }: { remote: Remote; name: string },
  contract: string,
): ReturnType<ReadToken> {
  const [owner = ""] = contract.split("::")
  const type = contract.includes("::") ? `0x1::coin::CoinInfo<${contract}>` : "0x1::fungible_asset::Metadata"
  const answer = await remote.find({
    name,
    path: `/accounts/${encodeURIComponent(owner)}/resource/${encodeURIComponent(type)}`,
    answer: resource,
    absent: ({ status }) => (status === 404 ? "resource.none" : undefined),
  })
  if (answer.state === "absent") return { state: "ok", value: null }
  if (answer.state === "down") return answer
  return { state: "ok", value: tokenOf(answer.value.data.symbol, answer.value.data.decimals) }
}
