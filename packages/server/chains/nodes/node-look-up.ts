import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { txidOn } from "@veridesk/contract/chains/txid-rule.ts"
import { connectRemote, type RemoteOptions } from "../../platform/remote/index.ts"
import { findAnywhere } from "../find-anywhere.ts"
import type { ChainLookUp, FoundTransaction, LookUp } from "../look-up.ts"
import { rememberSettled } from "../remember-settled.ts"
import { blockSeconds } from "./coins.ts"
import type { Answer, FindOnNode, Sighting } from "./node.ts"
import { protocolOf } from "./protocols.ts"
import { tickerOf } from "./tickers.ts"

/** Where to ask about a chain; a key is sent in the header that nodes of its kind want. */
export type ChainNode = { url: string; key?: string }
export type ChainNodes = Partial<Record<ChainId, ChainNode>>

type Options = Omit<RemoteOptions, "url" | "token" | "tokenHeader"> & {
  nodes: ChainNodes
  /** Asked about every chain without a node. */
  rest: ChainLookUp
}

/** Chain look-ups at the nodes an operator named, each chain with a breaker and a time-out of its own. */
export function nodeLookUp({ nodes, rest, ...options }: Options): ChainLookUp {
  const now = options.now ?? Date.now
  const timeoutMs = options.timeoutMs ?? 3_000
  const connected = new Map<ChainId, FindOnNode>()

  function findOn(chain: ChainId): FindOnNode | undefined {
    const node = nodes[chain]
    if (!node) return undefined
    const known = connected.get(chain)
    if (known) return known
    const { connect, keyHeader } = protocolOf(chain)
    const remote = connectRemote({
      ...options,
      url: node.url,
      ...(node.key === undefined ? {} : { token: node.key }),
      ...(keyHeader === undefined ? {} : { tokenHeader: keyHeader }),
    })
    const fresh = connect(remote, chain)
    connected.set(chain, fresh)
    return fresh
  }

  async function ask(chain: ChainId, txid: string): Promise<LookUp> {
    const find = findOn(chain)
    if (!find) return await rest.findTransaction(chain, txid)
    const checkedAt = new Date(now()).toISOString()
    const canonical = txidOn(chain, txid)
    // What can't be a TxID there isn't there, and no node needs to be troubled with it.
    if (canonical === undefined) return { state: "not-found", checkedAt }
    const answer = await within(timeoutMs, find(canonical))
    if (answer.state === "down") return answer
    return answer.state === "absent"
      ? { state: "not-found", checkedAt }
      : found({ chain, txid: canonical, checkedAt }, answer.value)
  }

  const findTransaction = rememberSettled(ask, now)
  return {
    findTransaction,
    findAnywhere: (list, txid) => findAnywhere(findTransaction, list, txid),
  }
}

/** An adapter asks twice or three times, one after the other; all together have the time of one question. */
async function within<T>(timeoutMs: number, answer: Promise<Answer<T>>): Promise<Answer<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Answer<T>>((done) => {
    timer = setTimeout(() => done({ state: "down", reason: "time-out" }), timeoutMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

type Known = Pick<FoundTransaction, "chain" | "txid" | "checkedAt">

function found(known: Known, { failed, confirmations, transfers, ...seen }: Sighting): FoundTransaction {
  const needed = chains[known.chain].confirmations
  const have = confirmations === "final" ? needed : confirmations
  const each = blockSeconds[known.chain]
  const status = failed ? "failed" : have >= needed ? "confirmed" : "pending"
  return {
    state: "found",
    ...known,
    ...seen,
    transfers: transfers.map((one) => ({ ...one, asset: tickerOf(known.chain, one) })),
    status,
    confirmations: have,
    needed,
    secondsLeft: status === "pending" && each !== undefined ? Math.ceil((needed - have) * each) : null,
  }
}
