import { stat } from "node:fs/promises"
import { Metadata, Server } from "@tus/server"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id as idSchema } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { owned } from "./access.ts"
import type { Actor, Attachment } from "./attachment.ts"
import { arrived, arrivedAt, arrivedIfWhole, checked } from "./check.ts"
import type { Attachments } from "./open.ts"
import { removeUpload } from "./remove.ts"
import { find } from "./store.ts"
import { beginUpload } from "./upload.ts"
import { uploadView } from "./views.ts"

export type Identify = (request: FastifyRequest) => Promise<Actor>
type Resumable = { identify: Identify; localeOf: (request: FastifyRequest) => Locale }

/** Long enough for nearly every picture, so that the answer to the last byte mostly is the verdict too. */
const WAIT_FOR_CHECK_MS = 3000

/** Two spellings each: the ones of our own forms, and those that common upload widgets send by themselves. */
const metadata = z
  .object({
    id: idSchema,
    filename: z.string().max(20_000).nullish(),
    name: z.string().max(20_000).nullish(),
    draft: idSchema.nullish(),
    requestId: idSchema.nullish(),
  })
  .transform((meta) => ({
    id: meta.id,
    name: meta.filename ?? meta.name ?? "",
    draftId: meta.draft ?? meta.requestId ?? null,
  }))
const uploadLength = z.coerce.number().int().min(0)
const params = z.object({ id: idSchema })
const wait = z.object({ wait: z.enum(["0", "1"]).default("0") })

/**
 * Uploads that go on where they broke off (tus 1.0.0: creation, creation with upload, termination). The client says in
 * `Upload-Metadata` its own `id`, the `filename`, and the `draft` that the file belongs to. Who may do what is decided
 * here, before the protocol's own code sees the request. The answer to the last byte and GET carry an `UploadView`.
 */
export function resumableRoutes(app: FastifyInstance, a: Attachments, o: Resumable): void {
  const path = `${app.prefix}/uploads`
  const locales = new WeakMap<object, Locale>()
  const tus = new Server({
    path,
    datastore: a.arriving,
    locker: a.locker,
    relativeLocation: true,
    allowedOrigins: () => false,
    maxSize: Math.max(a.limits.bytes, a.limits.videoBytes),
    namingFunction: (_request, meta) => idSchema.parse(meta?.id),
    onUploadFinish: async (request, upload) => {
      await arrived(a, upload.id)
      await checked(a, { id: upload.id, mostMs: WAIT_FOR_CHECK_MS })
      const row = await find(a.db, upload.id)
      const message = request.runtime?.node?.req
      const locale = (message && locales.get(message)) ?? "en"
      const body = row ? JSON.stringify(uploadView(row, { base: app.prefix, locale })) : ""
      return { status_code: 200, headers: { "content-type": "application/json; charset=utf-8" }, body }
    },
  })
  const handOver = async (request: FastifyRequest, reply: FastifyReply) => {
    locales.set(request.raw, o.localeOf(request))
    reply.hijack()
    await tus.handle(request.raw, reply.raw)
  }
  // The protocol's code reads the bytes itself; Fastify must not.
  app.addContentTypeParser("application/offset+octet-stream", (_request, _body, done) => done(null))
  app.options("/uploads", handOver)

  app.post("/uploads", async (request, reply) => {
    const actor = await o.identify(request)
    const order = orderOf(request)
    const { row } = await beginUpload(a, { actor, ...order })
    // A repeated POST must not empty a file that is half there already.
    const isThere = await stat(arrivedAt(a, row.id)).then(
      () => true,
      () => false,
    )
    if (row.state === "uploading" && !isThere) return handOver(request, reply)
    return reply.code(201).headers(TUS).header("location", `${path}/${row.id}`).send()
  })

  app.head("/uploads/:id", async (request, reply) => {
    const row = await ownUpload(a, request, o.identify)
    if (row.state === "removed") return reply.code(410).headers(TUS).send()
    if (row.state !== "uploading") return whole(reply.code(200), row)
    await arrivedIfWhole(a, row.id)
    return handOver(request, reply)
  })

  app.patch("/uploads/:id", async (request, reply) => {
    const row = await ownUpload(a, request, o.identify)
    if (row.state === "removed") return reply.code(410).headers(TUS).send()
    if (row.state === "uploading") return handOver(request, reply)
    const offset = Number(request.headers["upload-offset"])
    return offset === row.declaredSize ? whole(reply.code(204), row) : reply.code(409).headers(TUS).send()
  })

  app.get("/uploads/:id", { exposeHeadRoute: false }, async (request, reply) => {
    const before = await ownUpload(a, request, o.identify)
    const isPatient = wait.safeParse(request.query).data?.wait === "1"
    if (isPatient) await checked(a, { id: before.id, mostMs: 10 * WAIT_FOR_CHECK_MS })
    const row = await ownUpload(a, request, o.identify)
    const view = uploadView(row, { base: app.prefix, locale: o.localeOf(request) })
    return reply.header("cache-control", "no-store").send(view)
  })

  app.delete("/uploads/:id", async (request, reply) => {
    const row = await ownUpload(a, request, o.identify)
    await removeUpload(a, { actor: await o.identify(request), id: row.id })
    return reply.code(204).headers(TUS).send()
  })
}

const TUS = { "tus-resumable": "1.0.0", "cache-control": "no-store" }

function whole(reply: FastifyReply, row: Attachment): FastifyReply {
  return reply
    .headers({ ...TUS, "upload-offset": row.declaredSize, "upload-length": row.declaredSize })
    .send()
}

async function ownUpload(a: Attachments, request: FastifyRequest, identify: Identify): Promise<Attachment> {
  const asked = params.safeParse(request.params)
  if (!asked.success) throw notFound()
  return owned(a, { actor: await identify(request), id: asked.data.id })
}

function orderOf(request: FastifyRequest) {
  const size = uploadLength.safeParse(request.headers["upload-length"])
  const meta = metadata.safeParse(parsedMetadata(request.headers["upload-metadata"]))
  if (!size.success || !meta.success) throw new Refusal("upload-invalid", 400)
  return { ...meta.data, size: size.data }
}

function parsedMetadata(header: string | string[] | undefined): unknown {
  try {
    return Metadata.parse(typeof header === "string" ? header : undefined)
  } catch {
    return null
  }
}
