import { notFound } from "@veridesk/contract/errors.ts"
import { MOST_FIELDS } from "@veridesk/contract/forms/form.ts"
import * as z from "zod"
import { lookUp } from "../../intake/look-up.ts"
import { offeredPairs } from "../../intake/pairs.ts"
import { checkField } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import type { TicketDeps } from "./deps.ts"
import { openTicketAbout } from "./duplicate.ts"

const request = z.object({
  type: z.string().max(60),
  field: z.string().max(60),
  values: z
    .record(z.string().max(80), z.string().max(6000))
    .refine((values) => Object.keys(values).length <= 4 * MOST_FIELDS),
})

/** The form's live check: this field's notes and fault, the look-up card, a duplicate. Never decides, never stores. */
export function checkRoute(app: App, o: TicketDeps): void {
  app.post("/api/intake/check", { schema: { body: request } }, async (req) => {
    const customer = await o.customerOf(req)
    if (!customer) throw notFound()
    const { type, field: id, values } = req.body
    const form = o.forms.offered(type)
    const field = form?.fields.find((one) => one.id === id)
    if (!form || !field) throw notFound()
    const locale = o.site.localeOf(req)
    const now = o.clock()
    const known = { pairs: await offeredPairs(o.exchange), now, locale }
    const [result, card, duplicate] = await Promise.all([
      checkField(field, values, { form, known }),
      lookUp(o, { formKey: type, values, uid: customer.exchangeUid, locale, now }),
      openTicketAbout(o, customer.actor, { form, values, known }),
    ])
    const errors =
      result.fault && result.fault.code !== "field-required" ? [{ field: id, ...result.fault }] : []
    return { lookup: card, notes: result.notes ?? [], errors, duplicate }
  })
}
