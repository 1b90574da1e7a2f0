import { atLeast } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import { receiveForm } from "../../attachments/index.ts"
import type { Files } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import { type Customer, holdForm, type TicketDeps, toSignIn } from "./deps.ts"
import { type FormInput, fieldsOf, formInput, readAct, repaired, withoutFile } from "./form-input.ts"
import { showForm } from "./form-show.ts"
import { addTo, submit } from "./form-submit.ts"
import { takeOut } from "./take-out.ts"

const LANGUAGE_DAYS = 365

/** The page on which a ticket is filed, with and without JavaScript: fill in, check, review, submit. */
export function formRoutes(app: App, o: TicketDeps): void {
  app.get("/tickets/new", async (request, reply) => {
    const { values, type } = formInput(fieldsOf(request.query))
    const secrets = await o.secretsIn(values)
    // An address that carries one is left for the same without it, before it stands in any link of a page.
    if (secrets.length > 0) {
      for (const { field } of secrets) delete values[field]
      return reply.redirect(`/tickets/new?${new URLSearchParams({ type, ...values })}`, 303)
    }
    const customer = await filer(request)
    if (!customer) return toSignIn(o, request, reply)
    const input = { values, files: {}, attachmentIds: [], act: "", type, requestId: null, waved: null }
    return showForm(o, { request, reply }, { customer, input, values })
  })

  app.post("/tickets/new", async (request, reply) => {
    const turn = { request, reply }
    const customer = await filer(request)
    if (!customer) return holdForm(o, { ...turn, next: "/tickets/new" })
    const { input, turnedAway } = await posted(request, customer)
    const act = readAct(input.act)
    const values = repaired(input.values, act)
    const state = { customer, input, values, turnedAway }
    if (act.do === "remove") {
      await takeOut(o.attachments, customer, act.id)
      return showForm(o, turn, { ...state, input: withoutFile(input, act.id) })
    }
    if (act.do === "add-to") return addTo(o, turn, { ...state, number: act.number })
    if (act.do === "language") {
      const maxAge = LANGUAGE_DAYS * 86_400
      reply.setCookie("veridesk_locale", act.locale, { path: "/", sameSite: "lax", maxAge })
      return showForm(o, turn, { ...state, locale: act.locale })
    }
    if (act.do === "submit") return submit(o, turn, state)
    return showForm(o, turn, {
      ...state,
      choosing: act.do === "types",
      check: act.do === "review" || act.do === "move" || act.do === "set",
      review: act.do === "review",
    })
  })

  /** Whoever only reads one ticket by a claim's link files no others. */
  async function filer(request: FastifyRequest): Promise<Customer | null> {
    const customer = await o.customerOf(request)
    return customer && atLeast(customer.actor.level, "session") ? customer : null
  }

  async function posted(request: FastifyRequest, customer: Customer) {
    if (!request.isMultipart()) return { input: formInput(fieldsOf(request.body)), turnedAway: [] }
    const form = await receiveForm(o.attachments, {
      request,
      actor: customer.actor,
      base: "",
      locale: o.site.localeOf(request),
    })
    const taken = form.files.filter((file) => file.id !== null && file.state !== "refused")
    return {
      input: withFiles(
        formInput(form.fields),
        taken.flatMap(({ id }) => id ?? []),
        form.inputs,
      ),
      turnedAway: form.files.filter((file) => !taken.includes(file)),
    }
  }
}

/** Files that came with the form itself stand in the place whose input brought them. */
function withFiles(input: FormInput, ids: string[], inputs: Map<string, string>): FormInput {
  const files: Files = { ...input.files }
  for (const id of ids) {
    const [, slot] = /^files\.([a-z][a-z0-9-]{0,39})$/.exec(inputs.get(id) ?? "") ?? []
    if (slot) files[slot] = [...new Set([...(files[slot] ?? []), id])]
  }
  return { ...input, files, attachmentIds: [...new Set([...input.attachmentIds, ...ids])] }
}
