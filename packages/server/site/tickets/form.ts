import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { atLeast } from "@veridesk/contract/people.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { FieldError } from "../../../portal/props.ts"
import type { FieldNote, TicketFormProps } from "../../../portal/props-form.ts"
import { receiveForm, uploadsOf } from "../../attachments/index.ts"
import { readable, receive } from "../../conversations/index.ts"
import { lookUp } from "../../intake/look-up.ts"
import { offeredPairs } from "../../intake/pairs.ts"
import { ABOUT_TICKET, receiveTicket } from "../../intake/receive.ts"
import { checkSubmission, DESCRIPTION } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import { type Customer, holdForm, type TicketDeps, toSignIn } from "./deps.ts"
import { openTicketAbout } from "./duplicate.ts"
import { type FormInput, fieldsOf, formInput, readAct, repaired } from "./form-input.ts"
import { formProps } from "./form-props.ts"
import { refusalFact } from "./refusal-fact.ts"
import { takeOut } from "./take-out.ts"

const LANGUAGE_DAYS = 365

/** The page on which a ticket is filed, with and without JavaScript: fill in, check, review, submit. */
export function formRoutes(app: App, o: TicketDeps): void {
  app.get("/tickets/new", async (request, reply) => {
    const customer = await filer(request)
    if (!customer) return toSignIn(o, request, reply)
    const { values, type } = formInput(fieldsOf(request.query))
    const input: FormInput = { values, attachmentIds: [], act: "", type, requestId: null, waved: null }
    return show(request, reply, { customer, input, values })
  })

  app.post("/tickets/new", async (request, reply) => {
    const customer = await filer(request)
    if (!customer) return holdForm(o, { request, reply, next: "/tickets/new" })
    const { fields, fileIds, turnedAway } = await posted(request, customer)
    const given = formInput(fields)
    const input = { ...given, attachmentIds: [...new Set([...given.attachmentIds, ...fileIds])] }
    const act = readAct(input.act)
    const values = repaired(input.values, act)
    const state = { customer, input, values, turnedAway }
    if (act.do === "remove") {
      await takeOut(o.attachments, customer, act.id)
      const attachmentIds = input.attachmentIds.filter((id) => id !== act.id)
      return show(request, reply, { ...state, input: { ...input, attachmentIds } })
    }
    if (act.do === "add-to") return addTo(request, reply, { ...state, number: act.number })
    if (act.do === "language") {
      reply.setCookie("veridesk_locale", act.locale, {
        path: "/",
        sameSite: "lax",
        maxAge: LANGUAGE_DAYS * 86_400,
      })
      return show(request, reply, { ...state, locale: act.locale })
    }
    if (act.do === "submit") return submit(request, reply, state)
    return show(request, reply, {
      ...state,
      check: act.do === "review" || act.do === "move" || act.do === "set",
      review: act.do === "review",
    })
  })

  /** Whoever only reads one ticket by a claim's link files no others. */
  async function filer(request: FastifyRequest): Promise<Customer | null> {
    const customer = await o.customerOf(request)
    return customer && atLeast(customer.actor.level, "session") ? customer : null
  }

  type State = {
    customer: Customer
    input: FormInput
    values: Record<string, string>
    locale?: Locale
    turnedAway?: TicketFormProps["attachments"]
  }

  async function posted(request: FastifyRequest, customer: Customer) {
    if (!request.isMultipart()) return { fields: fieldsOf(request.body), fileIds: [], turnedAway: [] }
    const form = await receiveForm(o.attachments, {
      request,
      actor: customer.actor,
      base: "",
      locale: o.site.localeOf(request),
    })
    const taken = form.files.filter((file) => file.id !== null && file.state !== "refused")
    return {
      fields: form.fields,
      fileIds: taken.flatMap((file) => file.id ?? []),
      turnedAway: form.files.filter((file) => !taken.includes(file)),
    }
  }

  /** What was written about a transaction that has a ticket already goes into that ticket, which keeps its place. */
  async function addTo(request: FastifyRequest, reply: FastifyReply, s: State & { number: string }) {
    const { actor } = s.customer
    const body = (s.values[DESCRIPTION] ?? "").replace(/\r\n?/g, "\n").trim()
    const { attachmentIds, requestId } = s.input
    const number = readTicketNumber(s.number)
    if (!number || !requestId) throw new Refusal("invalid-input", 400)
    const { secret } = withoutSecrets(s.values, await o.secretsIn({ [DESCRIPTION]: body }))
    if (secret) return show(request, reply, { ...s, check: true })
    if (body === "" && attachmentIds.length === 0)
      return show(request, reply, { ...s, faults: [{ field: DESCRIPTION, code: "field-required" }] })
    try {
      await o.spend(actor.id)
      const message = { number, messageId: requestId, body, attachmentIds }
      const written = await receive(o.contextFor(actor), o.bind, message)
      const location = `/tickets/${written.number}?done=sent`
      return o.site.wantsJson(request)
        ? await reply.send({ outcome: "done", location })
        : await reply.redirect(location, 303)
    } catch (error) {
      return giveBack(request, reply, { ...s, error })
    }
  }

  async function submit(request: FastifyRequest, reply: FastifyReply, s: State) {
    const locale = o.site.localeOf(request)
    const { actor } = s.customer
    try {
      if (!s.input.requestId) return await show(request, reply, { ...s, check: true, review: true })
      await o.spend(actor.id)
      const received = await receiveTicket(
        o,
        { actor, now: o.clock() },
        {
          requestId: s.input.requestId,
          formKey: s.input.type,
          values: s.values,
          attachmentIds: s.input.attachmentIds,
          locale,
          aboutTicket: await ownTicket(s.values[ABOUT_TICKET], actor),
        },
      )
      if (received.outcome === "again")
        return await show(request, reply, { ...s, faults: received.faults, notes: received.notes })
      const location = `/tickets/${received.number}/receipt`
      return await (o.site.wantsJson(request)
        ? reply.send({ outcome: "done", location })
        : reply.redirect(location, 303))
    } catch (error) {
      return giveBack(request, reply, { ...s, error })
    }
  }

  /** The number of an earlier ticket, where it is one of theirs; any other is left out without a word. */
  async function ownTicket(text: string | undefined, actor: Customer["actor"]): Promise<string | null> {
    const number = readTicketNumber(text ?? "")
    if (!number) return null
    return readable(o.db, actor, { number }).then(
      () => number,
      () => null,
    )
  }

  /** A refused form comes back whole: a page of its own would cost all that was typed. */
  async function giveBack(request: FastifyRequest, reply: FastifyReply, s: State & { error: unknown }) {
    const { error, ...state } = s
    if (!(error instanceof Refusal) || error.status === 404) throw error
    if (error.code === "secret-found") {
      const kept = withoutSecrets(s.values, error.detail as Secret[])
      return show(request, reply, { ...state, ...kept, faults: [] })
    }
    const field = error.code.startsWith("attachment-") ? "files" : DESCRIPTION
    const faults = [{ field, ...refusalFact(error, o.site.localeOf(request)) }]
    // What was sent under this id before stays what it was; these words go under a new one.
    const requestId = error.code === "request-reused" ? null : s.input.requestId
    return show(request, reply, { ...state, input: { ...s.input, requestId }, faults })
  }

  type Shown = State & {
    check?: boolean
    review?: boolean
    faults?: FieldError[]
    notes?: FieldNote[]
    secret?: TicketFormProps["secret"]
  }

  async function show(request: FastifyRequest, reply: FastifyReply, s: Shown) {
    const locale = s.locale ?? o.site.localeOf(request)
    const now = o.clock()
    const form = o.forms.newest(s.input.type)
    const [offered, uploads] = await Promise.all([
      offeredPairs(o.exchange),
      uploadsOf(o.attachments, { actor: s.customer.actor, ids: s.input.attachmentIds, base: "", locale }),
    ])
    const { values: given, prefilled } = await prefill(s)
    // Sent back at the first look already: a secret should stand in no page longer than it must.
    const screened = s.check
      ? withoutSecrets(given, await o.secretsIn(given))
      : { values: given, secret: null }
    const { values } = screened
    const secret = s.secret ?? screened.secret
    const checked =
      s.check && form ? await checkSubmission(form, values, { pairs: offered, now, locale }) : null
    const faults = s.faults ?? checked?.faults ?? []
    // A TxID that comes in the address (a link of the exchange, the box on the front page) is looked up at once.
    const asked = s.check || s.faults || request.method === "GET"
    const [lookup, duplicate] =
      values["txid"] && asked
        ? await Promise.all([
            lookUp(o, { formKey: s.input.type, values, uid: s.customer.exchangeUid, locale, now }),
            s.input.waved
              ? null
              : openTicketAbout(o, s.customer.actor, { txidKey: readKey(values["txid"]), locale }),
          ])
        : [null, null]
    const props = formProps({
      forms: o.forms.current(),
      form,
      offered,
      locale,
      measured: form ? o.measured(form.key) : null,
      promised: form ? o.promiseOf(form) : null,
      step: s.review && faults.length === 0 && !duplicate && !secret ? "review" : "fill",
      requestId: s.input.requestId,
      draftScope: s.customer.actor.id,
      values,
      faults,
      notes: s.notes ?? checked?.notes ?? [],
      prefilled,
      lookup,
      duplicate,
      uploads: [...uploads, ...(s.turnedAway ?? [])],
      secret,
    })
    if (o.site.wantsJson(request))
      return request.method === "GET"
        ? reply.send(props)
        : reply.code(faults.length > 0 ? 422 : 200).send({ outcome: "again", props })
    return o.site.page(request, reply, {
      kind: "ticket-form",
      locale,
      props,
      status: faults.length > 0 || secret ? 422 : 200,
    })
  }

  /** What the account knows already is not asked again (WCAG 3.3.7): the deposit address, and who asks. */
  async function prefill(s: Shown): Promise<{ values: Record<string, string>; prefilled: string[] }> {
    const values = { ...s.values }
    const prefilled: string[] = []
    const [asset, chain] = (values["pair"] ?? "").split("/")
    if (
      s.input.type === "deposit-not-credited" &&
      asset &&
      chain &&
      s.customer.exchangeUid &&
      values["address"] === undefined
    ) {
      const known = await o.exchange.depositAddresses({ uid: s.customer.exchangeUid, asset, chain })
      const current = known.state === "ok" ? known.value?.find((one) => one.retiredAt === null) : undefined
      if (current) {
        values["address"] = current.address
        prefilled.push("address")
      }
    }
    if (s.input.type === "account-login" && values["identifier"] === undefined && s.customer.username) {
      values["identifier"] = s.customer.username
      prefilled.push("identifier")
    }
    if (values[ABOUT_TICKET]) prefilled.push(ABOUT_TICKET)
    return { values, prefilled }
  }
}

type Secret = { field: string; kind: string }

/** What must not be kept is not sent back either: each such field comes back empty, all others as they were. */
function withoutSecrets(
  values: Record<string, string>,
  found: Secret[],
): { values: Record<string, string>; secret: TicketFormProps["secret"] } {
  const [first] = found
  const emptied = Object.fromEntries(found.map(({ field }) => [field, ""]))
  return {
    values: { ...values, ...emptied },
    secret: first ? (first as NonNullable<TicketFormProps["secret"]>) : null,
  }
}

function readKey(text: string | undefined): string | null {
  const reading = readTxid(text ?? "")
  return reading.kind === "txid" ? reading.key : null
}
