import * as contract from "@veridesk/contract/chat/widget.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import { type Locale, locale } from "@veridesk/contract/locale.ts"
import type { FastifyInstance, FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { ChatDoor, CustomerEvent, Speaker, Visit } from "./door.ts"
import type { CustomerHub } from "./hub.ts"

const one = z.object({ id })
const inLocale = z.object({ locale: locale.default("en") })
const PAGE = 100

/** Counts one use of somebody. @throws Refusal `too-many-tries` */
export type Bound = (key: string) => Promise<void>

/** The widget's door over HTTP. The whole of it also works without a socket. */
export function chatRoutes(
  app: FastifyInstance,
  o: { door: ChatDoor; hub: CustomerHub; bounds: Record<"ask" | "check" | "begin", Bound> },
): void {
  const { door, hub } = o
  const route = app.withTypeProvider<ZodTypeProvider>()
  const speaking = async (request: FastifyRequest): Promise<Speaker> => {
    const speaker = await door.speakerOf(bearerOf(request) ?? "")
    if (!speaker) throw new Refusal("chat-session-over", 401)
    await o.bounds.ask(speaker.actor.id)
    return speaker
  }
  app.addHook("onSend", async (_request, reply) => {
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store")
  })

  route.get("/widget/config.json", { schema: { querystring: inLocale } }, async (request, reply) =>
    reply
      .header("cache-control", "public, max-age=60")
      .send(contract.widgetConfig.parse(door.configFor(visitOf(request, request.query.locale)))),
  )
  route.post(
    "/api/chat/session",
    { schema: { body: contract.openSession, response: { 200: contract.chatSession } } },
    async (request) => door.openSession(visitOf(request, request.body.locale), request.body),
  )
  route.delete("/api/chat/session", async (request, reply) => {
    await door.closeSession(bearerOf(request) ?? "")
    return reply.code(204).send()
  })
  route.get(
    "/api/chat/home",
    { schema: { querystring: inLocale, response: { 200: contract.chatHome } } },
    async (request) => door.home(await speaking(request), visitOf(request, request.query.locale)),
  )
  route.get(
    "/api/chat/forms/:key",
    {
      schema: {
        params: z.object({ key: z.string().max(60) }),
        querystring: inLocale,
        response: { 200: contract.chatForm },
      },
    },
    async (request) => {
      await speaking(request)
      return door.form(request.params.key, visitOf(request, request.query.locale))
    },
  )
  route.post(
    "/api/chat/check",
    { schema: { body: contract.checkField, response: { 200: contract.fieldChecked } } },
    async (request) => {
      const speaker = await speaking(request)
      await o.bounds.check(speaker.actor.id)
      return door.check(speaker, request.body)
    },
  )
  route.get(
    "/api/chat/self-help",
    {
      schema: {
        querystring: inLocale.extend({ form: z.string().max(60), asset: z.string().max(20).default("") }),
        response: { 200: contract.selfHelp },
      },
    },
    async (request) => {
      await speaking(request)
      return door.selfHelp({ ...request.query, visit: visitOf(request, request.query.locale) })
    },
  )
  route.get(
    "/api/chat/search",
    {
      schema: {
        querystring: inLocale.extend({ q: z.string().trim().min(1).max(200) }),
        response: { 200: contract.chatSearch },
      },
    },
    async (request) => {
      const speaker = await speaking(request)
      return door.search({ q: request.query.q, speaker, visit: visitOf(request, request.query.locale) })
    },
  )
  route.post(
    "/api/chat/chats",
    { schema: { body: contract.beginChat, response: { 200: contract.chatBegun } } },
    async (request) => {
      const speaker = await speaking(request)
      await o.bounds.begin(speaker.actor.id)
      const opened = await door.begin(speaker, {
        ...request.body,
        visit: visitOf(request, request.body.locale),
      })
      return { chat: await stateOf(opened) }
    },
  )
  talkRoutes()

  function talkRoutes(): void {
    route.get(
      "/api/chat/chats/:id",
      { schema: { params: one, querystring: contract.linesQuery, response: { 200: contract.chatLines } } },
      async (request) => {
        const speaker = await speaking(request)
        const { id: conversationId } = request.params
        const { after, wait } = request.query
        const { lastSeq } = await door.mine(speaker, conversationId)
        if (wait > 0 && after >= lastSeq) {
          const isInLine = (await stateOf(conversationId)).phase === "queued"
          await hub.wait(conversationId, { ms: wait * 1000, isInLine })
        }
        // From beyond the end (a backup was put back) it is read from the beginning.
        const from = after > lastSeq ? 0 : after
        const { events, more } = await door.eventsOf(conversationId, { after: from, limit: PAGE })
        return {
          chat: await stateOf(conversationId),
          lines: linesOf(events, from),
          cursor: events.at(-1)?.seq ?? from,
          more,
          typing: hub.staffTyping(conversationId),
        }
      },
    )
    route.get(
      "/api/chat/chats/:id/lines",
      {
        schema: {
          params: one,
          querystring: contract.earlierQuery,
          response: { 200: contract.chatLines.pick({ lines: true, more: true }) },
        },
      },
      async (request) => {
        const speaker = await speaking(request)
        await door.mine(speaker, request.params.id)
        const { events, more } = await door.eventsOf(request.params.id, { ...request.query, limit: PAGE })
        return { lines: linesOf(events, 0), more }
      },
    )
    route.post(
      "/api/chat/chats/:id/messages",
      { schema: { params: one, body: contract.sayMessage, response: { 200: contract.said } } },
      async (request) => {
        const { seq, at } = await door.say(await speaking(request), request.params.id, request.body)
        return { seq, at: at.toISOString() }
      },
    )
    route.post(
      "/api/chat/chats/:id/acts",
      { schema: { params: one, body: contract.chatAct, response: { 200: contract.acted } } },
      async (request) => {
        const speaker = await speaking(request)
        const { id: conversationId } = request.params
        await door.mine(speaker, conversationId)
        const asked = request.body
        if (asked.act === "typing") hub.customerTypes(speaker, { conversationId, on: asked.on })
        else if (asked.act === "read") await door.read(speaker, conversationId, asked.seq)
        else await door.act(speaker, conversationId, asked)
        return { chat: await stateOf(conversationId) }
      },
    )
  }

  async function stateOf(conversationId: string) {
    const chat = (await door.statesOf([conversationId])).get(conversationId)
    if (!chat) throw notFound()
    return chat
  }
}

/** What a customer may see of these events, each saying behind which line it stands. */
function linesOf(events: CustomerEvent[], from: number): contract.ChatLines["lines"] {
  let after = from
  return events.flatMap(({ seq, shown }) => {
    if (!shown) return []
    const line = { after, event: shown }
    after = seq
    return [line]
  })
}

function bearerOf(request: FastifyRequest): string | null {
  const [, token = null] = /^Bearer ([\w.~+/=-]{20,200})$/.exec(request.headers.authorization ?? "") ?? []
  return token
}

function visitOf(request: FastifyRequest, chosen: Locale): Visit {
  return { address: request.ip, host: request.host, locale: chosen }
}
