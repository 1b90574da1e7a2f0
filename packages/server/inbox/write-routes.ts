import {
  assign as assignBody,
  draft,
  editNote as editNoteBody,
  moveToTeam as moveBody,
  setPriority,
  setStatus,
  type Written,
  writeMessage,
  written,
} from "@veridesk/contract/desk-api.ts"
import type { Status } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { id, MOST_SEQ, timeOf } from "@veridesk/contract/ids.ts"
import type { MacroUse } from "@veridesk/contract/macros.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import * as conversations from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { keepRecipients } from "../mails/index.ts"
import type { App } from "../platform/http/app.ts"
import { secretsIn } from "../secrets/index.ts"
import { byWritersClock } from "./draft-time.ts"
import type { InboxDeps } from "./read-routes.ts"
import { keepDraft, markRead, rowsByIds } from "./store.ts"

export type WriteDeps = InboxDeps & {
  contextFor: (actor: StaffActor) => conversations.Serving<StaffActor>
  bind: conversations.BindAttachments
  mayTake: (staffId: string) => Promise<boolean>
  teamExists: (teamId: string) => Promise<boolean>
  /** The status of a label that can be given now. */
  categoryOf: (key: string) => Status | null
  /** Told of how far somebody has read. */
  wasRead: (o: { staffId: string; conversationId: string; seq: number }) => Promise<void>
  isOfTeam: (staffId: string, teamId: string | null) => Promise<boolean>
  /** Sets an answer as a letter and takes it in as a file of its writer's. @returns the file's id */
  letterOf: (
    ctx: Context<StaffActor>,
    letter: { conversationId: string; messageId: string; text: string; signer: string; position: string },
  ) => Promise<string>
  /** What macros of a reply do, once it is known that they are what the reply says. */
  macrosOf: (actor: StaffActor, uses: MacroUse[]) => Promise<conversations.MacroActs[]>
}

const byId = z.object({ id })
const shape = <B extends z.ZodType>(body: B) => ({
  schema: { params: byId, body, response: { 200: written } },
})

