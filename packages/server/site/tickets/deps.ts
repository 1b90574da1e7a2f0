import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { type Attachments, textsOf } from "../../attachments/index.ts"
import type { BindAttachments, Conversation, Serving, Sources } from "../../conversations/index.ts"
import type { CustomerSession } from "../../customers/index.ts"
import type { LookUpDeps } from "../../intake/look-up.ts"
import type { ReceiveDeps } from "../../intake/receive.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { TranscriptDeps } from "../../transcripts/index.ts"
import type { Site } from "../page.ts"

/** A signed-in customer as the ticket pages need them. */
export type Customer = Pick<
  CustomerSession,
  "name" | "username" | "email" | "emailVerified" | "exchangeUid"
> & { actor: CustomerActor }

/** What the ticket pages and the customers' JSON routes work with. */
export type TicketDeps = ReceiveDeps &
  LookUpDeps & {
    db: Db
    clock: Clock
    site: Site
    attachments: Attachments
    bind: BindAttachments
    sources: Sources
    transcripts: TranscriptDeps
    customerOf: (request: FastifyRequest) => Promise<Customer | null>
    contextFor: (actor: CustomerActor) => Serving<CustomerActor>
    /** When an answer is to be expected: a range that ends with the promise. */
    expected: (c: Conversation) => { from: Date | null; by: Date | null }
    /** How many days a solved ticket can be opened again. */
    reopenDays: () => number
    /** How long first answers to a type of ticket really take; null while there are few figures. */
    measured: (formKey: string) => { p50Ms: number; p80Ms: number; countedAt: Date } | null
    /** What would be promised to a ticket of this form, filed now. */
    promiseOf: (form: { key: string; team: string; priority: number }) => Date
    teamName: (id: string | null, locale: "en" | "zh-CN") => string
    /** What a customer reads in place of the word of a status whose label says more. */
    statusWording: (key: string | null, locale: "en" | "zh-CN") => string | null
    /** Counts one ticket or message of this customer. @throws Refusal `too-many-tries` */
    spend: (customerId: string) => Promise<void>
  }

/** Sends a signed-out reader to sign in, and back here afterwards; from an act, whose address is no page, to its ticket. */
export function toSignIn(o: TicketDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const next = request.method === "GET" ? request.url : request.url.replace(/\/act$/, "")
  const target = `/sign-in?next=${encodeURIComponent(next)}`
  return o.site.wantsJson(request)
    ? reply.code(401).send({ outcome: "signed-out", signIn: target })
    : reply.redirect(target, 303)
}

/**
 * The same for a form whose session ran out: a page that says so and holds what was typed until they are signed in.
 * @param next the page that the form stands on
 */
export async function holdForm(
  o: TicketDeps,
  { request, reply, next }: { request: FastifyRequest; reply: FastifyReply; next: string },
): Promise<FastifyReply> {
  if (o.site.wantsJson(request)) return toSignIn(o, request, reply)
  const texts = [...(await textsOf(request))].filter(([name]) => name !== "_csrf")
  return o.site.page(request, reply, {
    kind: "error",
    status: 401,
    props: {
      kind: "session-expired",
      requestId: request.id,
      retryAfter: null,
      next,
      held: Object.fromEntries(texts),
    },
  })
}
