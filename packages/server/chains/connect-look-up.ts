import type { RemoteOptions } from "../platform/remote/index.ts"
import { httpLookUp } from "./http-look-up.ts"
import type { ChainLookUp } from "./look-up.ts"
import { type ChainNodes, nodeLookUp } from "./nodes/node-look-up.ts"

/**
 * The chain look-up as configured: chains with a node of their own there, all others by HTTP when an address is set,
 * otherwise "not-configured". `onTrouble` hears of every failed question.
 */
export function connectChainLookUp(
  config: Omit<RemoteOptions, "url" | "tokenHeader"> & { url?: string; nodes?: ChainNodes },
): ChainLookUp {
  const { url, nodes = {}, token, ...options } = config
  const rest =
    url === undefined ? noLookUp : httpLookUp({ url, ...(token === undefined ? {} : { token }), ...options })
  return Object.keys(nodes).length === 0 ? rest : nodeLookUp({ ...options, nodes, rest })
}

const noLookUp: ChainLookUp = {
  findTransaction: () => Promise.resolve({ state: "not-configured" }),
  findAnywhere: (chains) => Promise.resolve({ found: [], unsure: [...chains] }),
}
