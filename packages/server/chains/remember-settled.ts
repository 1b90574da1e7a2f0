import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { LRUCache } from "lru-cache"
import type { FoundTransaction, LookUp } from "./look-up.ts"

const KEPT = 1_000
const KEPT_MS = 600_000

type Find = (chain: ChainId, txid: string) => Promise<LookUp>

/** A settled transaction does not change any more; a few minutes spare the node the agents' many looks. */
export function rememberSettled(find: Find, now: () => number): Find {
  const settled = new LRUCache<string, FoundTransaction>({
    max: KEPT,
    ttl: KEPT_MS,
    perf: { now },
    ttlResolution: 0,
  })
  return async (chain, txid) => {
    const key = `${chain} ${txid}`
    const kept = settled.get(key)
    if (kept) return kept
    const answer = await find(chain, txid)
    if (answer.state === "found" && answer.status !== "pending") settled.set(key, answer)
    return answer
  }
}
