import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { readable, receive } from "../../conversations/index.ts"
import { readBefore } from "./read-before.ts"
import { ABOUT_TICKET, receiveTicket } from "../../intake/receive.ts"
import { DESCRIPTION } from "../../intake-forms/index.ts"
import type { TicketDeps } from "./deps.ts"
import { type Secret, withoutSecrets } from "./form-secrets.ts"
import { type State, showForm, type Turn } from "./form-show.ts"
import { refusalFact } from "./refusal-fact.ts"

/** What was written about a transaction that has a ticket already goes into that ticket, which keeps its place. */
export async function addTo(o: TicketDeps, turn: Turn, s: State & { number: string }) {
  const { request, reply } = turn
  const { actor } = s.customer
  const body = (s.values[DESCRIPTION] ?? "").replace(/\r\n?/g, "\n").trim()
  const { attachmentIds, requestId } = s.input
  const number = readTicketNumber(s.number)
  if (!number || !requestId) throw new Refusal("invalid-input", 400)
  const { secret } = withoutSecrets(s.values, await o.secretsIn({ [DESCRIPTION]: body }))
  if (secret) return showForm(o, turn, { ...s, check: true })
  if (body === "" && attachmentIds.length === 0)
    return showForm(o, turn, { ...s, faults: [{ field: DESCRIPTION, code: "field-required" }] })
  try {
    await o.spend(actor.id)
    const message = { number, messageId: requestId, body, attachmentIds }
    const written = await receive(o.contextFor(actor), o.bind, message)
    const location = `/tickets/${written.number}?done=sent`
    return o.site.wantsJson(request)
      ? await reply.send({ outcome: "done", location })
      : await reply.redirect(location, 303)
  } catch (error) {
    return giveBack(o, turn, { ...s, error })
  }
}

/** Files it; what is wrong with it comes back with all that was typed. */
export async function submit(o: TicketDeps, turn: Turn, s: State) {
  const { request, reply } = turn
  const locale = o.site.localeOf(request)
  const { actor } = s.customer
  try {
    if (!s.input.requestId) return await showForm(o, turn, { ...s, check: true, review: true })
    await o.spend(actor.id)
    const received = await receiveTicket(
      o,
      { actor, now: o.clock() },
      {
        requestId: s.input.requestId,
        formKey: s.input.type,
        values: s.values,
        attachmentIds: s.input.attachmentIds,
        files: s.input.files,
        locale,
        aboutTicket: await ownTicket(o, s.values[ABOUT_TICKET], actor),
        article: await readBefore(o, { values: s.values, locale, customer: s.customer }),
      },
    )
    if (received.outcome === "again")
      return await showForm(o, turn, { ...s, faults: received.faults, notes: received.notes })
    const location = `/tickets/${received.number}/receipt`
    return await (o.site.wantsJson(request)
      ? reply.send({ outcome: "done", location })
      : reply.redirect(location, 303))
  } catch (error) {
    return giveBack(o, turn, { ...s, error })
  }
}

/** The number of an earlier ticket, where it is one of theirs; any other is left out without a word. */
async function ownTicket(
  o: TicketDeps,
  text: string | undefined,
  actor: CustomerActor,
): Promise<string | null> {
  const number = readTicketNumber(text ?? "")
  if (!number) return null
  return readable(o.db, actor, { number }).then(
    () => number,
    () => null,
  )
}

/** A refused form comes back whole: a page of its own would cost all that was typed. */
async function giveBack(o: TicketDeps, turn: Turn, s: State & { error: unknown }) {
  const { error, ...state } = s
  if (!(error instanceof Refusal) || error.status === 404) throw error
  if (error.code === "secret-found") {
    const kept = withoutSecrets(s.values, error.detail as Secret[])
    return showForm(o, turn, { ...state, ...kept, faults: [] })
  }
  const field = error.code.startsWith("attachment-") ? "files" : DESCRIPTION
  const faults = [{ field, ...refusalFact(error, o.site.localeOf(turn.request)) }]
  // What was sent under this id before stays what it was; these words go under a new one.
  const requestId = error.code === "request-reused" ? null : s.input.requestId
  return showForm(o, turn, { ...state, input: { ...s.input, requestId }, faults })
}
