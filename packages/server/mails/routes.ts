import { notFound } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/mail/desk.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import type { PlaceDeps } from "./deps.ts"
import { openAgain } from "./open-again.ts"
import { openRaw } from "./open-raw.ts"
import { openWaitingRaw } from "./quarantine/open-waiting-raw.ts"
import type { Pictures } from "./pictures.ts"
import { block, discard, readAgain, release } from "./quarantine/act.ts"
import { openIncoming } from "./quarantine/open-incoming.ts"
import { incomingOf } from "./quarantine/store.ts"
import { mailOf } from "./store.ts"
import { incomingRow, mailDetail } from "./views.ts"

export type MailRoutes = Pick<
  PlaceDeps,
  | "mailboxById"
  | "read"
  | "findSecrets"
  | "isOwnDomain"
  | "namesUs"
  | "resembles"
  | "takeIn"
  | "bind"
  | "replyClock"
> & {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  rawOf: (incomingId: string) => Promise<Buffer>
  headersOf: (bytes: Uint8Array) => { name: string; value: string }[]
  status: () => Promise<contract.MailStatus>
  pictures: Pictures
  /** Something waits to be read again. */
  ring: () => void
}

const params = z.object({ id })
const PAGE = 50

/** What the desk asks about mails: of a message's, and of those that wait for a person. */
export function mailRoutes(app: App, o: MailRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get(
    "/api/desk/mails/:id",
    { schema: { params, response: { 200: contract.mailDetail } } },
    async (request) => {
      const ctx = await acting(request)
      const mail = await mailOf(ctx.db, request.params.id)
      if (!mail) throw notFound()
      await readable(ctx.db, ctx.actor, { id: mail.conversationId })
      return mailDetail(ctx.db, mail, o.mailboxById)
    },
  )
  route.post(
    "/api/desk/mails/:id/read-again",
    { schema: { params, body: contract.readMailAgain, response: { 200: contract.mailOpened } } },
    async (request) => {
      const ctx = await acting(request)
      const { requestId } = request.body
      return openAgain(ctx, o, { messageId: request.params.id, requestId })
    },
  )
  route.get("/api/desk/mails/:id/raw", { schema: { params } }, async (request, reply) => {
    const ctx = await acting(request)
    return sendRaw(reply, request.params.id, await openRaw(ctx, o.rawOf, request.params.id))
  })
  route.get(
    "/api/desk/mail-pictures",
    { schema: { querystring: z.object({ mail: id, url: z.url().max(2000) }) } },
    async (request, reply) => {
      const ctx = await acting(request)
      const { mail, url } = request.query
      const picture = await o.pictures(ctx, { messageId: mail, url })
      return reply
        .type("image/webp")
        .headers({
          "x-content-type-options": "nosniff",
          "cache-control": "private, max-age=86400",
          "content-security-policy": "default-src 'none'; sandbox",
        })
        .send(picture)
    },
  )

  route.get(
    "/api/desk/incoming-mails",
    {
      schema: {
        querystring: z.object({
          fate: z.enum(["quarantine", "rejected"]).default("quarantine"),
          before: id.optional(),
        }),
        response: { 200: contract.incomingPage },
      },
    },
    async (request) => {
      const { db } = await acting(request)
      const { fate, before = null } = request.query
      const records = await incomingOf(db, { fate, before, limit: PAGE + 1 })
      const rows = records.slice(0, PAGE).map((record) => incomingRow(record, o.mailboxById))
      return { rows, next: records.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
    },
  )
  route.get(
    "/api/desk/incoming-mails/:id",
    { schema: { params, response: { 200: contract.incomingDetail } } },
    async (request) => openIncoming((await acting(request)).db, o, request.params.id),
  )
  route.get("/api/desk/incoming-mails/:id/raw", { schema: { params } }, async (request, reply) => {
    const ctx = await acting(request)
    return sendRaw(reply, request.params.id, await openWaitingRaw(ctx, o, request.params.id))
  })

  const act = <B extends z.ZodType>(
    name: string,
    body: B,
    work: (ctx: Context<StaffActor>, a: z.infer<B> & { id: string }) => Promise<void>,
  ) =>
    route.post(
      `/api/desk/incoming-mails/:id/${name}`,
      { schema: { params, body, response: { 200: z.object({ id }) } } },
      async (request) => {
        const ctx = await acting(request)
        const asked = body.parse(request.body) as z.infer<B> & object
        await work(ctx, { ...asked, id: request.params.id })
        o.ring()
        return { id: request.params.id }
      },
    )
  act("release", contract.releaseMail, release)
  act("read-again", contract.readMailAgain, readAgain)
  act("discard", contract.discardMail, discard)
  act("block", contract.blockSender, block)

  route.get(
    "/api/desk/mail-status",
    { schema: { response: { 200: contract.mailStatus } } },
    async (request) => {
      await o.staffOf(request)
      return o.status()
    },
  )
}

/** As text that no browser draws, under a name of ours. */
function sendRaw(reply: FastifyReply, name: string, bytes: Buffer) {
  return reply
    .type("text/plain; charset=utf-8")
    .headers({
      "content-disposition": `attachment; filename="${name}.eml"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    })
    .send(bytes)
}
