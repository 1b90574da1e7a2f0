import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { ticketNumber } from "@veridesk/contract/ticket-number.ts"
import * as z from "zod"
import { contentDisposition } from "../../attachments/index.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { asPdf, asText, fileName, sheetOf, takeTranscript } from "../../transcripts/index.ts"
import { type TicketDeps, toSignIn } from "./deps.ts"

const params = z.object({ number: ticketNumber, kind: z.enum(["pdf", "txt", "json"]) })
const TYPES = {
  pdf: "application/pdf",
  txt: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const

/** A conversation as its customer may keep it, in one of the three shapes. */
export async function transcriptBytes(
  deps: TicketDeps["transcripts"],
  o: {
    actor: CustomerActor
    now: Date
    number: string
    kind: "pdf" | "txt" | "json"
    locale: Locale
    zone: string
  },
): Promise<{ bytes: string | Uint8Array; type: string }> {
  const { actor, now, number, kind, locale, zone } = o
  const document = await takeTranscript(deps, { actor, now }, number)
  const type = TYPES[kind]
  if (kind === "json") return { bytes: JSON.stringify(document, null, 1), type }
  const sheet = sheetOf(document, { locale, zone, pairOf: (joined) => deps.pairOf(joined, locale) })
  return { bytes: kind === "txt" ? asText(sheet) : await asPdf(sheet), type }
}

/** Copies of a ticket to keep (L14): for people as PDF and text, for machines as the signed chain. */
export function transcriptRoutes(app: App, o: TicketDeps): void {
  const spend = boundInMemory({ points: 30, seconds: 600 })

  app.get("/tickets/:number/transcript.:kind", { schema: { params } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    if (!customer) return toSignIn(o, request, reply)
    const { number, kind } = request.params
    await spend(customer.actor.id)
    const { bytes, type } = await transcriptBytes(o.transcripts, {
      actor: customer.actor,
      now: o.clock(),
      number,
      kind,
      locale: o.site.localeOf(request),
      zone: o.site.zoneOf(request),
    })
    return reply
      .type(type)
      .header("content-disposition", contentDisposition("attachment", fileName(number, kind)))
      .header("cache-control", "private, no-store")
      .send(bytes)
  })

  /** The public half of our key, with which anybody checks a transcript. */
  app.get("/.well-known/veridesk-keys.json", async (_request, reply) =>
    reply.header("cache-control", "public, max-age=3600").send({ keys: [o.transcripts.key.jwk] }),
  )
}
