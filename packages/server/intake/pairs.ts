import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import type { AssetPolicy, Exchange, MemoRule } from "../exchange/index.ts"
import type { PairChoice } from "../intake-forms/index.ts"

export type OfferedPair = PairChoice & {
  /** The listed token's contract; null for a chain's own coin. */
  contract: string | null
  minimum: string
  confirmations: number
  open: boolean
  memo: MemoRule
}

/** Pairs of asset and network that the exchange offers; none while it can't be asked, and then any known pair is taken. */
export async function offeredPairs(exchange: Exchange): Promise<OfferedPair[]> {
  const assets = await exchange.assets()
  return assets.state === "ok" ? assets.value.policies.flatMap(pairOf) : []
}

function pairOf(policy: AssetPolicy): OfferedPair[] {
  const chain = chainIds.find((id) => id === policy.chain)
  if (!chain) return []
  const { asset, network, contract, decimals, deposit, maintenance } = policy
  return [
    {
      asset,
      chain,
      network,
      contract,
      decimals,
      minimum: deposit.minimum,
      confirmations: deposit.confirmations,
      open: deposit.open && maintenance === null,
      memo: deposit.memo,
    },
  ]
}
