import { mkdtemp, rm } from "node:fs/promises"
import { request as httpRequest } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Writable } from "node:stream"
import { setImmediate as turn } from "node:timers/promises"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import { localeFor } from "@veridesk/contract/locale.ts"
import fastify, { type FastifyInstance } from "fastify"
import { openBlobs } from "../../platform/blobs/index.ts"
import { type Connection, connect } from "../../platform/db/connect.ts"
import { makeLog } from "../../platform/log.ts"
import { testDatabase } from "../../platform/testing/test-database.ts"
import { type Actor, type Attachment, type Attachments, attachmentRoutes, openAttachments } from "../index.ts"

export type Site = {
  url: string
  a: Attachments
  connection: Connection
  /** Lines of the log, as objects. */
  logged: Record<string, unknown>[]
  /** Files that were opened, as `opened` was told. */
  views: string[]
  mayRead: Set<string>
  /** The time of the feature; tests move it. */
  time: { now: Date }
  close(): Promise<void>
}

/** The feature behind real HTTP on a real database, with actors told by the header `x-actor`. */
export async function openSite(o: { clamdUrl?: string; limits?: Attachments["limits"] } = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-attachments-"))
  const database = await testDatabase()
  const connection = connect(database.url, { max: 6, name: "attachments" })
  const logged: Record<string, unknown>[] = []
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(JSON.parse(chunk.toString()))
      done()
    },
  })
  const time = { now: new Date() }
  const a = await openAttachments({
    db: connection.db,
    blobs: await openBlobs({ kind: "local", folder: join(folder, "blobs") }),
    folder: join(folder, "arriving"),
    limits: o.limits ?? { bytes: 25 * 1024 ** 2, videoBytes: 100 * 1024 ** 2 },
    clamdUrl: o.clamdUrl,
    log: makeLog({ level: "info", destination: lines }),
    clock: () => time.now,
  })
  const site = { a, connection, logged, views: [] as string[], mayRead: new Set<string>(), time }
  const app = await serve(site)
  const close = async () => {
    await app.close()
    await Promise.all(a.checks.values())
    await connection.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...site, url: await app.listen({ port: 0, host: "127.0.0.1" }), close }
}

async function serve(site: Pick<Site, "a" | "views" | "mayRead">): Promise<FastifyInstance> {
  // A connection that a client opened ahead and never used doesn't count as idle, and would keep the server open.
  const app = fastify({ forceCloseConnections: true })
  const mayRead = (actor: Actor, attachment: Attachment) =>
    site.mayRead.has(`${actor.id ?? actor.holder} ${attachment.messageId}`)
  const routes = attachmentRoutes({
    attachments: site.a,
    whoIs: (request) => actorOf(String(request.headers["x-actor"] ?? "")),
    mayRead,
    localeOf: (request) => localeFor(request.headers["accept-language"]),
    opened: (_actor, attachment) => {
      site.views.push(attachment.id)
    },
  })
  await app.register(routes, { prefix: "/api" })
  return app
}

function actorOf(header: string): Actor | null {
  const [realm, id = "", holder] = header.split(" ")
  if (realm === "customer" || realm === "staff") return { realm, id, holder }
  return realm === "holder" ? { holder: id } : null
}

type Bytes = Buffer<ArrayBuffer>
export type Browser = ReturnType<typeof browser>

/** What one person's browser does. @param actor the value of `x-actor`, e.g. "customer 018f…" */
export function browser(site: Site, actor: string, language = "en") {
  const headers = { "x-actor": actor, "accept-language": language }
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(path.startsWith("http") ? path : `${site.url}${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    })
  const tus = (method: string, path: string, more: Record<string, string> = {}): Promise<Response> =>
    ask(path, { method, headers: { "tus-resumable": "1.0.0", ...more } })
  const begin = (o: { id: string; name: string; size: number; draft?: string }): Promise<Response> => {
    const pairs = { id: o.id, filename: o.name, ...(o.draft ? { draft: o.draft } : {}) }
    const meta = Object.entries(pairs).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`,
    )
    return tus("POST", "/api/uploads", { "upload-length": String(o.size), "upload-metadata": meta.join(",") })
  }
  const append = (id: string, offset: number, body: Bytes): Promise<Response> => {
    const type = "application/offset+octet-stream"
    const more = { "tus-resumable": "1.0.0", "upload-offset": String(offset), "content-type": type }
    return ask(`/api/uploads/${id}`, { method: "PATCH", headers: more, body })
  }
  const state = async (id: string): Promise<UploadView> => (await ask(`/api/uploads/${id}?wait=1`)).json()

  return {
    ask,
    tus,
    begin,
    append,
    state,
    /** A whole upload in one go; the view of it once it is checked. */
    async upload(o: {
      id: string
      name: string
      bytes: Buffer<ArrayBuffer>
      draft?: string
    }): Promise<UploadView> {
      const begun = await begin({ ...o, size: o.bytes.length })
      if (begun.status !== 201) throw new Error(`refused at the door: ${await begun.text()}`)
      await append(o.id, 0, o.bytes)
      return state(o.id)
    },
    /** A plain form, as without JavaScript. */
    async form(
      texts: Record<string, string>,
      files: { name: string; bytes: Buffer<ArrayBuffer> }[],
    ): Promise<UploadView[]> {
      const body = new FormData()
      for (const [key, value] of Object.entries(texts)) body.append(key, value)
      for (const file of files) body.append("files", new Blob([file.bytes]), file.name)
      const answer = await ask("/api/attachments", { method: "POST", body })
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
      return (await answer.json()).files
    },
    /** Sends the first bytes of a PATCH and leaves the connection open until `cut` is called. */
    startAppend(id: string, o: { offset: number; total: number; bytes: Buffer }): { cut(): void } {
      const sending = httpRequest(`${site.url}/api/uploads/${id}`, {
        method: "PATCH",
        headers: {
          ...headers,
          "tus-resumable": "1.0.0",
          "upload-offset": o.offset,
          "content-type": "application/offset+octet-stream",
          "content-length": o.total,
        },
      })
      sending.on("error", () => {}) // the cut itself
      sending.write(o.bytes)
      return { cut: () => sending.destroy() }
    },
  }
}

/** Turns the event loop until something has come true; the test's own time limit ends what never does. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await turn()
}
