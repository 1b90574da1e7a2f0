import { notFound } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import type { App } from "../../platform/http/app.ts"
import { contentHeaders, etagOf, openContent } from "../download.ts"
import type { Attachments } from "../open.ts"
import { keptFile } from "./store.ts"

const params = z.object({ id })

/** Gives out what is kept for one thing to anybody who has its address, which nobody can guess. It never changes. */
export function keptFileRoute(app: App, o: { attachments: Attachments; path: string; what: string }): void {
  app.get(`${o.path}/:id`, { schema: { hide: true } }, async (request, reply) => {
    const asked = params.safeParse(request.params)
    const file = asked.success ? await keptFile(o.attachments.db, { ...asked.data, what: o.what }) : null
    if (!file) throw notFound()
    const { "accept-ranges": _whole, ...headers } = contentHeaders(file, true)
    reply.headers({ ...headers, "cache-control": "public, max-age=31536000, immutable" })
    if (request.headers["if-none-match"] === etagOf(file)) return reply.code(304).send()
    return reply.send(await openContent(o.attachments, file))
  })
}
