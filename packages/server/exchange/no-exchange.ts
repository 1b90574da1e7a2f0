import type { NotConfigured } from "../platform/remote/index.ts"
import type { Exchange } from "./exchange.ts"

/** Stands in where no exchange is connected: it answers every question by saying so. */
export function noExchange(): Exchange {
  const answer = (): Promise<NotConfigured> => Promise.resolve({ state: "not-configured" })
  return {
    resolveUser: answer,
    assets: answer,
    depositByTxid: answer,
    withdrawal: answer,
    addressOwner: answer,
    depositAddresses: answer,
    antiPhishingCode: answer,
    health: answer,
  }
}
