import { createMockExchange } from "./mock-exchange.ts"

export { createMockExchange, type MockExchange, type MockExchangeOptions } from "./mock-exchange.ts"
export { people } from "./scene/people.ts"

/** `node packages/mock-exchange/main.ts` starts it alone: PORT (4400), SUPPORT_URL, PUBLIC_URL, SUPPORT_TOKEN. */
if (import.meta.main) {
  const { PORT, SUPPORT_URL, PUBLIC_URL, SUPPORT_TOKEN } = process.env
  const exchange = await createMockExchange({
    port: Number(PORT ?? 4400),
    ...(SUPPORT_URL === undefined ? {} : { supportUrl: SUPPORT_URL }),
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
    ...(SUPPORT_TOKEN === undefined ? {} : { token: SUPPORT_TOKEN }),
  })
  process.stdout.write(
    [
      `Kestrel Exchange   ${exchange.url}`,
      `EXCHANGE_URL       ${exchange.supportApiUrl}`,
      `CHAIN_LOOKUP_URL   ${exchange.chainApiUrl}`,
      `OIDC issuer        ${exchange.issuer}`,
      "",
    ].join("\n"),
  )
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void exchange.close())
}
