import { createHash, randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { FastifyMultipartOptions } from "@fastify/multipart"
import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { id as idSchema } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import type { FastifyRequest } from "fastify"
import type { Actor } from "./attachment.ts"
import { arrived, arrivedAt, checked } from "./check.ts"
import { displayName } from "./display-name.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"
import { beginUpload, tooLarge } from "./upload.ts"
import { turnedAwayView, uploadView } from "./views.ts"

/** What `@fastify/multipart` is registered with wherever a form may bring files. */
export const formLimits: FastifyMultipartOptions = {
  throwFileSizeLimit: false,
  // A form has at most 250 fields, and a time of them three inputs; what all texts may weigh is bounded below.
  limits: {
    fieldNameSize: 200,
    fieldSize: 512 * 1024,
    fields: 1000,
    files: 200,
    parts: 1200,
    headerPairs: 50,
  },
}

/** Bytes of one form: ten of the largest files, and as much again that is read only to be thrown away. */
const MOST_FORM_BYTES = 2 * 1024 ** 3

/** A page that a browser loads for longer is believed dead by whoever looks at it. */
const LONGEST_WAIT_MS = 100_000

/** What all texts of one form may weigh together: the longest message several times over. */
const MOST_FORM_TEXT_BYTES = 4 * 1024 * 1024

/**
 * A form's texts by field name (all values of a repeated one), what became of its files, and by which of its inputs
 * each of them came.
 */
export type ReceivedForm = {
  fields: Map<string, string[]>
  files: UploadView[]
  inputs: Map<string, string>
}

export type FormOrder = { request: FastifyRequest; actor: Actor; base: string; locale: Locale }

/**
 * Receives a plain multipart form, as a browser without JavaScript sends it, without ever holding a file in memory, and
 * waits until each file is checked. A file that can't be taken is told in `files` and harms neither the other files nor
 * the texts. The field `draft` or `requestId`, standing before the files, names the form: it holds ten files, and sending
 * it again gives the same uploads. @throws Refusal `too-large` where the whole form is beyond all bounds
 */
export async function receiveForm(a: Attachments, o: FormOrder): Promise<ReceivedForm> {
  const fields = new Map<string, string[]>()
  const turnedAway: UploadView[] = []
  const ids: string[] = []
  const inputs = new Map<string, string>()
  const bound = { bytes: 0 }
  let textBytes = 0
  for await (const part of o.request.parts({
    limits: { fileSize: Math.max(a.limits.bytes, a.limits.videoBytes) },
  })) {
    if (part.type === "field") {
      const value = String(part.value)
      textBytes += Buffer.byteLength(value)
      if (textBytes > MOST_FORM_TEXT_BYTES) throw new Refusal("form-too-large", 413)
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), value])
      continue
    }
    // An empty file box is sent as a file without a name.
    if (part.filename === "") {
      part.file.resume()
      continue
    }
    const draftId = idSchema.safeParse((fields.get("draft") ?? fields.get("requestId"))?.[0]).data ?? null
    const file = { name: displayName(part.filename), size: 0 }
    const path = join(a.folder, `${randomUUID()}.part`)
    try {
      if (ids.length >= attachmentLimits.perMessage) {
        await drain(part.file, bound)
        throw new Refusal("too-many-files", 422, {
          values: { name: file.name, max: attachmentLimits.perMessage },
        })
      }
      const sha256 = await saved(part.file, path, bound)
      file.size = (await stat(path)).size
      if (part.file.truncated) throw tooLarge(file.name, a.limits)
      const id = await taken(a, { ...o, ...file, path, draftId, sha256 })
      ids.push(id)
      inputs.set(id, part.fieldname)
    } catch (error) {
      if (!(error instanceof Refusal) || bound.bytes > MOST_FORM_BYTES) throw error
      turnedAway.push(turnedAwayView(file, error, o.locale))
    } finally {
      await rm(path, { force: true })
    }
  }
  await Promise.all(ids.map((id) => checked(a, { id, mostMs: LONGEST_WAIT_MS })))
  const rows = await store.findOf(a.db, ids)
  const inOrder = rows.toSorted((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id))
  return { fields, inputs, files: [...inOrder.map((row) => uploadView(row, o)), ...turnedAway] }
}

/** What a form without files may weigh too (the body limit of every other request). */
const MOST_TEXT_BYTES = 1024 * 1024

/**
 * Only the texts of a form, whichever encoding it came in: of somebody whose files nobody may take in.
 * @throws Refusal `form-too-large` where the texts are beyond what a form without files may bring
 */
export async function textsOf(request: FastifyRequest): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  if (!request.isMultipart()) {
    const body = typeof request.body === "object" && request.body !== null ? request.body : {}
    for (const [name, value] of Object.entries(body)) if (typeof value === "string") texts.set(name, value)
    return texts
  }
  const bound = { bytes: 0 }
  let left = MOST_TEXT_BYTES
  for await (const part of request.parts()) {
    if (part.type === "file") await drain(part.file, bound)
    else {
      const value = String(part.value)
      left -= Buffer.byteLength(value)
      if (left < 0) throw new Refusal("form-too-large", 413)
      texts.set(part.fieldname, value)
    }
  }
  return texts
}

async function taken(
  a: Attachments,
  o: FormOrder & { name: string; size: number; path: string; draftId: string | null; sha256: string },
): Promise<string> {
  const id = idFor([o.actor.id ?? o.actor.holder ?? "", o.draftId ?? randomUUID(), o.sha256, o.name])
  const { row } = await beginUpload(a, { actor: o.actor, id, draftId: o.draftId, name: o.name, size: o.size })
  // Also for a form that is sent again since the first try died half-way: the same id holds the same bytes.
  if (row.state === "uploading") {
    await rename(o.path, arrivedAt(a, id))
    await arrived(a, id)
  }
  return id
}

/** The same file in the same form is the same upload: a UUID of version 8 (RFC 9562) made of what it is. */
function idFor(parts: string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

async function saved(file: NodeJS.ReadableStream, path: string, bound: { bytes: number }): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(
    file,
    metered(bound, (chunk) => hash.update(chunk)),
    createWriteStream(path, { mode: 0o600 }),
  )
  return hash.digest("hex")
}

async function drain(file: NodeJS.ReadableStream, bound: { bytes: number }): Promise<void> {
  const meter = metered(bound, () => {})
  await pipeline(file, meter, async (chunks: AsyncIterable<Buffer>) => {
    for await (const _chunk of chunks) continue
  })
}

function metered(bound: { bytes: number }, see: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bound.bytes += chunk.length
      see(chunk)
      done(bound.bytes > MOST_FORM_BYTES ? new Refusal("form-too-large", 413) : null, chunk)
    },
  })
}
