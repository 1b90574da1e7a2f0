import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { type CheckResults, checkResults } from "@veridesk/contract/checks.ts"
import {
  type CustomerPanel,
  counts as countsBody,
  customerPanel,
  eventsPage,
  eventsQuery,
  type FieldView,
  found,
  listPage,
  listQuery,
  openedConversation,
  type PeopleList,
  peopleList,
  type TransactionFacts,
  transactionFacts,
  type Viewer,
} from "@veridesk/contract/desk-api.ts"
import { id } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { type Conversation, readable, type Sources, timeline } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import { localeOf } from "../platform/http/problem.ts"
import type { Filled } from "./form-fields.ts"
import { findRows } from "./store.ts"
import * as views from "./views.ts"

/** What the desk's routes need from beside and above, handed in by app.ts. */
export type InboxDeps = {
  db: Db
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  sources: Sources
  fieldsOf: (form: Filled, locale: Locale) => FieldView[]
  viewersOf: (conversationId: string) => Viewer[]
  people: (locale: Locale) => Promise<PeopleList>
  customerOf: (actor: StaffActor, conversation: Conversation) => Promise<CustomerPanel>
  factsOf: (conversation: Conversation) => Promise<TransactionFacts>
  checksOf: (conversation: Conversation) => Promise<CheckResults>
}

const byId = z.object({ id })
const findQuery = z.object({
  q: z
    .string()
    .trim()
    .min(2)
    .max(500)
    .refine((text) => !text.includes("\u0000")),
})

/** Sends what is JSON already. */
function asJson(reply: FastifyReply, json: Buffer): FastifyReply {
  return reply.type("application/json; charset=utf-8").send(json)
}

/**
 * Everything the desk reads. Long answers are written as they are: their shapes are made field by field in views.ts,
 * and walking fifty rows by schema once more costs more than reading them.
 */
export function readRoutes(app: App, o: InboxDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()

  route.get(
    "/api/desk/conversations",
    { schema: { querystring: listQuery, response: { 200: listPage } } },
    async (request, reply) =>
      asJson(reply, await views.listPage(o.db, await o.staffOf(request), request.query)),
  )
  route.get("/api/desk/counts", { schema: { response: { 200: countsBody } } }, async (request) => ({
    counts: await views.counts(o.db, await o.staffOf(request)),
  }))
  route.get("/api/desk/people", { schema: { response: { 200: peopleList } } }, async (request) => {
    await o.staffOf(request)
    return o.people(localeOf(request))
  })
  route.get(
    "/api/desk/conversations/:id",
    { schema: { params: byId, response: { 200: openedConversation } } },
    async (request, reply) => {
      reply.serializer(JSON.stringify)
      const locale = localeOf(request)
      return views.opened(o.db, await o.staffOf(request), {
        id: request.params.id,
        sources: o.sources,
        fieldsOf: (form) => o.fieldsOf(form, locale),
        viewers: o.viewersOf(request.params.id),
      })
    },
  )
  route.get(
    "/api/desk/conversations/:id/events",
    { schema: { params: byId, querystring: eventsQuery, response: { 200: eventsPage } } },
    async (request, reply) => {
      reply.serializer(JSON.stringify)
      const conversation = await readable(o.db, await o.staffOf(request), request.params)
      return timeline(o, conversation.id, request.query)
    },
  )
  route.get(
    "/api/desk/conversations/:id/customer",
    { schema: { params: byId, response: { 200: customerPanel } } },
    async (request) => {
      const actor = await o.staffOf(request)
      return o.customerOf(actor, await readable(o.db, actor, request.params))
    },
  )
  route.get(
    "/api/desk/conversations/:id/facts",
    { schema: { params: byId, response: { 200: transactionFacts } } },
    async (request) => o.factsOf(await readable(o.db, await o.staffOf(request), request.params)),
  )
  route.get(
    "/api/desk/conversations/:id/checks",
    { schema: { params: byId, response: { 200: checkResults } } },
    async (request) => o.checksOf(await readable(o.db, await o.staffOf(request), request.params)),
  )
  route.get(
    "/api/desk/find",
    { schema: { querystring: findQuery, response: { 200: found } } },
    async (request) => {
      const actor = await o.staffOf(request)
      const text = request.query.q
      const reading = readTxid(text)
      return {
        conversations: await findRows(o.db, actor.id, {
          number: readTicketNumber(text),
          txid: reading.kind === "txid" ? reading.txid : null,
          text: text.normalize("NFKC"),
        }),
      }
    },
  )
}
