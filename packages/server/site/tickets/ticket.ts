import type { UploadView } from "@veridesk/contract/attachments.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { ticketNumber } from "@veridesk/contract/ticket-number.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import type { SecretKind } from "../../../portal/props-form.ts"
import type { TicketProps } from "../../../portal/props-ticket.ts"
import { receiveForm, uploadsOf } from "../../attachments/index.ts"
import {
  customerTimeline,
  endOfMerges,
  followUp,
  markFixed,
  readable,
  receive,
  reopen,
} from "../../conversations/index.ts"
import { joinedFor } from "../../merging/index.ts"
import type { App } from "../../platform/http/app.ts"
import { type Customer, holdForm, type TicketDeps, toSignIn } from "./deps.ts"
import { fieldsOf, formInput } from "./form-input.ts"
import { refusalFact } from "./refusal-fact.ts"
import { seenUpTo } from "./store.ts"
import { takeOut } from "./take-out.ts"
import { ticketProps } from "./ticket-props.ts"

const PAGE = 100
const byNumber = z.object({ number: ticketNumber })
const query = z.object({
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  done: z.enum(["sent", "followed-up", "solved", "reopened"]).optional().catch(undefined),
})

type Shown = {
  body?: string
  requestId?: string | null
  error?: TicketProps["reply"]["error"]
  secret?: { kind: SecretKind } | null
  uploads?: UploadView[]
  attachmentIds?: string[]
}

/** The ticket page and what its customer can do there: write, add files, follow up, close, open again. */
export function ticketRoutes(app: App, o: TicketDeps): void {
  app.get("/tickets/:number", { schema: { params: byNumber } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    return customer ? show({ request, reply, customer }, {}) : toSignIn(o, request, reply)
  })

  app.post("/tickets/:number/reply", { schema: { params: byNumber } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    const { number } = request.params
    if (!customer) return holdForm(o, { request, reply, next: `/tickets/${number}` })
    await readable(o.db, customer.actor, { number }) // before a stranger's files are taken in
    const { fields, files } = await posted(request, customer)
    const input = formInput(fields)
    const body = (input.values["body"] ?? "").replace(/\r\n?/g, "\n").trim()
    const attachmentIds = [
      ...new Set([
        ...input.attachmentIds,
        ...files.flatMap((file) => (file.state === "refused" ? [] : (file.id ?? []))),
      ]),
    ]
    const turnedAway = files.filter((file) => file.state === "refused" || file.id === null)
    if (input.act.startsWith("remove:")) {
      const gone = input.act.slice("remove:".length)
      await takeOut(o.attachments, customer, gone)
      return show(
        { request, reply, customer },
        { body, requestId: input.requestId, attachmentIds: attachmentIds.filter((id) => id !== gone) },
      )
    }
    if (input.act === "attach" || turnedAway.length > 0)
      return show(
        { request, reply, customer },
        {
          body,
          requestId: input.requestId,
          attachmentIds,
          uploads: turnedAway,
        },
      )
    try {
      const [secret] = await o.secretsIn({ body })
      if (secret)
        return await show(
          { request, reply, customer },
          {
            body: "",
            requestId: input.requestId,
            attachmentIds,
            secret: { kind: secret.kind as SecretKind },
          },
        )
      await o.spend(customer.actor.id)
      const written = await receive(o.contextFor(customer.actor), o.bind, {
        number,
        messageId: input.requestId ?? newId(),
        body,
        attachmentIds,
      })
      return await done(request, reply, { number: written.number, notice: "sent" })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return show(
        { request, reply, customer },
        {
          body,
          // What was sent under this id before stays what it was; these words go under a new one.
          requestId: error.code === "request-reused" ? null : input.requestId,
          attachmentIds,
          error: refusalFact(error, o.site.localeOf(request)),
        },
      )
    }
  })

  app.post("/tickets/:number/act", { schema: { params: byNumber } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    if (!customer) return toSignIn(o, request, reply)
    const { number } = request.params
    await readable(o.db, customer.actor, { number }) // before a stranger's files are taken in
    // A script sends this form too as multipart, whatever its `enctype` says.
    const input = formInput((await posted(request, customer)).fields)
    const ctx = o.contextFor(customer.actor)
    const requestId = input.requestId ?? newId()
    try {
      if (input.act === "follow-up") {
        const at = await followUp(ctx, { number, requestId })
        return await done(request, reply, { number: at.number, notice: "followed-up" })
      }
      if (input.act === "solved") {
        const at = await markFixed(ctx, { number, requestId })
        return await done(request, reply, { number: at.number, notice: "solved" })
      }
      if (input.act === "reopen") {
        const reason = (input.values["body"] ?? "").slice(0, 10_000)
        const [secret] = await o.secretsIn({ body: reason })
        if (secret)
          return await show({ request, reply, customer }, { secret: { kind: secret.kind as SecretKind } })
        const at = await reopen(ctx, { number, requestId, messageId: newId(), reason })
        return await done(request, reply, { number: at.number, notice: "reopened" })
      }
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return show({ request, reply, customer }, { error: refusalFact(error, o.site.localeOf(request)) })
    }
    throw new Refusal("invalid-input", 400)
  })

  /** The ticket that a merged one goes on in; theirs too, since only one customer's tickets merge. */
  async function whereItGoesOn(customer: Customer, id: string): Promise<TicketProps["mergedInto"]> {
    const { number } = await readable(o.db, customer.actor, { id: await endOfMerges(o.db, id) })
    return { number, href: `/tickets/${number}` }
  }

  async function posted(
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

  function done(
    request: FastifyRequest,
    reply: FastifyReply,
    { number, notice }: { number: string; notice: string },
  ) {
    const location = `/tickets/${number}?done=${notice}`
    return o.site.wantsJson(request)
      ? reply.send({ outcome: "done", location })
      : reply.redirect(location, 303)
  }

  type Turn = {
    request: FastifyRequest<{ Params: { number: string } }>
    reply: FastifyReply
    customer: Customer
  }

  async function show({ request, reply, customer }: Turn, s: Shown) {
    const locale = o.site.localeOf(request)
    const asked = query.parse(request.query)
    const conversation = await readable(o.db, customer.actor, { number: request.params.number })
    const [page, seenSeq, kept, joined, mergedInto] = await Promise.all([
      customerTimeline(o, conversation.id, { limit: PAGE, before: asked.before }),
      asked.before
        ? Promise.resolve(conversation.lastSeq)
        : seenUpTo(o.db, conversation.id, conversation.lastSeq),
      uploadsOf(o.attachments, { actor: customer.actor, ids: s.attachmentIds ?? [], base: "", locale }),
      joinedFor(o, conversation),
      conversation.mergedInto ? whereItGoesOn(customer, conversation.id) : null,
    ])
    const first = page.events[0]?.seq
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
      body: s.body ?? "",
      uploads: [...kept, ...(s.uploads ?? [])],
      requestId: s.requestId ?? null,
      error: s.error ?? null,
      secret: s.secret ?? null,
      notice: asked.done ?? null,
      joined,
      mergedInto,
    })
    const failed = Boolean(s.error || s.secret)
    if (o.site.wantsJson(request))
      return request.method === "GET"
        ? reply.send(props)
        : reply.code(failed ? 422 : 200).send({ outcome: "again", props })
    return o.site.page(request, reply, { kind: "ticket", props, status: failed ? 422 : 200 })
  }
}
