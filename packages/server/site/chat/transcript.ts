import { id } from "@veridesk/contract/ids.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import * as z from "zod"
import { contentDisposition } from "../../attachments/index.ts"
import { readable } from "../../conversations/index.ts"
import type { App } from "../../platform/http/app.ts"
import { localeOf } from "../../platform/http/problem.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { fileName } from "../../transcripts/index.ts"
import { transcriptBytes } from "../tickets/transcript.ts"
import type { DoorDeps } from "./door-deps.ts"

const params = z.object({ id, kind: z.enum(["pdf", "txt", "json"]) })
const query = z.object({ zone: z.string().max(60).default("UTC") })

/** Copies of a live conversation to keep (L14), as of a ticket: for people, and with the chain's proof. */
export function chatTranscripts(
  app: App,
  o: DoorDeps,
  speaking: (request: FastifyRequest) => Promise<CustomerActor>,
): void {
  const spend = boundInMemory({ points: 30, seconds: 600 })
  app.get(
    "/api/chat/chats/:id/transcript.:kind",
    { schema: { params, querystring: query } },
    async (request, reply) => {
      const actor = await speaking(request)
      await spend(actor.id)
      const { id: conversationId, kind } = request.params
      const { number } = await readable(o.db, actor, { id: conversationId })
      const { bytes, type } = await transcriptBytes(o.transcripts, {
        actor,
        now: o.clock(),
        number,
        kind,
        locale: localeOf(request),
        zone: isZone(request.query.zone) ? request.query.zone : "UTC",
      })
      return reply
        .type(type)
        .header("content-disposition", contentDisposition("attachment", fileName(number, kind)))
        .header("cache-control", "private, no-store")
        .send(bytes)
    },
  )
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}
