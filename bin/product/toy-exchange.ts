import { createMockExchange, type MockExchange } from "../../packages/mock-exchange/main.ts"
import { freePort } from "./free-port.ts"

/** The made-up exchange of a demo, and the settings by which the support desk knows it. */
export type ToyExchange = { exchange: MockExchange; settings: Record<string, string> }

/**
 * Starts the exchange on a free port of `host`, looked for from `from` on. `supportUrl` is where its customers will find
 * the help site.
 */
export async function startToyExchange(o: {
  host: string
  supportUrl: string
  from?: number
}): Promise<ToyExchange> {
  const { from = 4400, ...where } = o
  const exchange = await createMockExchange({ ...where, port: await freePort(o.host, from) })
  return {
    exchange,
    settings: {
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      EXCHANGE_ISSUER: exchange.issuer,
      EXCHANGE_JWKS_URL: exchange.jwksUrl,
      EXCHANGE_OIDC_ISSUER: exchange.issuer,
      EXCHANGE_OIDC_CLIENT_ID: exchange.oidcClient.clientId,
      EXCHANGE_OIDC_CLIENT_SECRET: exchange.oidcClient.clientSecret,
      CHAIN_LOOKUP_URL: exchange.chainApiUrl,
    },
  }
}
