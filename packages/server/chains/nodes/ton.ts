import * as z from "zod"
import type { Transfer } from "../look-up.ts"
import { checkTon } from "../ton.ts"
import { coins } from "./coins.ts"
import { absent, both, type Protocol } from "./node.ts"
import { tokenOf } from "./tokens.ts"
import { blockNumber, inCoins, seconds, units } from "./units.ts"

const account = z.string().max(100)
const message = z.object({
  source: account.nullish(),
  destination: account.nullish(),
  value: units.nullish(),
  bounced: z.boolean().nullish(),
  message_content: z
    .object({ decoded: z.object({ comment: z.string().max(5000).nullish() }).nullish() })
    .nullish(),
})
const transactions = z.object({
  transactions: z
    .array(
      z.object({
        now: seconds,
        /** Null until a block of the master chain has it. */
        mc_block_seqno: blockNumber.nullish(),
        description: z.object({ aborted: z.boolean().nullish() }).nullish(),
        in_msg: message.nullish(),
        out_msgs: z.array(message).max(300).default([]),
      }),
    )
    .max(10),
})
const actions = z.object({
  actions: z
    .array(
      z.object({
        type: z.string(),
        details: z
          .object({
            asset: account.nullish(),
            sender: account.nullish(),
            receiver: account.nullish(),
            amount: units.nullish().catch(null),
            comment: z.string().max(5000).nullish(),
          })
          .nullish(),
      }),
    )
    .max(300),
  metadata: z
    .record(
      z.string(),
      z.object({
        token_info: z
          .array(
            z.object({
              type: z.string().optional(),
              symbol: z.string().optional(),
              extra: z.object({ decimals: z.union([z.string(), z.number()]).optional() }).optional(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
})

/** TON Center's indexer, version 3: coins and their comment from the messages, jettons from its reading of the trace. */
export const ton: Protocol = {
  keyHeader: "X-API-Key",
  connect(remote, chain) {
    const name = `chains.${chain}.node`
    return async (txid) => {
      const asked = await both(
        remote.ask({
          name,
          path: "/api/v3/transactions",
          query: { hash: txid, limit: "1" },
          answer: transactions,
        }),
        remote.ask({ name, path: "/api/v3/actions", query: { tx_hash: txid, limit: "50" }, answer: actions }),
      )
      if (asked.state !== "ok") return asked
      const [{ transactions: found }, traced] = asked.value
      const tx = found[0]
      if (!tx) return absent
      const block = tx.mc_block_seqno ?? null
      return {
        state: "ok",
        value: {
          failed: tx.description?.aborted === true && tx.out_msgs.length === 0 && isExternal(tx.in_msg),
          confirmations: block === null ? 0 : "final",
          transfers: [...jettons(traced), ...[tx.in_msg, ...tx.out_msgs].flatMap(coinsOf)],
          block,
          blockTime: block === null ? null : tx.now,
        },
      }
    }
  },
}

type Message = z.infer<typeof message>

/**
 * A message from outside orders a wallet to send; aborted, it sent nothing. A transfer that comes in is credited
 * though the receiving wallet has no code yet to run, which counts as aborted too.
 */
function isExternal(received: Message | null | undefined): boolean {
  return !received?.source
}

function coinsOf(sent: Message | null | undefined): Transfer[] {
  if (!sent?.source || !sent.destination || !sent.value || sent.bounced) return []
  const { symbol, decimals } = coins.ton
  return [
    {
      from: friendly(sent.source),
      to: friendly(sent.destination),
      memo: memoOf(sent.message_content?.decoded?.comment),
      asset: symbol,
      contract: null,
      amount: inCoins(sent.value, decimals),
    },
  ]
}

function jettons({ actions: list, metadata }: z.infer<typeof actions>): Transfer[] {
  return list.flatMap(({ type, details }): Transfer[] => {
    if (type !== "jetton_transfer" || !details?.asset || !details.receiver || !details.amount) return []
    const info = metadata?.[details.asset]?.token_info?.find((one) => one.symbol !== undefined)
    const token = tokenOf(info?.symbol ?? "", Number(info?.extra?.decimals ?? 9))
    if (!token) return []
    return [
      {
        from: details.sender ? friendly(details.sender) : null,
        to: friendly(details.receiver),
        memo: memoOf(details.comment),
        asset: token.symbol,
        contract: friendly(details.asset),
        amount: inCoins(details.amount, token.decimals),
      },
    ]
  })
}

/** Comments can be as long as a chain of cells; a memo never is. */
function memoOf(comment: string | null | undefined): string | null {
  return comment ? comment.slice(0, 200) : null
}

/** The indexer writes accounts raw; people and our rules write them in base64 with a checksum. */
function friendly(raw: string): string {
  const verdict = checkTon(raw)
  return typeof verdict === "object" ? verdict.address : raw
}
