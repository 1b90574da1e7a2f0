import { createMockExchange, type MockExchange } from "../../packages/mock-exchange/main.ts"
import { freePort } from "./free-port.ts"

/** The made-up exchange of a demo, and the settings by which the support desk knows it. */
export type ToyExchange = { exchange: MockExchange; settings: Record<string, string> }

/** Starts the exchange on a free port of `host`. `supportUrl` is where its customers will find the help site. */
export async function startToyExchange(o: { host: string; supportUrl: string }): Promise<ToyExchange> {
  const exchange = await onFreePort(o)
  return {
    exchange,
    settings: {
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      EXCHANGE_ISSUER: exchange.issuer,
      EXCHANGE_JWKS_URL: exchange.jwksUrl,
      WIDGET_ORIGINS: exchange.url,
      EXCHANGE_OIDC_ISSUER: exchange.issuer,
      EXCHANGE_OIDC_CLIENT_ID: exchange.oidcClient.clientId,
      EXCHANGE_OIDC_CLIENT_SECRET: exchange.oidcClient.clientSecret,
      CHAIN_LOOKUP_URL: exchange.chainApiUrl,
    },
  }
}

/** A port that was free a moment ago may be taken by whoever starts at the same time: then the next one is tried. */
async function onFreePort(o: { host: string; supportUrl: string }, from = 4400): Promise<MockExchange> {
  const port = await freePort(o.host, from)
  try {
    return await createMockExchange({ ...o, port })
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error
    return onFreePort(o, port + 1)
  }
}
