import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { Remote, RemoteOptions } from "../platform/remote/index.ts"
import { connectRemote } from "../platform/remote/index.ts"
import { findAnywhere } from "./find-anywhere.ts"
import type { ChainLookUp, FoundTransaction, LookUp } from "./look-up.ts"
import { rememberSettled } from "./remember-settled.ts"
import { transaction } from "./wire.ts"

const NOT_FOUND = "transaction.not_found"
const UNSUPPORTED = "chain.unsupported"

/** Chain look-ups through an HTTP interface as docs/exchange-api.md describes it. */
export function httpLookUp(options: RemoteOptions): ChainLookUp {
  const now = options.now ?? Date.now
  const remotes = new Map<ChainId, Remote>()

  /** Each chain rests on its own: a late TRON node says nothing about Ethereum. */
  function remoteFor(chain: ChainId): Remote {
    const known = remotes.get(chain)
    if (known) return known
    const fresh = connectRemote(options)
    remotes.set(chain, fresh)
    return fresh
  }

  async function ask(chain: ChainId, txid: string): Promise<LookUp> {
    const answer = await remoteFor(chain).find({
      name: `chains.${chain}.transaction`,
      path: "/v1/transactions",
      query: { chain, txid },
      answer: transaction,
      absent: [NOT_FOUND, UNSUPPORTED],
    })
    if (answer.state === "down") return answer
    if (answer.state === "absent")
      return answer.code === NOT_FOUND
        ? { state: "not-found", checkedAt: new Date(now()).toISOString() }
        : { state: "down", reason: "unsupported-chain" }
    if (answer.value.chain !== chain) return { state: "down", reason: "garbled" }
    const found: FoundTransaction = { state: "found", ...answer.value }
    if (found.needed !== null) found.confirmations = Math.min(found.confirmations, found.needed)
    return found
  }

  const findTransaction = rememberSettled(ask, now)
  return { findTransaction, findAnywhere: (chains, txid) => findAnywhere(findTransaction, chains, txid) }
}
