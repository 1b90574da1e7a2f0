import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import type { SecretKind } from "../../../portal/props-form.ts"
import type { TicketProps } from "../../../portal/props-ticket.ts"
import { receiveForm, uploadsOf } from "../../attachments/index.ts"
import { customerTimeline, endOfMerges, readable } from "../../conversations/index.ts"
import { incidentToldTo } from "../../incidents/index.ts"
import { joinedFor } from "../../merging/index.ts"
import { ratingOf } from "../../ratings/index.ts"
import { requestList } from "../../requests/index.ts"
import type { Customer, TicketDeps } from "./deps.ts"
import { fieldsOf } from "./form-input.ts"
import type { SlotDraft } from "./document-lines.ts"
import { seenUpTo } from "./store.ts"
import { type RatingDraft, ticketProps } from "./ticket-props.ts"

const PAGE = 100

const query = z.object({
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  done: z
    .enum(["sent", "documents-sent", "followed-up", "solved", "reopened", "rated", "escalated"])
    .optional()
    .catch(undefined),
  score: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
})

export type Turn = {
  request: FastifyRequest<{ Params: { number: string } }>
  reply: FastifyReply
  customer: Customer
}

/** What a form brought that comes back on the page, since it was not taken or is not done yet. */
export type Shown = {
  body?: string
  requestId?: string | null
  error?: TicketProps["reply"]["error"]
  secret?: { kind: SecretKind } | null
  uploads?: UploadView[]
  attachmentIds?: string[]
  /** What stands in the form of one requested document; its files are those of `attachmentIds` and `uploads`. */
  slot?: Omit<SlotDraft, "files">
  rating?: RatingDraft
}

/** The ticket page, asked for or given back with what was wrong. */
export async function showTicket(o: TicketDeps, { request, reply, customer }: Turn, s: Shown) {
  const locale = o.site.localeOf(request)
  const asked = query.parse(request.query)
  const conversation = await readable(o.db, customer.actor, { number: request.params.number })
  const [page, seenSeq, kept, requests, rating, joined, mergedInto, incident] = await Promise.all([
    customerTimeline(o, conversation.id, { limit: PAGE, before: asked.before }),
    asked.before
      ? Promise.resolve(conversation.lastSeq)
      : seenUpTo(o.db, conversation.id, conversation.lastSeq),
    uploadsOf(o.attachments, { actor: customer.actor, ids: s.attachmentIds ?? [], base: "", locale }),
    requestList(o, conversation.id),
    ratingOf(o.db, conversation.id),
    joinedFor(o, conversation),
    conversation.mergedInto ? whereItGoesOn(o, customer, conversation.id) : null,
    incidentToldTo(o.db, conversation.id, locale),
  ])
  const first = page.events[0]?.seq
  const files = [...kept, ...(s.uploads ?? [])]
  const props = ticketProps({
    conversation,
    form: o.forms.at(conversation.formKey, conversation.formVersion),
    events: page.events,
    earlier: page.more && first ? `/tickets/${conversation.number}?before=${first}` : null,
    seenSeq,
    locale,
    now: o.clock(),
    expected: o.expected(conversation),
    reopenDays: o.reopenDays(),
    team: o.teamName(conversation.teamId, locale),
    wording: o.statusWording(conversation.statusKey, locale),
    requests,
    slot: s.slot ? { ...s.slot, files } : null,
    rating,
    rated: s.rating ?? null,
    proposed: asked.score ?? null,
    body: s.body ?? "",
    uploads: s.slot ? [] : files,
    requestId: s.requestId ?? null,
    error: s.error ?? null,
    secret: s.secret ?? null,
    notice: asked.done ?? null,
    joined,
    mergedInto,
    incident,
  })
  const failed = [s, s.slot, s.rating].some((form) => form?.error || form?.secret) || Boolean(s.slot?.doubt)
  if (o.site.wantsJson(request))
    return request.method === "GET"
      ? reply.send(props)
      : reply.code(failed ? 422 : 200).send({ outcome: "again", props })
  return o.site.page(request, reply, { kind: "ticket", props, status: failed ? 422 : 200 })
}

/** The ticket that a merged one goes on in; theirs too, since only one customer's tickets merge. */
async function whereItGoesOn(
  o: TicketDeps,
  customer: Customer,
  id: string,
): Promise<TicketProps["mergedInto"]> {
  const { number } = await readable(o.db, customer.actor, { id: await endOfMerges(o.db, id) })
  return { number, href: `/tickets/${number}` }
}

/** What a form brought, its files taken in. A script sends forms as multipart, whatever their `enctype` says. */
export async function posted(
  o: TicketDeps,
  request: FastifyRequest,
  customer: Customer,
): Promise<{ fields: Map<string, string[]>; files: UploadView[] }> {
  if (!request.isMultipart()) return { fields: fieldsOf(request.body), files: [] }
  return receiveForm(o.attachments, {
    request,
    actor: customer.actor,
    base: "",
    locale: o.site.localeOf(request),
  })
}

/** Where something was done, which is another ticket where this one was merged, and what the page says about it. */
export type Done = { number: string; notice: TicketProps["notice"] }

/** Ends a form that did what it should: to the ticket's page, with a word about it. */
export function ticketDone(o: TicketDeps, { request, reply }: Turn, { number, notice }: Done) {
  const location = `/tickets/${number}${notice ? `?done=${notice}` : ""}`
  return o.site.wantsJson(request) ? reply.send({ outcome: "done", location }) : reply.redirect(location, 303)
}
