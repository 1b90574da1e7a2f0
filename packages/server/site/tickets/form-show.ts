import { readAnswers } from "@veridesk/contract/forms/conditions.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { FieldError } from "../../../portal/props.ts"
import type { FieldNote, TicketFormProps } from "../../../portal/props-form.ts"
import { uploadsOf } from "../../attachments/index.ts"
import { lookUp } from "../../intake/look-up.ts"
import { offeredPairs } from "../../intake/pairs.ts"
import { ABOUT_TICKET } from "../../intake/receive.ts"
import { checkSubmission, type Form, priorityOf } from "../../intake-forms/index.ts"
import type { Customer, TicketDeps } from "./deps.ts"
import { openTicketAbout } from "./duplicate.ts"
import type { FormInput } from "./form-input.ts"
import { formProps } from "./form-props.ts"
import { readingFor } from "./read-before.ts"
import { type Secret, withoutSecrets } from "./form-secrets.ts"

/** A form as it came: by whom, and with what. */
export type State = {
  customer: Customer
  input: FormInput
  values: Record<string, string>
  locale?: Locale
  turnedAway?: TicketFormProps["attachments"]
}
export type Turn = { request: FastifyRequest; reply: FastifyReply }

type Shown = State & {
  check?: boolean
  review?: boolean
  /** Another type is being chosen: the list of types, with all values carried along. */
  choosing?: boolean
  faults?: FieldError[]
  notes?: FieldNote[]
  secret?: Secret | null
}

/** Draws the form as page or as JSON: with what was given, what is wrong with it, and what is known about it. */
export async function showForm(o: TicketDeps, { request, reply }: Turn, s: Shown) {
  const locale = s.locale ?? o.site.localeOf(request)
  const now = o.clock()
  const form = s.choosing ? undefined : o.forms.offered(s.input.type)
  const [offered, uploads, reading] = await Promise.all([
    offeredPairs(o.exchange),
    uploadsOf(o.attachments, { actor: s.customer.actor, ids: s.input.attachmentIds, base: "", locale }),
    readingFor(o, { form, values: s.values, locale, customer: s.customer }),
  ])
  const { values: given, prefilled } = await prefill(o, s, form)
  // Sent back at the first look already: a secret should stand in no page longer than it must.
  const screened = s.check ? withoutSecrets(given, await o.secretsIn(given)) : { values: given, secret: null }
  const { values } = screened
  const secret = s.secret ?? screened.secret
  const known = { pairs: offered, now, locale }
  const checked =
    s.check && form ? await checkSubmission(form, values, { known, files: s.input.files }) : null
  const faults = s.faults ?? checked?.faults ?? []
  // What comes in the address (a link of the exchange, the box on the front page) is looked up at once.
  const asked = form && (s.check || s.faults || request.method === "GET")
  const [lookup, duplicate] = asked
    ? await Promise.all([
        lookUp(o, { formKey: form.key, values, uid: s.customer.exchangeUid, locale, now }),
        s.input.waved ? null : openTicketAbout(o, s.customer.actor, { form, values, known }),
      ])
    : [null, null]
  const props = formProps({
    forms: o.forms.current(),
    form,
    offered,
    locale,
    measured: form ? o.measured(form.key) : null,
    promised: form ? o.promiseOf({ ...form, priority: urgencyOf(form, values) }) : null,
    step: s.review && form && faults.length === 0 && !duplicate && !secret ? "review" : "fill",
    requestId: s.input.requestId,
    draftScope: s.customer.actor.id,
    values,
    faults,
    notes: s.notes ?? checked?.notes ?? [],
    prefilled,
    lookup,
    duplicate,
    uploads: [...uploads, ...(s.turnedAway ?? [])],
    files: s.input.files,
    secret,
    reading,
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
async function prefill(
  o: TicketDeps,
  s: Shown,
  form: Form | undefined,
): Promise<{ values: Record<string, string>; prefilled: string[] }> {
  const values = { ...s.values }
  const prefilled: string[] = []
  const empty = (id: string, kind: string) =>
    values[id] === undefined && form?.fields.some((field) => field.id === id && field.kind === kind)
  const [asset, chain] = (values["pair"] ?? "").split("/")
  const uid = s.customer.exchangeUid
  if (form?.key.startsWith("deposit-") && asset && chain && uid && empty("address", "address")) {
    const known = await o.exchange.depositAddresses({ uid, asset, chain })
    const current = known.state === "ok" ? known.value?.find((one) => one.retiredAt === null) : undefined
    if (current) {
      values["address"] = current.address
      prefilled.push("address")
    }
  }
  if (s.customer.username && empty("identifier", "identifier")) {
    values["identifier"] = s.customer.username
    prefilled.push("identifier")
  }
  if (values[ABOUT_TICKET]) prefilled.push(ABOUT_TICKET)
  return { values, prefilled }
}

/** How urgent a ticket with these answers is. */
function urgencyOf(form: Form, values: Record<string, string>): number {
  return priorityOf(form, readAnswers(form.fields, values))
}
