import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { ticketNumber } from "@veridesk/contract/ticket-number.ts"
import * as z from "zod"
import type { SecretKind } from "../../../portal/props-form.ts"
import { readable, receive } from "../../conversations/index.ts"
import type { App } from "../../platform/http/app.ts"
import { holdForm, type TicketDeps, toSignIn } from "./deps.ts"
import { formInput } from "./form-input.ts"
import { refusalFact } from "./refusal-fact.ts"
import { takeOut } from "./take-out.ts"
import { ticketAct } from "./ticket-act.ts"
import { sendDocument } from "./ticket-documents.ts"
import { posted, type Shown, showTicket, type Turn, ticketDone } from "./ticket-page.ts"

const byNumber = z.object({ number: ticketNumber })

/** The ticket page and what its customer can do there: write, add files, send documents, and the acts of ticket-act.ts. */
export function ticketRoutes(app: App, o: TicketDeps): void {
  app.get("/tickets/:number", { schema: { params: byNumber } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    return customer ? showTicket(o, { request, reply, customer }, {}) : toSignIn(o, request, reply)
  })

  app.post("/tickets/:number/reply", { schema: { params: byNumber } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    const { number } = request.params
    if (!customer) return holdForm(o, { request, reply, next: `/tickets/${number}` })
    await readable(o.db, customer.actor, { number }) // before a stranger's files are taken in
    return takeReply(o, { request, reply, customer })
  })

  app.post("/tickets/:number/act", { schema: { params: byNumber } }, async (request, reply) => {
    const customer = await o.customerOf(request)
    const { number } = request.params
    if (!customer) return toSignIn(o, request, reply)
    await readable(o.db, customer.actor, { number })
    const { fields } = await posted(o, request, customer)
    return ticketAct(o, { request, reply, customer }, fields)
  })
}

async function takeReply(o: TicketDeps, turn: Turn) {
  const { request, customer } = turn
  const { fields, files } = await posted(o, request, customer)
  const input = formInput(fields)
  const body = (input.values["body"] ?? "").replace(/\r\n?/g, "\n").trim()
  const attachmentIds = [
    ...new Set([
      ...input.attachmentIds,
      ...files.flatMap((file) => (file.state === "refused" ? [] : (file.id ?? []))),
    ]),
  ]
  const turnedAway = files.filter((file) => file.state === "refused" || file.id === null)
  const slot = fields.get("slot")?.[0] ?? ""
  const brought = { body, requestId: input.requestId, attachmentIds, uploads: turnedAway }
  const back = (more: Shown) =>
    slot
      ? {
          ...brought,
          ...more,
          slot: {
            id: slot,
            requestId: brought.requestId,
            text: body,
            error: null,
            secret: null,
            doubt: null,
          },
        }
      : { ...brought, ...more }
  if (input.act.startsWith("remove:")) {
    const gone = input.act.slice("remove:".length)
    await takeOut(o.attachments, customer, gone)
    return showTicket(o, turn, back({ attachmentIds: attachmentIds.filter((id) => id !== gone) }))
  }
  if (input.act === "attach" || turnedAway.length > 0) return showTicket(o, turn, back({}))
  if (slot) return sendDocument(o, turn, { slot, ...brought, anyway: input.waved !== null })
  const kept = { body, requestId: input.requestId, attachmentIds }
  try {
    const [secret] = await o.secretsIn({ body })
    if (secret)
      return await showTicket(o, turn, { ...kept, body: "", secret: { kind: secret.kind as SecretKind } })
    await o.spend(customer.actor.id)
    const written = await receive(o.contextFor(customer.actor), o.bind, {
      number: request.params.number,
      messageId: input.requestId ?? newId(),
      body,
      attachmentIds,
    })
    return await ticketDone(o, turn, { number: written.number, notice: "sent" })
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error
    return showTicket(o, turn, {
      ...kept,
      // What was sent under this id before stays what it was; these words go under a new one.
      requestId: error.code === "request-reused" ? null : input.requestId,
      error: refusalFact(error, o.site.localeOf(request)),
    })
  }
}
