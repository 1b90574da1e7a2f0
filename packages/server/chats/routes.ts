import * as contract from "@veridesk/contract/chat/desk.ts"
import { id, newId } from "@veridesk/contract/ids.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable, type Serving } from "../conversations/index.ts"
import type { App } from "../platform/http/app.ts"
import { secretsIn } from "../secrets/index.ts"
import { pause, unpause, warn } from "./conduct.ts"
import type { ChatDeps } from "./deps.ts"
import { end, endForConduct, turnIntoTicket } from "./end.ts"
import { accept, takeNext } from "./join.ts"
import { decline } from "./let-pass.ts"
import { setChatCapacity, setPresence } from "./presence.ts"
import { takeOver } from "./take-over.ts"
import { transfer } from "./transfer.ts"
import { noteLook } from "./watch.ts"
import { chatPanel, deskChats, type ViewDeps } from "./views.ts"

export type ChatRoutes = {
  chats: ChatDeps
  views: ViewDeps
  serve(): Promise<void>
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Serving<StaffActor>
  /** Who looks at a conversation beside its agent, by name. */
  viewersOf(conversationId: string): { staffId: string; name: string }[]
  namesOf(ids: string[]): Promise<Map<string, string>>
  /** Whom and what a chat may be handed to. */
  mayTake(staffId: string): Promise<boolean>
  teamExists(teamId: string): Promise<boolean>
}

const one = z.object({ id })

/** Live conversations at the desk: who waits, taking them, and what only they have. */
export function chatRoutes(app: App, o: ChatRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  /** After a change the line is served at once, so that the answer shows what came of it. */
  const shown = async (request: FastifyRequest, actor: StaffActor) => {
    await o.serve()
    await o.views.line.refresh()
    return deskChats(o.views, actor)
  }

  route.get("/api/desk/chats", { schema: { response: { 200: contract.deskChats } } }, async (request) =>
    deskChats(o.views, await o.staffOf(request)),
  )
  route.post(
    "/api/desk/chats/presence",
    { schema: { body: contract.setPresence, response: { 200: contract.deskActed } } },
    async (request) => {
      const ctx = await acting(request)
      await setPresence(ctx, request.body.presence)
      return { chats: await shown(request, ctx.actor) }
    },
  )
  route.post(
    "/api/desk/chats/next",
    { schema: { body: contract.takeNext, response: { 200: contract.taken } } },
    async (request) => ({
      conversationId: await takeNext(o.chats, await acting(request), request.body.requestId),
    }),
  )
  route.get(
    "/api/desk/chats/settings",
    { schema: { response: { 200: contract.chatSettings } } },
    async (request) => {
      await o.staffOf(request)
      return o.chats.settings.now()
    },
  )
  route.put(
    "/api/desk/chats/settings",
    { schema: { body: contract.chatSettings, response: { 200: contract.chatSettings } } },
    async (request) => {
      await o.chats.settings.save(await acting(request), request.body)
      return o.chats.settings.now()
    },
  )
  route.put(
    "/api/desk/chats/agents/:id",
    { schema: { params: one, body: contract.setChatCapacity, response: { 200: contract.deskActed } } },
    async (request) => {
      const ctx = await acting(request)
      await setChatCapacity(ctx, { staffId: request.params.id, ...request.body })
      return { chats: await shown(request, ctx.actor) }
    },
  )
  route.get(
    "/api/desk/chats/:id",
    { schema: { params: one, response: { 200: contract.chatPanel } } },
    async (request) => {
      const ctx = await acting(request)
      const { id: conversationId, locale } = await readable(ctx.db, ctx.actor, { id: request.params.id })
      await noteLook(o.chats, ctx, conversationId)
      return chatPanel(o.views, conversationId, { locale, viewers: o.viewersOf(conversationId) })
    },
  )
  route.post(
    "/api/desk/chats/:id/acts",
    { schema: { params: one, body: contract.deskChatAct, response: { 200: contract.deskActed } } },
    async (request) => {
      const ctx = await acting(request)
      await act(o, ctx, { conversationId: request.params.id, act: request.body })
      return { chats: await shown(request, ctx.actor) }
    },
  )
}

async function act(
  o: ChatRoutes,
  ctx: Serving<StaffActor>,
  { conversationId, act: asked }: { conversationId: string; act: contract.DeskChatAct },
): Promise<void> {
  const { requestId } = asked
  const which = { conversationId, requestId }
  switch (asked.act) {
    case "accept":
      return void (await accept(o.chats, ctx, which))
    case "decline":
      return void (await decline(ctx, which))
    case "transfer": {
      const { to, noteId, reason } = asked
      await refuseSecrets(reason)
      const nameIn = await nameOf(o, to)
      return void (await transfer(ctx, { ...which, to, noteId, reason, nameIn }))
    }
    case "take-over":
      await refuseSecrets(asked.reason)
      return void (await takeOver(o.chats, ctx, { ...which, reason: asked.reason }))
    case "end":
      return void (await end(ctx, which))
    case "ticket":
      return void (await turnIntoTicket(ctx, which))
    case "warn":
      return void (await warn(ctx, which))
    case "pause":
      return void (await pause(ctx, { ...which, minutes: asked.minutes }))
    case "unpause":
      return void (await unpause(ctx, which))
    case "end-for-conduct":
      await refuseSecrets(asked.reason)
      return void (await endForConduct(ctx, { ...which, noteId: newId(), reason: asked.reason }))
  }
}

/** Whom or what a chat is handed to, by name. @throws Refusal `no-such-person` */
async function nameOf(
  o: ChatRoutes,
  to: { staffId: string } | { teamId: string },
): Promise<(locale: Locale) => string> {
  const exists = "staffId" in to ? await o.mayTake(to.staffId) : await o.teamExists(to.teamId)
  if (!exists) throw new Refusal("no-such-person", 422)
  if ("teamId" in to) return (locale) => o.views.teamName(to.teamId, locale)
  const name = (await o.namesOf([to.staffId])).get(to.staffId) ?? ""
  return () => name
}

/** Reasons are kept as notes, and a note takes no secret either. */
async function refuseSecrets(reason: string): Promise<void> {
  const found = await secretsIn({ reason })
  if (found.length > 0) throw new Refusal("secret-found", 422, { detail: found })
}
