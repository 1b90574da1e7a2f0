import { chains } from "@veridesk/contract/chains/chains.ts"
import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ErrorFact } from "../../../portal/props.ts"
import type { WithdrawalReceipt, WithdrawalToolProps } from "../../../portal/props-tools.ts"
import type { Answer, Withdrawal } from "../../exchange/index.ts"
import { textIn } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import { actorOf, latest, readWithdrawalId, stepsOf, withdrawalFormOf } from "../../self-service/index.ts"
import {
  isSecret,
  problemOf,
  readerOf,
  SEGMENTS,
  type SelfServiceDeps,
  show,
  signInTo,
  ticketHref,
} from "./deps.ts"

const query = z.object({
  id: z.string().trim().max(500).catch("").default(""),
  dropped: z.literal("1").optional().catch(undefined),
})

/** The receipt of a withdrawal, for its owner. Signed out it explains, and keeps what was typed until after sign-in. */
export function withdrawalToolRoutes(app: App, o: SelfServiceDeps): void {
  for (const segment of SEGMENTS)
    app.get(`${segment}/tools/withdrawal`, async (request, reply) => {
      const { id, dropped } = query.parse(request.query)
      const locale = o.site.localeOf(request)
      if (await isSecret(o, id)) return reply.redirect(`${publicPaths(locale).withdrawalTool}?dropped=1`, 303)
      const reader = await readerOf(o, request)
      const limited = id !== "" && reader.uid ? await problemOf(o.ask(request)) : null
      const problem = limited ?? (dropped ? { code: "txid-is-secret" } : null)
      const load = () => answer(o, { id, uid: reader.uid, kind: reader.kind, locale, problem })
      return show(
        o,
        { request, reply },
        {
          kind: "withdrawal-tool",
          at: "withdrawalTool",
          description: say(locale, portal, "wdr.description", { brand: o.site.brandOf(request).name }),
          keep: id === "" && !dropped && reader.kind === "signed-out" ? { key: "", seconds: 300 } : null,
          load,
          ...(limited ? { status: 429 } : {}),
        },
      )
    })
}

type Question = {
  id: string
  uid: string | null
  kind: WithdrawalToolProps["reader"]
  locale: "en" | "zh-CN"
  problem: ErrorFact | null
}

async function answer(o: SelfServiceDeps, q: Question): Promise<WithdrawalToolProps> {
  const which = whichOf(q.id)
  const here = publicPaths(q.locale).withdrawalTool
  const again = q.id ? `${here}?${new URLSearchParams({ id: q.id })}` : here
  const bare: WithdrawalToolProps = {
    reader: q.kind,
    asked: q.id,
    problem: q.problem ?? (which === "neither" ? { code: "withdrawal-id-shape" } : null),
    signIn: signInTo(again),
    result: null,
    down: false,
    ticket: ticketHref("withdrawal-delayed", typeof which === "object" && which ? nameIn(which) : {}),
  }
  if (bare.problem || !q.uid || which === null || typeof which === "string") return bare
  const found = await ask(o, q.uid, which)
  if (found.state !== "ok") return { ...bare, down: true }
  return { ...bare, result: found.value && (await receiptOf(o, found.value, { locale: q.locale, again })) }
}

type Which = { id: string } | { txids: string[] }

/** A number of a withdrawal, a TxID, or neither. */
function whichOf(text: string): Which | "neither" | null {
  if (text === "") return null
  const id = readWithdrawalId(text)
  if (id && /^W/i.test(id)) return { id }
  const reading = readTxid(text)
  if (reading.kind === "txid") return { txids: [...new Set([reading.txid, `0x${reading.key}`])].slice(0, 2) }
  return id ? { id } : "neither"
}

function nameIn(which: Which) {
  return "id" in which ? { withdrawal: which.id } : { txid: which.txids[0] }
}

/** Asks with the number of whoever is signed in, always: another's withdrawal is to them as if it weren't there. */
async function ask(o: SelfServiceDeps, uid: string, which: Which): Promise<Answer<Withdrawal | null>> {
  if ("id" in which) return o.exchange.withdrawal({ uid, id: which.id })
  let last: Answer<Withdrawal | null> = { state: "ok", value: null }
  for (const txid of which.txids) {
    last = await o.exchange.withdrawal({ uid, txid })
    if (last.state !== "ok" || last.value) return last
  }
  return last
}

async function receiptOf(
  o: SelfServiceDeps,
  w: Withdrawal,
  { locale, again }: { locale: "en" | "zh-CN"; again: string },
): Promise<WithdrawalReceipt> {
  const chain = chainIds.find((id) => id === w.chain)
  const sent =
    chain && w.txid && w.stage === "broadcast" ? await o.chainLookUp.findTransaction(chain, w.txid) : null
  const left = sent?.state === "found" ? latest(sent.secondsLeft, o.clock()) : null
  return {
    id: w.id,
    asset: w.asset,
    amount: w.amount,
    fee: w.fee,
    network: chain ? textIn(locale, chains[chain].name) : w.chain,
    address: w.address,
    memo: w.memo,
    txid: w.txid,
    stage: w.stage,
    hold: w.hold,
    steps: stepsOf(w),
    confirmations: w.txid ? { have: w.confirmations, need: w.confirmationsNeeded } : null,
    by: left?.toISOString() ?? null,
    actor: actorOf(w),
    cancellable: w.cancellable,
    ticket: ticketHref(withdrawalFormOf(w), {
      withdrawal: w.id,
      pair: chain ? `${w.asset}/${chain}` : null,
      amount: w.amount,
      address: w.address,
      txid: w.txid,
      shown: SHOWN[w.stage],
    }),
    again,
  }
}

/** What the form calls the stage. */
const SHOWN: Partial<Record<Withdrawal["stage"], string>> = {
  review: "review",
  queued: "processing",
  signed: "processing",
  broadcast: "sent",
  confirmed: "sent",
}
