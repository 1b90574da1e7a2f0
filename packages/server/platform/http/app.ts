import { createHash, randomUUID } from "node:crypto"
import cookie from "@fastify/cookie"
import formbody from "@fastify/formbody"
import swagger from "@fastify/swagger"
import underPressure from "@fastify/under-pressure"
import Fastify from "fastify"
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod"
import helmet from "helmet"
import type { Log } from "../log.ts"
import type { Metrics } from "../metrics.ts"
import { randomly } from "../random.ts"
import { type ErrorPage, presentProblems, presentUnreadable } from "./problem.ts"

export type App = Awaited<ReturnType<typeof makeHttp>>

/** 64 k characters of Chinese text are 192 kB as UTF-8 and up to 576 kB percent-encoded by a plain form. */
const MAX_BODY_BYTES = 1024 * 1024
const STANDSTILL_MS = 2000

declare module "fastify" {
  interface FastifyRequest {
    nonce: string
  }
}

/** The HTTP server with everything that holds for every route: schemas, headers, size bounds, back-pressure, errors. */
export async function makeHttp(o: {
  log: Log
  metrics: Metrics
  trustProxy: string | undefined
  https: boolean
  errorPage?: ErrorPage
  /** Origins to which our forms may lead by a redirect, such as the exchange's sign-in. */
  formTargets?: string[]
  /** When the process has stood still for longer than this, it answers that it is busy. 0: never. */
  standstillMs?: number
}) {
  const app = Fastify({
    logger: false,
    trustProxy: o.trustProxy ?? false,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    frameworkErrors: presentUnreadable,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    // A connection that a client opened ahead and never used is not idle to Node and would keep a stopping server waiting.
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest("nonce", "")
  app.addHook("onRequest", async (request, reply) => {
    o.metrics.requestBegan()
    request.nonce = randomly(16).toString("base64")
    nonces.set(request.raw, request.nonce)
    reply.header("x-request-id", request.id)
  })
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none"
    o.metrics.requestEnded({
      method: request.method,
      route,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
    o.log.debug(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    )
  })
  presentProblems(app, { log: o.log, ...(o.errorPage ? { page: o.errorPage } : {}) })
  const maxEventLoopDelay = o.standstillMs ?? STANDSTILL_MS
  await app.register(underPressure, { maxEventLoopDelay, retryAfter: 2 })
  await app.register(cookie)
  await app.register(formbody)
  // Made once: the plugin around it would make it anew with every request.
  const protect = helmet({
    contentSecurityPolicy: policy(o.https, o.formTargets ?? []),
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: o.https,
    referrerPolicy: { policy: "same-origin" },
  })
  app.addHook("onRequest", (request, reply, next) => protect(request.raw, reply.raw, () => next()))
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Veridesk", version: "1" } },
    transform: jsonSchemaTransform,
  })
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger())
  return app
}

/** No inline script without this request's nonce, no third-party host, nobody may frame us. */
function policy(https: boolean, formTargets: string[]) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", (request: unknown) => `'nonce-${nonceOf(request)}'`],
      styleSrc: ["'self'", NO_SCRIPT_STYLE, (request: unknown) => `'nonce-${nonceOf(request)}'`],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      mediaSrc: ["'self'", "blob:"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", "blob:"],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'", ...formTargets],
      frameAncestors: ["'none'"],
      ...(https ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}

/** The one style of the portal's document that stands in the page itself: it hides what needs scripts. */
const NO_SCRIPT_STYLE = `'sha256-${createHash("sha256").update(".js-only{display:none!important}").digest("base64")}'`

/** Helmet hands over the raw request; the app's own object is where the nonce stands. */
const nonces = new WeakMap<object, string>()

function nonceOf(raw: unknown): string {
  return nonces.get(raw as object) ?? ""
}
