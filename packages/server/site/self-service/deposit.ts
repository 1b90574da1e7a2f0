import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { readTxid, type TxidReading } from "@veridesk/contract/chains/txid.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ErrorFact } from "../../../portal/props.ts"
import type { DepositToolProps } from "../../../portal/props-tools.ts"
import { offeredPairs, type OfferedPair } from "../../intake/pairs.ts"
import { track } from "../../intake/track.ts"
import { textIn, txidFault } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import { depositResult } from "./deposit-result.ts"
import { isSecret, problemOf, type Reader, readerOf, SEGMENTS, type SelfServiceDeps, show } from "./deps.ts"

const query = z.object({
  txid: z.string().trim().max(6000).catch("").default(""),
  network: z
    .enum(["", ...chainIds])
    .catch("")
    .default(""),
  dropped: z.literal("1").optional().catch(undefined),
})
type Asked = Pick<z.infer<typeof query>, "txid" | "network">

/** Where a deposit is, by its TxID. Anybody may ask; of the ledger only what is the reader's own is told. */
export function depositToolRoutes(app: App, o: SelfServiceDeps): void {
  for (const segment of SEGMENTS)
    app.get(`${segment}/tools/deposit`, async (request, reply) => {
      const { dropped, ...asked } = query.parse(request.query)
      const locale = o.site.localeOf(request)
      if (await isSecret(o, asked.txid))
        return reply.redirect(`${publicPaths(locale).depositTool}?dropped=1`, 303)
      const limited = asked.txid === "" ? null : await problemOf(o.ask(request))
      return show(
        o,
        { request, reply },
        {
          kind: "deposit-tool",
          at: "depositTool",
          description: say(locale, portal, "dep.description", { brand: o.site.brandOf(request).name }),
          keep:
            asked.txid === "" && !dropped
              ? {
                  key: asked.network,
                  seconds: 60,
                  ...(asked.network && { query: `network=${asked.network}` }),
                }
              : null,
          load: async () => {
            const reader = await readerOf(o, request)
            const problem = limited ?? (dropped ? { code: "txid-is-secret" } : null)
            return answer(o, { asked, reader, locale, problem })
          },
          ...(limited ? { status: 429 } : {}),
        },
      )
    })
}

type Question = {
  asked: Asked
  reader: Reader
  locale: "en" | "zh-CN"
  problem: ErrorFact | null
}

async function answer(o: SelfServiceDeps, q: Question): Promise<DepositToolProps> {
  const { asked, reader, locale } = q
  const offered = await offeredPairs(o.exchange)
  const bare: DepositToolProps = {
    reader: reader.kind,
    asked,
    networks: networksOf(offered, locale),
    problem: q.problem,
    many: [],
    result: null,
  }
  if (asked.txid === "" || q.problem) return bare
  const chain = asked.network === "" ? null : asked.network
  const reading = readTxid(asked.txid, chain ?? undefined)
  if (reading.kind === "internal-transfer" && reading.id)
    return { ...bare, problem: { code: "txid-is-internal" } }
  if (reading.kind !== "txid") return { ...bare, ...notOne(reading, asked, locale) }
  if (reading.testnet) return { ...bare, problem: { code: "txid-testnet" } }
  const now = o.clock()
  const anywhere = say(locale, portal, "dep.any")
  const transaction = await track(o, { reading, chain, offered, anywhere, uid: reader.uid, locale, now })
  return {
    ...bare,
    asked: { ...asked, txid: reading.txid },
    result: depositResult(transaction, { reading, chain, offered, reader, locale, now }),
  }
}

/** What stands in the box when it is no TxID. */
function notOne(
  reading: Exclude<TxidReading, { kind: "txid" }>,
  asked: Asked,
  locale: "en" | "zh-CN",
): Partial<DepositToolProps> {
  switch (reading.kind) {
    case "many":
      return {
        many: reading.readings.slice(0, 20).map(({ txid }) => ({
          txid,
          href: `${publicPaths(locale).depositTool}?${new URLSearchParams({ ...asked, txid })}`,
        })),
      }
    case "address":
      return { problem: { code: "txid-is-address" } }
    case "internal-transfer":
      return { problem: { code: "txid-internal-without-id" } }
    default:
      return { problem: txidFault(reading, undefined) }
  }
}

function networksOf(offered: readonly OfferedPair[], locale: "en" | "zh-CN") {
  const on = new Set(offered.map(({ chain }) => chain))
  return chainIds
    .filter((id) => on.size === 0 || on.has(id))
    .map((id) => ({ value: id, label: labelOf(id, locale) }))
}

function labelOf(id: (typeof chainIds)[number], locale: "en" | "zh-CN"): string {
  const { name, standard } = chains[id]
  return standard ? `${textIn(locale, name)} (${standard})` : textIn(locale, name)
}
