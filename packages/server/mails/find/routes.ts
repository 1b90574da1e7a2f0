import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/mail/find.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import type { App } from "../../platform/http/app.ts"
import { holdView, liftHold, placeHold } from "../holds/hold.ts"
import { mailsFound } from "./store.ts"

export type FindRoutes = {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  namesOf: (ids: string[]) => Promise<Map<string, string>>
}

const PAGE = 50
const params = z.object({ id })
const HOLD = "/api/desk/conversations/:id/legal-hold"

/** The archive of mails: looking for them, and what must be kept whole. */
export function findRoutes(app: App, o: FindRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get(
    "/api/desk/mails",
    { schema: { querystring: contract.findMails, response: { 200: contract.foundMails } } },
    async (request) => {
      const { db } = await acting(request)
      const found = await mailsFound(db, request.query, PAGE + 1)
      const rows = found.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toISOString() }))
      return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
    },
  )

  const held = async (ctx: Context<StaffActor>, conversationId: string) => {
    const { id: readableId } = await readable(ctx.db, ctx.actor, { id: conversationId })
    return holdView(ctx.db, readableId, o.namesOf)
  }
  const answers = { response: { 200: contract.legalHold } }
  route.get(HOLD, { schema: { params, ...answers } }, async (request) =>
    held(await acting(request), request.params.id),
  )
  route.post(HOLD, { schema: { params, body: contract.placeHold, ...answers } }, async (request) => {
    const ctx = await acting(request)
    await placeHold(ctx, { conversationId: request.params.id, ...request.body })
    return held(ctx, request.params.id)
  })
  route.post(`${HOLD}/lift`, { schema: { params, body: contract.liftHold, ...answers } }, async (request) => {
    const ctx = await acting(request)
    await liftHold(ctx, { conversationId: request.params.id, ...request.body })
    return held(ctx, request.params.id)
  })
}
