import { type ChainId, chainRules } from "@veridesk/contract/chains/chain-id.ts"
import { txidRules } from "@veridesk/contract/chains/txid-rule.ts"
import type { ChainLookUp } from "../chains/index.ts"
import type { Exchange } from "../exchange/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { forgetOldDays, keepLooks, type Look } from "./store.ts"

/** What a part said; `unset` where there is none in this installation, which is no outage. */
type Said = "ok" | "down" | "unset"

export type LookedAt = {
  exchange: Exchange
  chainLookUp: ChainLookUp
  /** Chains with a node of their own, besides those that the exchange offers. */
  nodes: readonly ChainId[]
  offered: () => Promise<{ chain: ChainId }[]>
  /** Null where mails are kept and not sent. */
  mailer: { check(): Promise<boolean> } | null
  files: { health(): Promise<{ ok: boolean }> }
}

/** Asks every part the question that the site itself asks of it, all at once, and counts who answered. */
export async function lookAround(o: LookedAt & { db: Db }, now: Date): Promise<void> {
  await keepLooks(o.db, await lookAt(o), now)
  await forgetOldDays(o.db, now)
}

async function lookAt(o: LookedAt): Promise<Look[]> {
  const offered = await o.offered()
  const chains = [...new Set([...o.nodes, ...offered.map(({ chain }) => chain)])]
  const looks = await Promise.all([
    look("exchange", async () => saidBy((await o.exchange.health()).state)),
    ...chains.map((chain) => look(`chain:${chain}`, () => chainSaid(o.chainLookUp, chain))),
    look("mail", async () => (o.mailer ? ((await o.mailer.check()) ? "ok" : "down") : "unset")),
    look("files", async () => ((await o.files.health()).ok ? "ok" : "down")),
  ])
  return looks.filter((one): one is Look => one !== null)
}

async function look(component: string, ask: () => Promise<Said>): Promise<Look | null> {
  const began = performance.now()
  const state = await ask().catch((): Said => "down")
  return state === "unset" ? null : { component, state, ms: Math.round(performance.now() - began) }
}

function saidBy(state: "ok" | "down" | "not-configured"): Said {
  return state === "not-configured" ? "unset" : state
}

/** A network that says it knows no such transaction has answered. */
async function chainSaid(chainLookUp: ChainLookUp, chain: ChainId): Promise<Said> {
  const answer = await chainLookUp.findTransaction(chain, nobodysTxid(chain))
  if (answer.state === "not-configured") return "unset"
  if (answer.state !== "down") return "ok"
  return answer.reason === "unsupported-chain" ? "unset" : "down"
}

const SHAPES = ["7e51ab1e".repeat(8), "1".repeat(64), "1".repeat(43), "B".repeat(52)]

/** Something with the shape of a TxID on this chain that no transaction has. */
function nobodysTxid(chain: ChainId): string {
  const rule = txidRules[chainRules[chain].txid]
  for (const shape of [...SHAPES, "1".repeat(32)]) {
    const txid = rule.read(shape, true)
    if (txid !== undefined) return txid
  }
  return SHAPES[0] ?? ""
}
