import { id, newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import * as z from "zod"
import { contentDisposition } from "../../attachments/index.ts"
import type { Serving } from "../../conversations/index.ts"
import type { App } from "../../platform/http/app.ts"
import { type BundleDeps, emlBundle } from "./bundle.ts"

export type ArchiveDeps = BundleDeps & {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Serving<StaffActor>
}

/** What was written back and forth, to be kept elsewhere. */
export function archiveRoutes(app: App, o: ArchiveDeps): void {
  app.get(
    "/api/desk/conversations/:id/eml-bundle",
    { schema: { params: z.object({ id }) } },
    async (request, reply) => {
      const ctx = o.contextFor(await o.staffOf(request))
      const { name, bytes } = await emlBundle(ctx, o, {
        conversationId: request.params.id,
        requestId: newId(),
      })
      return reply
        .type("application/zip")
        .header("content-disposition", contentDisposition("attachment", name))
        .header("cache-control", "private, no-store")
        .send(bytes)
    },
  )
}
