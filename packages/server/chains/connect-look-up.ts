import type { RemoteOptions } from "../platform/remote/index.ts"
import { httpLookUp } from "./http-look-up.ts"
import type { ChainLookUp } from "./look-up.ts"

/**
 * The chain look-up as configured: by HTTP when an address is set, otherwise one that answers
 * "not-configured". `onTrouble` hears of every failed question.
 */
export function connectChainLookUp(config: Omit<RemoteOptions, "url"> & { url?: string }): ChainLookUp {
  const { url, ...rest } = config
  return url === undefined ? noLookUp : httpLookUp({ url, ...rest })
}

const noLookUp: ChainLookUp = {
  findTransaction: () => Promise.resolve({ state: "not-configured" }),
  findAnywhere: (chains) => Promise.resolve({ found: [], unsure: [...chains] }),
}
