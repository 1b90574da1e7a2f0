import * as contract from "@veridesk/contract/announcements-public.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import type { SigningKey } from "../platform/signing-key.ts"
import { isFor } from "./announcement.ts"
import { publicAnnouncement, signedText } from "./reading/public-view.ts"
import { announcedBy, announcedList, pastOf } from "./reading/store.ts"
import { placeOf } from "./routes.ts"

export type PublicApi = {
  db: Db
  origin: string
  /** Whose site answers at this host. */
  brandIdAt: (host: string) => string
  key: SigningKey
}

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) })

/** What programs read of announcements, without an account. */
export function announcementApi(app: App, o: PublicApi): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  route.get(
    "/api/announcements",
    {
      schema: {
        querystring: contract.publicAnnouncementQuery,
        response: { 200: contract.publicAnnouncementPage },
      },
    },
    async (request, reply) => {
      const { kind = null, asset = null, before, limit } = request.query
      const query = {
        kind,
        asset,
        brandId: o.brandIdAt(request.host),
        before: placeOf(before),
        limit: limit + 1,
      }
      const rows = await announcedList(o.db, query)
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      reply.header("cache-control", "public, max-age=5").header("access-control-allow-origin", "*")
      return {
        announcements: page.map((each) => publicAnnouncement(each, o.origin)),
        next: rows.length > limit && last ? `${last.firstPublishedAt.toISOString()}~${last.id}` : null,
      }
    },
  )
  route.get(
    "/api/announcements/:number",
    { schema: { params: byNumber, response: { 200: contract.signedAnnouncement } } },
    async (request, reply) => {
      const found = await announcedBy(o.db, request.params)
      if (!found || !isFor(found.content, o.brandIdAt(request.host))) throw notFound()
      reply.header("cache-control", "public, max-age=5").header("access-control-allow-origin", "*")
      const past = await pastOf(o.db, found.id)
      return {
        ...publicAnnouncement(found, o.origin),
        signed: { text: signedText(found, o.origin), key: o.key.id, signature: found.signature },
        versions: past.map(({ content: _, publishedAt, ...version }) => ({
          ...version,
          publishedAt: publishedAt.toISOString(),
        })),
      }
    },
  )
}
