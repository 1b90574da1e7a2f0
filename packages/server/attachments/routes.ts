import { Readable } from "node:stream"
import multipart from "@fastify/multipart"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id as idSchema } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { type MayRead, readable } from "./access.ts"
import type { Actor } from "./attachment.ts"
import { type Content, contentHeaders, etagOf, openContent, rangeOf } from "./download.ts"
import type { Attachments } from "./open.ts"
import { formLimits, receiveForm } from "./receive-form.ts"
import { resumableRoutes } from "./resumable.ts"
import { sentenceOf } from "./views.ts"

export type AttachmentRoutes = {
  attachments: Attachments
  /** Who asks, by session or by the token of a form; null for nobody, who finds nothing. */
  whoIs: (request: FastifyRequest) => Actor | null | Promise<Actor | null>
  mayRead: MayRead
  localeOf: (request: FastifyRequest) => Locale
  /** Told before the bytes of a whole file go out, so that every view of evidence is on record. */
  opened: (actor: Actor, attachment: { id: string; conversationId: string | null }) => void | Promise<void>
}

const params = z.object({ id: idSchema })
const inline = z.object({ inline: z.enum(["0", "1"]).default("0") })

/**
 * Everything by HTTP: `/uploads` (resumable: begin, go on, ask, cancel), `POST /attachments` (plain form), and the bytes
 * and thumbnail of each file. Mount it once for each realm, with that realm's `whoIs`, at the prefix that views are
 * given as `base`.
 */
export function attachmentRoutes(o: AttachmentRoutes): FastifyPluginAsync {
  const a = o.attachments
  const identify = async (request: FastifyRequest): Promise<Actor> => {
    const actor = await o.whoIs(request)
    if (!actor) throw notFound()
    return actor
  }
  const asked = async (request: FastifyRequest) => {
    const read = params.safeParse(request.params)
    if (!read.success) throw notFound()
    return { actor: await identify(request), id: read.data.id, mayRead: o.mayRead }
  }

  return async (app) => {
    if (!app.hasContentTypeParser("multipart/form-data")) await app.register(multipart, formLimits)
    app.setErrorHandler((error, request, reply) => refuse(error, reply, o.localeOf(request)))
    resumableRoutes(app, a, { identify, localeOf: o.localeOf })

    app.post("/attachments", async (request, reply) => {
      const form = { request, actor: await identify(request), base: app.prefix, locale: o.localeOf(request) }
      const { files } = await receiveForm(a, form)
      return reply.header("cache-control", "no-store").send({ files })
    })

    app.get("/attachments/:id/file", async (request, reply) => {
      const who = await asked(request)
      const row = await readable(a, who)
      const isView = request.method === "GET" && request.headers["if-none-match"] !== etagOf(row)
      if (isView) await o.opened(who.actor, { id: row.id, conversationId: row.conversationId })
      const wantsInline = inline.safeParse(request.query).data?.inline === "1"
      return give(a, { content: row, wantsInline, request, reply })
    })

    app.get("/attachments/:id/thumbnail", async (request, reply) => {
      const row = await readable(a, await asked(request))
      if (row.thumbnail === null) throw notFound()
      const bytes = await openContent(a, { ...row, sha256: row.thumbnail })
      const content = {
        id: row.id,
        sha256: row.thumbnail,
        size: 0,
        mediaType: "image/webp",
        name: `${row.name}.webp`,
      }
      const { "accept-ranges": _whole, ...headers } = contentHeaders(content, true)
      return reply.headers(headers).send(bytes)
    })
  }
}

type Giving = { content: Content; wantsInline: boolean; request: FastifyRequest; reply: FastifyReply }

async function give(a: Attachments, o: Giving): Promise<FastifyReply> {
  const { content, request, reply } = o
  reply.headers(contentHeaders(content, o.wantsInline))
  if (request.headers["if-none-match"] === etagOf(content)) return reply.code(304).send()
  const condition = request.headers["if-range"]
  const isFresh = condition === undefined || condition === etagOf(content)
  const range = isFresh ? rangeOf(request.headers.range, content.size) : null
  if (range === "beyond") return reply.code(416).header("content-range", `bytes */${content.size}`).send()
  if (range) reply.code(206).header("content-range", `bytes ${range.start}-${range.end}/${content.size}`)
  reply.header("content-length", range ? range.end - range.start + 1 : content.size)
  // An answer to HEAD is the same without the bytes, so nothing is opened for it.
  if (request.method === "HEAD") return reply.send(Readable.from([]))
  return reply.send(await openContent(a, content, range ?? undefined))
}

/** Says this feature's refusals in the reader's language; anything else is the application's to say. */
function refuse(error: unknown, reply: FastifyReply, locale: Locale): FastifyReply {
  const sentence = error instanceof Refusal ? sentenceOf(error.code, error.values, locale) : null
  if (!(error instanceof Refusal) || !sentence) throw error
  const body = {
    code: error.code,
    ...sentence,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
  }
  return reply
    .code(error.status)
    .headers({ "cache-control": "no-store" })
    .type("application/json")
    .send({ ...body, requestId: reply.request.id })
}
