import type { RemoteOptions } from "../platform/remote/index.ts"
import type { Exchange } from "./exchange.ts"
import { httpExchange } from "./http-exchange.ts"
import { noExchange } from "./no-exchange.ts"

export type * from "./exchange.ts"

/**
 * The exchange as configured: by HTTP when an address is set, otherwise one that answers "not-configured".
 * `onTrouble` hears of every failed question, without anything personal in it.
 */
export function connectExchange(config: Omit<RemoteOptions, "url"> & { url?: string }): Exchange {
  const { url, ...rest } = config
  return url === undefined ? noExchange() : httpExchange({ url, ...rest })
}
