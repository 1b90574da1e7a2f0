import { timingSafeEqual } from "node:crypto"
import { notFound } from "@veridesk/contract/errors.ts"
import type { FastifyRequest } from "fastify"
import type { Db } from "../db/connect.ts"
import { ping, readerLag } from "../events/store.ts"
import type { Mailer } from "../mail/mailer.ts"
import type { Metrics } from "../metrics.ts"
import type { App } from "./app.ts"

/** Readers further behind than this make health say so (reliability.md §2.3, promise 6). */
const LATE_SECONDS = 30

/** `/livez`: the process answers. `/health`: what it needs answers too, each part by name. `/metrics`: Prometheus. */
export function healthRoutes(
  app: App,
  o: { db: Db; metrics: Metrics; mailer: Mailer | null; metricsToken: string | undefined },
): void {
  app.get("/livez", async () => ({ ok: true }))

  app.get("/health", async (_request, reply) => {
    const database = await ping(o.db).then(
      () => "ok",
      () => "down",
    )
    const lags = database === "ok" ? await readerLag(o.db) : []
    const readers = lags.some((reader) => reader.seconds > LATE_SECONDS) ? "late" : "ok"
    const mail = o.mailer ? ((await o.mailer.check()) ? "ok" : "down") : "kept"
    const ok = database === "ok" && readers === "ok"
    return reply
      .code(ok ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ ok, parts: { database, readers, mail } })
  })

  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!mayMeasure(request, o.metricsToken)) throw notFound()
    // Without the database the lag is not known, and all other figures are needed the more.
    const lags = await readerLag(o.db).catch(() => [])
    for (const { name, seconds } of lags) o.metrics.readerLag.set({ reader: name }, seconds)
    return reply.type(o.metrics.registry.contentType).send(await o.metrics.registry.metrics())
  })
}

/** With a token, whoever has it; without one, only this machine itself and nobody through a proxy on it. */
function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  if (token) {
    const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /, "") ?? "")
    const right = Buffer.from(token)
    return given.length === right.length && timingSafeEqual(given, right)
  }
  const forwarded = request.headers["x-forwarded-for"] ?? request.headers.forwarded
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "")
}
