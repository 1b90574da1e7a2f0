import { notFound } from "@veridesk/contract/errors.ts"
import * as z from "zod"
import { type Attachments, contentDisposition, fileOnMessage } from "../attachments/index.ts"
import { behindFileLink, takeFileLink } from "../mails/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import { boundInMemory } from "../platform/realm/bound-in-memory.ts"
import { networkOf } from "../platform/realm/network.ts"
import type { Site } from "./page.ts"

const params = z.object({ token: z.string().min(1).max(100) })

export type FileLinkDeps = { db: Db; clock: Clock; site: Site; attachments: Attachments }

/** Behind the links to files in mails: opening one shows what it gives, a button gives it, once. */
export function fileLinkPages(app: App, o: FileLinkDeps): void {
  const spend = boundInMemory({ points: 60, seconds: 3600 })

  app.get("/files/:token", { schema: { params } }, async (request, reply) => {
    await spend(networkOf(request.ip))
    const { token } = request.params
    const id = await behindFileLink(o.db, token, o.clock())
    const file = id && (await fileOnMessage(o.attachments, id))
    reply.header("referrer-policy", "no-referrer")
    return o.site.page(request, reply, {
      kind: "file-link",
      props: { file: file ? { name: file.name, size: file.size, action: `/files/${token}` } : null },
      status: file ? 200 : 404,
    })
  })
  app.post("/files/:token", { schema: { params } }, async (request, reply) => {
    await spend(networkOf(request.ip))
    const id = await takeFileLink(o.db, request.params.token, o.clock())
    const file = id && (await fileOnMessage(o.attachments, id))
    if (!file) throw notFound()
    return reply
      .type("application/octet-stream")
      .header("content-disposition", contentDisposition("attachment", file.name))
      .header("x-content-type-options", "nosniff")
      .header("cache-control", "private, no-store")
      .send(await file.read())
  })
}
