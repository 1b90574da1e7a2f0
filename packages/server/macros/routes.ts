import { Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/macros.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { App } from "../platform/http/app.ts"
import { localeOf } from "../platform/http/problem.ts"
import { approveMacro } from "./approve-macro.ts"
import type { MacroDeps } from "./deps.ts"
import { letterPage } from "./letter-page.ts"
import { offered, tried } from "./offer.ts"
import { makeMacro, restoreMacro, retireMacro, saveMacro } from "./save-macro.ts"
import { macroLines, openedMacro } from "./views.ts"
import { letterOf } from "./write-letter.ts"

const byKey = z.object({ key: contract.macroKey })
const opened = { response: { 200: contract.openedMacro } }
const letterQuery = z.object({ message: id.optional() })

/** Macros where they are used, and where they are kept. */
export function macroRoutes(app: App, o: MacroDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get(
    "/api/desk/conversations/:id/macros",
    { schema: { params: z.object({ id }), response: { 200: contract.offeredMacros } } },
    async (request) => {
      const { actor, now } = await acting(request)
      return offered(o, actor, { conversationId: request.params.id, now })
    },
  )
  route.get(
    "/api/desk/conversations/:id/letter",
    { schema: { params: z.object({ id }), querystring: letterQuery } },
    async (request, reply) => {
      const { actor, now } = await acting(request)
      const { message = null } = request.query
      const letter = await letterOf(o, actor, { conversationId: request.params.id, messageId: message, now })
      return reply
        .type("text/html; charset=utf-8")
        .header("cache-control", "no-store")
        .send(letterPage(letter, request.nonce))
    },
  )
  route.get("/api/desk/macros", { schema: { response: { 200: contract.macroLines } } }, async (request) => {
    const { actor, now } = await acting(request)
    return { macros: await macroLines(o.db, actor, now), forms: o.formsIn(localeOf(request)) }
  })
  route.post(
    "/api/desk/macros/try",
    { schema: { body: contract.tryMacro, response: { 200: contract.triedMacro } } },
    async (request) => {
      const { actor, now } = await acting(request)
      if (actor.role === "auditor") throw new Refusal("read-only", 403)
      return tried(o, actor, { ...request.body, now })
    },
  )
  route.get("/api/desk/macros/:key", { schema: { params: byKey, ...opened } }, async (request) => {
    const { actor, now } = await acting(request)
    return openedMacro(o.db, actor, { key: request.params.key, now })
  })
  route.post("/api/desk/macros", { schema: { body: contract.newMacro, ...opened } }, async (request) => {
    const ctx = await acting(request)
    return openedMacro(o.db, ctx.actor, { key: await makeMacro(ctx, request.body), now: ctx.now })
  })

  const change = <B extends z.ZodObject>(
    path: string,
    body: B,
    verb: (ctx: Awaited<ReturnType<typeof acting>>, m: z.output<B> & { key: string }) => Promise<string>,
  ) =>
    app.post(path, { schema: { params: byKey, body, ...opened } }, async (request) => {
      const ctx = await acting(request)
      const { key } = byKey.parse(request.params)
      await verb(ctx, { ...body.parse(request.body), key })
      return openedMacro(o.db, ctx.actor, { key, now: ctx.now })
    })
  change("/api/desk/macros/:key", contract.saveMacro, saveMacro)
  change("/api/desk/macros/:key/restore", contract.restoreMacro, restoreMacro)
  change("/api/desk/macros/:key/approve", contract.approveMacro, approveMacro)
  change("/api/desk/macros/:key/retire", contract.retireMacro, retireMacro)
}
