import { Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/incidents.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable } from "../conversations/index.ts"
import type { FillDeps } from "../macros/index.ts"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import { secretsIn } from "../secrets/index.ts"
import { answerAll, previewAnswer, withdrawAnswer } from "./answers/answer-all.ts"
import { answerById } from "./answers/store.ts"
import { declareIncident, editIncident } from "./declare.ts"
import { gather, leaveIncident } from "./gather.ts"
import { ticketsFitting } from "./store.ts"
import * as views from "./views.ts"

export type IncidentDeps = FillDeps & {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  namesOf: (ids: string[]) => Promise<Map<string, string>>
}

const params = z.object({ id })
const LOOK = 50

/** Incidents: everybody sees them and brings tickets to them; leads and administrators declare, change and answer. */
export function incidentRoutes(app: App, o: IncidentDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const leading = async (request: FastifyRequest) => {
    const ctx = await acting(request)
    if (ctx.actor.role !== "lead" && ctx.actor.role !== "administrator") throw new Refusal("not-yours", 403)
    return ctx
  }
  const opened = { schema: { params, response: { 200: contract.openedIncident } } }
  const answering = <B extends z.ZodType>(body: B) => ({ schema: { ...opened.schema, body } })

  route.get(
    "/api/desk/incidents",
    { schema: { response: { 200: contract.incidentList } } },
    async (request) => {
      await o.staffOf(request)
      return { incidents: await views.incidentList(o) }
    },
  )
  route.post(
    "/api/desk/incidents",
    { schema: { body: contract.declareIncident, response: { 200: contract.openedIncident } } },
    async (request) => {
      const ctx = await leading(request)
      return views.openedIncident(o, await declareIncident(ctx, request.body))
    },
  )
  route.get("/api/desk/incidents/:id", opened, async (request) => {
    await o.staffOf(request)
    return views.openedIncident(o, request.params.id)
  })
  route.post("/api/desk/incidents/:id", answering(contract.editIncident), async (request) => {
    await editIncident(await leading(request), { ...request.params, ...request.body })
    return views.openedIncident(o, request.params.id)
  })
  route.post(
    "/api/desk/incidents/:id/look",
    { schema: { params, body: contract.gatherFilter, response: { 200: contract.gathering } } },
    async (request) => {
      await leading(request)
      const { tickets, count } = await ticketsFitting(o.db, filterOf(request.body), LOOK)
      return { tickets: tickets.map(views.ticketView), count }
    },
  )
  route.post(
    "/api/desk/incidents/:id/tickets",
    { schema: { params, body: contract.gather, response: { 200: contract.gathered } } },
    async (request) => {
      const { requestId, ids, filter } = request.body
      const ctx = filter ? await leading(request) : await acting(request)
      return gather(ctx, {
        incidentId: request.params.id,
        requestId,
        ids,
        filter: filter && filterOf(filter),
      })
    },
  )
  route.post("/api/desk/incidents/:id/leave", answering(contract.leaveIncident), async (request) => {
    await leaveIncident(await acting(request), request.body)
    return views.openedIncident(o, request.params.id)
  })
  route.post(
    "/api/desk/incidents/:id/preview",
    { schema: { params, body: contract.previewAnswer, response: { 200: contract.answerPreview } } },
    async (request) =>
      previewAnswer(o, await leading(request), { incidentId: request.params.id, ...request.body }),
  )
  route.post("/api/desk/incidents/:id/answers", answering(contract.answerAll), async (request) => {
    const ctx = await leading(request)
    await refuseSecrets(`${request.body.body.en}\n${request.body.body.zh}`)
    await answerAll(ctx, { incidentId: request.params.id, ...request.body })
    return views.openedIncident(o, request.params.id)
  })
  route.post(
    "/api/desk/incident-answers/:id/withdraw",
    answering(contract.withdrawAnswer),
    async (request) => {
      const ctx = await leading(request)
      const answerId = request.params.id
      await withdrawAnswer(ctx, { answerId, conversationId: request.body.conversationId ?? null })
      return views.openedIncident(o, (await answerById(o.db, answerId))?.incidentId ?? "")
    },
  )
  route.get(
    "/api/desk/conversations/:id/incident",
    { schema: { params, response: { 200: contract.incidentOfTicket } } },
    async (request) => {
      const conversation = await readable(o.db, await o.staffOf(request), request.params)
      return { incident: await views.incidentOfTicket(o, conversation.id) }
    },
  )
}

function filterOf(given: z.output<typeof contract.gatherFilter>) {
  return { ...given, since: new Date(given.since) }
}

async function refuseSecrets(body: string): Promise<void> {
  const found = await secretsIn({ body })
  if (found.length > 0) throw new Refusal("secret-found", 422, { detail: found })
}
