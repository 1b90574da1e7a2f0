import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/mail/outbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { type BindAttachments, changeWithin, type Serving } from "../../../conversations/index.ts"
import { inTransaction } from "../../../platform/db/transaction.ts"
import type { App } from "../../../platform/http/app.ts"
import { secretsIn } from "../../../secrets/index.ts"
import type { OutgoingRules } from "../on-events.ts"
import { resend } from "./resend.ts"
import { clearTroubles } from "../returned/store.ts"
import { openSent } from "./open-sent.ts"
import { outboxMail, outboxOf } from "./store.ts"
import { outboxRow } from "./views.ts"
import { type WithdrawDeps, withdrawReply } from "./withdraw.ts"

export type OutboxDeps = WithdrawDeps & {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Serving<StaffActor>
  namesOf: (ids: string[]) => Promise<Map<string, string>>
  bind: BindAttachments
  rules: OutgoingRules
  domains: (now: Date) => Promise<contract.MailDomains>
}

const byId = z.object({ id })

/** What went out, what waits to, and what can be done about it. */
export function outboxRoutes(app: App, o: OutboxDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get(
    "/api/desk/outbox",
    { schema: { querystring: contract.outboxQuery, response: { 200: contract.outboxPage } } },
    async (request) => {
      const { db } = await acting(request)
      const { state = null, conversation = null, before = null, limit } = request.query
      const mails = await outboxOf(db, { state, conversationId: conversation, before, limit: limit + 1 })
      const shown = mails.slice(0, limit)
      const names = await o.namesOf([...new Set(shown.flatMap(({ writtenBy }) => writtenBy ?? []))])
      return {
        rows: shown.map((mail) => outboxRow(mail, names)),
        next: mails.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
  )
  route.get(
    "/api/desk/outbox/:id",
    { schema: { params: byId, response: { 200: contract.outboxDetail } } },
    async (request) => {
      return openSent(await acting(request), o.namesOf, request.params.id)
    },
  )
  route.post(
    "/api/desk/outbox/:id/withdraw",
    { schema: { params: byId, body: contract.withdrawMail, response: { 200: contract.withdrawn } } },
    async (request) => {
      const ctx = await acting(request)
      const mail = await outboxMail(ctx.db, request.params.id)
      const { conversationId, messageId } = mail ?? {}
      if (!conversationId || !messageId) throw notFound()
      return withdrawReply(ctx, o, { conversationId, messageId, requestId: request.body.requestId })
    },
  )
  route.post(
    "/api/desk/conversations/:id/replies/:messageId/withdraw",
    {
      schema: {
        params: byId.extend({ messageId: id }),
        body: contract.withdrawMail,
        response: { 200: contract.withdrawn },
      },
    },
    async (request) => {
      const { id: conversationId, messageId } = request.params
      return withdrawReply(await acting(request), o, { conversationId, messageId, ...request.body })
    },
  )
  route.post(
    "/api/desk/outbox/:id/resend",
    { schema: { params: byId, body: contract.resendMail, response: { 200: contract.resent } } },
    async (request) => {
      const ctx = await acting(request)
      if (request.body.body !== null) {
        const found = await secretsIn({ body: request.body.body })
        if (found.length > 0) throw new Refusal("secret-found", 422, { detail: found })
      }
      return resend(ctx, o, { mailId: request.params.id, ...request.body })
    },
  )
  route.post(
    "/api/desk/conversations/:id/mail-trouble/clear",
    { schema: { params: byId, body: contract.clearTrouble } },
    async (request, reply) => {
      const ctx = await acting(request)
      const { actor, now } = ctx
      await inTransaction(ctx.db, async (tx) => {
        await changeWithin(tx, { actor, now, key: request.params }, async (held) => {
          const cleared = await clearTroubles(tx, { conversationId: held.id, by: actor.id, now })
          return cleared > 0 ? { facts: [{ kind: "mail.cleared" }], patch: {} } : { facts: [], patch: {} }
        })
      })
      ctx.announce()
      return reply.code(204).send()
    },
  )
  route.get(
    "/api/desk/mail-domains",
    { schema: { response: { 200: contract.mailDomains } } },
    async (request) => {
      const { now } = await acting(request)
      return o.domains(now)
    },
  )
}
