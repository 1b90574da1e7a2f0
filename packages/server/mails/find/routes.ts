import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/mail/find.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import type { App } from "../../platform/http/app.ts"
import { wordsAsked } from "../../search/index.ts"
import { holdView, liftHold, placeHold } from "../holds/hold.ts"
import { mayUseArchive, type OpenDeps, openArchived } from "./open-archived.ts"
import { mailsFound, type Sought } from "./store.ts"

export type FindRoutes = OpenDeps & {
  mailboxByKey: (key: string) => Mailbox | null
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
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
      const { db, actor } = await acting(request)
      mayUseArchive(actor)
      const sought = await soughtOf(request.query, o.mailboxByKey)
      const found = sought ? await mailsFound(db, sought, PAGE + 1) : []
      const rows = found.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toISOString() }))
      return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
    },
  )

  route.get(
    "/api/desk/archive/:id",
    { schema: { params, response: { 200: contract.archivedMail } } },
    async (request) => openArchived(await acting(request), o, request.params.id),
  )

  const held = async (ctx: Context<StaffActor>, conversationId: string) => {
    const { id: readableId } = await readable(ctx.db, ctx.actor, { id: conversationId })
    return holdView(ctx.db, readableId, o.namesOf)
  }
  const answers = { response: { 200: contract.legalHold } }
  route.get(HOLD, { schema: { params, ...answers } }, async (request) =>
    held(await acting(request), request.params.id),
  )
  route.post(HOLD, { schema: { params, body: contract.holdOrder, ...answers } }, async (request) => {
    const ctx = await acting(request)
    await placeHold(ctx, { conversationId: request.params.id, ...request.body })
    return held(ctx, request.params.id)
  })
  route.post(
    `${HOLD}/lift`,
    { schema: { params, body: contract.holdOrder, ...answers } },
    async (request) => {
      const ctx = await acting(request)
      await liftHold(ctx, { conversationId: request.params.id, ...request.body })
      return held(ctx, request.params.id)
    },
  )
}

/** Null where nothing can be what is asked for: no such mailbox, or nothing that could be a word. */
async function soughtOf(
  { words, mailbox, ...q }: contract.FindMails,
  mailboxByKey: FindRoutes["mailboxByKey"],
): Promise<Sought | null> {
  const box = mailbox === undefined ? null : mailboxByKey(mailbox)
  const asked = words ? await wordsAsked(words) : null
  if ((mailbox !== undefined && !box) || (words && !asked)) return null
  return { ...q, words: asked, plain: words ?? null, mailboxId: box?.id ?? null }
}
