import { randomBytes } from "node:crypto"
import cookie from "@fastify/cookie"
import formbody from "@fastify/formbody"
import fastify, { type FastifyInstance } from "fastify"
import type Provider from "oidc-provider"
import { chainApi } from "./chain-api.ts"
import { devRoutes } from "./dev.ts"
import { openScene, type Scene } from "./scene/scene.ts"
import { makeSigningKey } from "./sign-in/key.ts"
import { createProvider, type OidcClient, oidcRoutes, portalClient } from "./sign-in/oidc.ts"
import { signInRoutes } from "./sign-in/routes.ts"
import { supportTokenRoute } from "./sign-in/support-token-route.ts"
import { supportLink } from "./sign-in/support-link.ts"
import { site } from "./site.ts"
import { strictPages } from "./strict-pages.ts"
import { supportApi } from "./support-api.ts"
import { allUp, type Switches } from "./switches.ts"

export type MockExchangeOptions = {
  /** 0, the default, takes any free port. */
  port?: number
  host?: string
  /** The address customers see, when it is not http://host:port; issuer of all tokens. */
  publicUrl?: string
  /** The portal's address; may be set later by `setSupportUrl`. */
  supportUrl?: string
  /** The bearer token the support desk has to bring. */
  token?: string
  /** The clock of the scene: ledger and chains. Sessions and tokens live by the real time. */
  clock?: () => Date
}

export type MockExchange = {
  url: string
  /** For EXCHANGE_URL and its token. */
  supportApiUrl: string
  token: string
  /** For CHAIN_LOOKUP_URL. */
  chainApiUrl: string
  /** Issuer of OIDC and of the support token; keys at `jwksUrl`. */
  issuer: string
  jwksUrl: string
  oidcClient: OidcClient
  scene: Scene
  /** Plays outages: see switches.ts. */
  switches: Switches
  setSupportUrl(url: string): void
  close(): Promise<void>
}

/** Starts a toy exchange that listens until `close`. All its data is in memory and told from `clock()`. */
export async function createMockExchange(o: MockExchangeOptions = {}): Promise<MockExchange> {
  const scene = openScene(o.clock ?? (() => new Date()))
  const switches = allUp()
  const key = await makeSigningKey()
  const token = o.token ?? "kestrel-support-token"
  const host = o.host ?? "127.0.0.1"
  let supportUrl = o.supportUrl ?? "http://127.0.0.1:8080"
  /** Known once we listen: the issuer carries the port. */
  const late: { issuer: string; provider: Provider | undefined } = { issuer: "", provider: undefined }

  const listening = () => {
    if (!late.provider) throw new Error("the exchange does not listen yet")
    return late.provider
  }

  const app = fastify({ forceCloseConnections: true, bodyLimit: 65_536 })
  await app.register(cookie, { secret: randomBytes(32).toString("base64url") })
  await app.register(async (scope) => oidcRoutes(scope, listening))
  await app.register(async (scope) => chainApi(scope, { scene, switches }), { prefix: "/chain-api" })
  await app.register(async (scope) => supportApi(scope, { scene, switches, token }), {
    prefix: "/support-api",
  })
  await app.register(async (scope) => {
    await scope.register(formbody)
    refuseForeignForms(scope)
    strictPages(scope, { supportUrl: () => supportUrl })
    site(scope, { scene })
    signInRoutes(scope, { provider: listening })
    supportTokenRoute(scope, { key, issuer: () => late.issuer })
    supportLink(scope, { key, issuer: () => late.issuer, supportUrl: () => supportUrl })
    devRoutes(scope, { scene, switches })
  })

  const address = await app.listen({ port: o.port ?? 0, host })
  const issuer = new URL(o.publicUrl ?? address).origin
  late.issuer = issuer
  late.provider = createProvider({ issuer, key, supportUrl: () => supportUrl })

  return {
    url: issuer,
    supportApiUrl: `${address}/support-api`,
    token,
    chainApiUrl: `${address}/chain-api`,
    issuer,
    jwksUrl: `${issuer}/.well-known/jwks.json`,
    oidcClient: portalClient,
    scene,
    switches,
    setSupportUrl: (url) => {
      supportUrl = url
    },
    close: () => app.close(),
  }
}

/** Browsers name the page a form was sent from; only our own may sign people in and out. */
function refuseForeignForms(scope: FastifyInstance): void {
  scope.addHook("onRequest", async (request, reply) => {
    const { origin, host } = request.headers
    if (
      request.method === "POST" &&
      origin !== undefined &&
      (!URL.canParse(origin) || new URL(origin).host !== host)
    )
      return reply.code(403).send({ code: "request.foreign", message: "This form came from another site." })
  })
}
