import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import {
  clockPreview,
  clocksOfConversation,
  policyPage,
  restorePolicy,
  savePolicy,
} from "@veridesk/contract/sla.ts"
import { ticketNumber } from "@veridesk/contract/ticket-number.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import { mayEditClocks } from "./access.ts"
import type { Policies } from "./policies.ts"
import { restoreClockPolicy, saveClockPolicy } from "./save-policy.ts"
import * as views from "./views.ts"

export type ClockRoutes = {
  policies: Policies
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
}

const saved = z.object({ version: z.int() })

/** The clocks of a ticket for its desk, and the page on which leads set the rules. */
export function clockRoutes(app: App, o: ClockRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const leading = async (request: FastifyRequest) => {
    const ctx = await acting(request)
    mayEditClocks(ctx.actor)
    return ctx
  }

  route.get(
    "/api/desk/conversations/:id/clocks",
    { schema: { params: z.object({ id }), response: { 200: clocksOfConversation } } },
    async (request) => {
      const { db, actor, now } = await acting(request)
      const conversation = await readable(db, actor, request.params)
      return { clocks: await views.clockViews(db, o.policies, { id: conversation.id, now }) }
    },
  )
  route.get("/api/desk/sla", { schema: { response: { 200: policyPage } } }, async (request) => {
    const { db, now } = await leading(request)
    return views.policyView(db, o.policies, now)
  })
  route.post("/api/desk/sla", { schema: { body: savePolicy, response: { 200: saved } } }, async (request) => {
    const version = await saveClockPolicy(await leading(request), request.body)
    await o.policies.refresh()
    return { version }
  })
  route.post(
    "/api/desk/sla/restore",
    { schema: { body: restorePolicy, response: { 200: saved } } },
    async (request) => {
      const version = await restoreClockPolicy(await leading(request), request.body)
      await o.policies.refresh()
      return { version }
    },
  )
  route.get(
    "/api/desk/sla/preview",
    {
      schema: {
        querystring: z.object({ number: ticketNumber.optional() }),
        response: { 200: clockPreview },
      },
    },
    async (request) => {
      const { db, actor, now } = await leading(request)
      const { number } = request.query
      const conversation = number ? await readable(db, actor, { number }) : null
      return views.clockPreview(db, o.policies, { conversation, now })
    },
  )
}