/** Everything the desk changes; each answers the row as it now stands and the events it made. */
export function writeRoutes(app: App, o: WriteDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const answer = (ctx: Context<StaffActor>, done: conversations.Appended) => changed(o, ctx.actor, done)

  /** What was sent is no draft any more, nor is what was saved of it earlier and arrives later. */
  const endDraft = (
    ctx: Context<StaffActor>,
    conversationId: string,
    sent: { mode: "reply" | "note"; messageId: string },
  ) =>
    keepDraft(o.db, {
      staffId: ctx.actor.id,
      conversationId,
      mode: sent.mode,
      text: "",
      attachmentIds: [],
      updatedAt: byWritersClock(timeOf(sent.messageId) ?? ctx.now, ctx.now),
    })

  route.post("/api/desk/conversations/:id/replies", shape(writeMessage), async (request) => {
    const ctx = await acting(request)
    await refuseSecrets(request.body.body)
    const { cc = [], confirmedDomains = [], letter, filesBy, ...written } = request.body
    const { messageId } = written
    const { id: conversationId } = request.params
    const pages =
      letter && (await o.letterOf(ctx, { conversationId, messageId, text: written.body, ...letter }))
    const saying = {
      ...(cc.length > 0 && { copies: cc.length }),
      ...(letter && { letter: true }),
      ...(filesBy === "links" && { files: "links" }),
    }
    const done = await conversations.reply(ctx, o.bind, {
      conversationId,
      ...written,
      ...(pages && { attachmentIds: [...written.attachmentIds, pages] }),
      ...(Object.keys(saying).length > 0 && { saying }),
      ...(cc.length > 0 && {
        beside: (tx, { id }) =>
          keepRecipients(tx, { conversationId: id, messageId }, { cc, confirmedDomains }),
      }),
      uses: await o.macrosOf(ctx.actor, request.body.macros),
    })
    await endDraft(ctx, request.params.id, { mode: "reply", messageId: request.body.messageId })
    return answer(ctx, done)
  })
  route.post("/api/desk/conversations/:id/notes", shape(writeMessage), async (request) => {
    const ctx = await acting(request)
    await refuseSecrets(request.body.body)
    const done = await conversations.addNote(ctx, o.bind, {
      conversationId: request.params.id,
      ...request.body,
    })
    await endDraft(ctx, request.params.id, { mode: "note", messageId: request.body.messageId })
    return answer(ctx, done)
  })
  route.post(
    "/api/desk/conversations/:id/messages/:messageId/edit",
    { schema: { params: byId.extend({ messageId: id }), body: editNoteBody, response: { 200: written } } },
    async (request) => {
      const ctx = await acting(request)
      await refuseSecrets(request.body.body)
      const { id: conversationId, messageId } = request.params
      return answer(ctx, await conversations.editNote(ctx, { conversationId, messageId, ...request.body }))
    },
  )
  route.post("/api/desk/conversations/:id/assign", shape(assignBody), async (request) => {
    const ctx = await acting(request)
    const { assigneeId } = request.body
    if (assigneeId && !(await o.mayTake(assigneeId))) throw new Refusal("no-such-person", 422)
    return answer(
      ctx,
      await conversations.assign(ctx, { conversationId: request.params.id, ...request.body }),
    )
  })
  route.post("/api/desk/conversations/:id/team", shape(moveBody), async (request) => {
    const ctx = await acting(request)
    const { teamId, reason } = request.body
    await refuseSecrets(reason)
    if (teamId && !(await o.teamExists(teamId))) throw new Refusal("no-such-person", 422)
    return answer(
      ctx,
      await conversations.moveToTeam(ctx, {
        conversationId: request.params.id,
        ...request.body,
        assigneeIsOfTeam: (staffId) => o.isOfTeam(staffId, teamId),
      }),
    )
  })
  route.post("/api/desk/conversations/:id/priority", shape(setPriority), async (request) => {
    const ctx = await acting(request)
    return answer(
      ctx,
      await conversations.prioritise(ctx, { conversationId: request.params.id, ...request.body }),
    )
  })
  route.post("/api/desk/conversations/:id/status", shape(setStatus), async (request) => {
    const ctx = await acting(request)
    const { key, ...body } = request.body
    const label = key === undefined ? undefined : { key, categoryOf: o.categoryOf }
    return answer(
      ctx,
      await conversations.changeStatus(ctx, { conversationId: request.params.id, ...body, label }),
    )
  })
  route.post(
    "/api/desk/conversations/:id/read",
    { schema: { params: byId, body: z.object({ seq: z.int().min(0).max(MOST_SEQ) }) } },
    async (request, reply) => {
      const actor = await o.staffOf(request)
      const conversation = await conversations.readable(o.db, actor, request.params)
      const seq = Math.min(request.body.seq, conversation.lastSeq)
      await markRead(o.db, { staffId: actor.id, conversationId: conversation.id, seq })
      await o.wasRead({ staffId: actor.id, conversationId: conversation.id, seq })
      return reply.code(204).send()
    },
  )
  route.put(
    "/api/desk/conversations/:id/draft",
    { schema: { params: byId, body: draft } },
    async (request, reply) => {
      const { actor, now } = await acting(request)
      // Who may not write has no drafts either.
      if (actor.role === "auditor") throw new Refusal("read-only", 403)
      const conversation = await conversations.readable(o.db, actor, request.params)
      const { mode, text, attachmentIds, updatedAt, macros, cc } = request.body
      await keepDraft(o.db, {
        staffId: actor.id,
        conversationId: conversation.id,
        mode,
        text,
        attachmentIds,
        updatedAt: byWritersClock(new Date(updatedAt), now),
        macros,
        cc: cc ?? [],
      })
      return reply.code(204).send()
    },
  )
}

/** A change as the desk is told of it: the row as it now stands, and the events that the change made. */
export async function changed(
  o: Pick<WriteDeps, "db" | "sources">,
  actor: StaffActor,
  done: conversations.Appended,
): Promise<Written> {
  const [rows, page] = await Promise.all([
    rowsByIds(o.db, actor.id, [done.conversationId]),
    conversations.timeline(o, done.conversationId, {
      after: done.fromSeq - 1,
      limit: Math.max(1, done.toSeq - done.fromSeq + 1),
    }),
  ])
  const row = rows[0]
  if (!row) throw new Error("a conversation that was changed has no row")
  return { row, events: page.events.filter((event) => event.seq <= done.toSeq) }
}

/** What an agent copies into a message or a note is stored as little as what a customer sends. */
async function refuseSecrets(body: string): Promise<void> {
  const found = await secretsIn({ body })
  if (found.length > 0) throw new Refusal("secret-found", 422, { detail: found })
}
