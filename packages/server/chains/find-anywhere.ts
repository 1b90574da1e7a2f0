import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { txidOn } from "@veridesk/contract/chains/txid-rule.ts"
import type { FoundTransaction, LookUp, Sightings } from "./look-up.ts"
import { MAX_CHAINS } from "./look-up.ts"

/**
 * Asks all `chains` at the same time, each for the TxID as it writes it (with or without 0x) and with its own time-out, so that the whole takes no longer than
 * the slowest allowed. Chains past `MAX_CHAINS` are not asked and come back as unsure.
 */
export async function findAnywhere(
  find: (chain: ChainId, txid: string) => Promise<LookUp>,
  chains: readonly ChainId[],
  txid: string,
): Promise<Sightings> {
  const asked = chains.slice(0, MAX_CHAINS)
  const answers = await Promise.all(asked.map((chain) => find(chain, txidOn(chain, txid) ?? txid)))
  return {
    found: answers.filter((answer): answer is FoundTransaction => answer.state === "found"),
    unsure: [
      ...asked.filter((_, i) => answers[i]?.state === "down" || answers[i]?.state === "not-configured"),
      ...chains.slice(MAX_CHAINS),
    ],
  }
}
