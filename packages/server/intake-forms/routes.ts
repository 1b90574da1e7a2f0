import * as contract from "@veridesk/contract/desk-forms.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import { localeOf } from "../platform/http/problem.ts"
import { mayEditForms, mustEditForms, mustSeeForms } from "./access.ts"
import type { PairChoice } from "./checked.ts"
import type { Forms } from "./forms.ts"
import { restoreForm, retireForm, saveForm } from "./save-form.ts"
import { countTickets } from "./store.ts"
import { testFill } from "./test-fill.ts"
import { lineView, versionsView } from "./views.ts"

/** What the routes need from beside and above, handed in by app.ts. */
export type FormsDeps = {
  forms: Forms
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  teams: (locale: Locale) => { key: string; name: string }[]
  pairs: () => Promise<PairChoice[]>
}

/** Every ticket is read to count them: this seldom. */
const COUNTED_MS = 5 * 60_000

/** Editing forms: administrators; leads and auditors look. */
export function formsRoutes(root: App, o: FormsDeps): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const deps = { forms: o.forms, teamKeys: () => o.teams("en").map(({ key }) => key) }
  const saved = { response: { 200: contract.savedForm } }
  let counted = { at: Number.NEGATIVE_INFINITY, tickets: new Map<string, number>() }

  app.get("/api/desk/forms", { schema: { response: { 200: contract.formList } } }, async (request) => {
    const { actor, db } = await looker(request)
    if (performance.now() - counted.at > COUNTED_MS)
      counted = { at: performance.now(), tickets: await countTickets(db) }
    const names = new Map(o.teams(localeOf(request)).map(({ key, name }) => [key, name]))
    const forms = o.forms.all().map((one) => {
      const { key, team } = one.form
      return lineView(one, { tickets: counted.tickets.get(key) ?? 0, team: names.get(team) ?? team })
    })
    return { forms, mayEdit: mayEditForms(actor) }
  })

  app.get(
    "/api/desk/forms/:key",
    { schema: { params: contract.formKey, response: { 200: contract.formDetail } } },
    async (request) => {
      const { actor } = await looker(request)
      const form = o.forms.newest(request.params.key)
      if (!form) throw notFound()
      const versions = versionsView(o.forms, form.key)
      return { form, versions, teams: o.teams(localeOf(request)), mayEdit: mayEditForms(actor) }
    },
  )

  app.get(
    "/api/desk/forms/:key/versions/:version",
    { schema: { params: contract.formVersionKey, response: { 200: contract.oneForm } } },
    async (request) => {
      await looker(request)
      const form = o.forms.at(request.params.key, request.params.version)
      if (!form) throw notFound()
      return { form }
    },
  )

  app.post("/api/desk/forms", { schema: { body: contract.saveForm, ...saved } }, async (request) =>
    saveForm(deps, await editor(request), request.body),
  )

  app.post(
    "/api/desk/forms/:key/restore",
    { schema: { params: contract.formKey, body: contract.restoreForm, ...saved } },
    async (request) => restoreForm(deps, await editor(request), { ...request.params, ...request.body }),
  )

  app.post(
    "/api/desk/forms/:key/retire",
    { schema: { params: contract.formKey, body: contract.retireForm, ...saved } },
    async (request) => retireForm(deps, await editor(request), { ...request.params, ...request.body }),
  )

  app.post(
    "/api/desk/forms/test",
    { schema: { body: contract.testFill, response: { 200: contract.testFilled } } },
    async (request) => {
      const { now } = await looker(request)
      const { locale } = request.body
      const teams = o.teams(locale)
      return testFill(request.body, {
        known: { pairs: await o.pairs(), now, locale },
        teamKeys: teams.map(({ key }) => key),
        teamName: (team) => teams.find(({ key }) => key === team)?.name ?? team,
      })
    },
  )

  async function looker(request: FastifyRequest): Promise<Context<StaffActor>> {
    const actor = await o.staffOf(request)
    mustSeeForms(actor)
    return o.contextFor(actor)
  }

  async function editor(request: FastifyRequest): Promise<Context<StaffActor>> {
    const actor = await o.staffOf(request)
    mustEditForms(actor)
    return o.contextFor(actor)
  }
}
