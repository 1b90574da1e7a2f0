import { newId } from "@veridesk/contract/ids.ts"
import { ticketNumber } from "@veridesk/contract/ticket-number.ts"
import * as z from "zod"
import { customerTimeline, readable } from "../../conversations/index.ts"
import { textIn } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import { type TicketDeps, toSignIn } from "./deps.ts"
import { uploadRules } from "./form-props.ts"
import { factLines } from "./ticket-props.ts"

/** The document after filing: number, what happens next, by when, where the confirmation went. */
export function receiptRoutes(app: App, o: TicketDeps): void {
  app.get(
    "/tickets/:number/receipt",
    { schema: { params: z.object({ number: ticketNumber }) } },
    async (request, reply) => {
      const customer = await o.customerOf(request)
      if (!customer) return toSignIn(o, request, reply)
      const locale = o.site.localeOf(request)
      const c = await readable(o.db, customer.actor, request.params)
      const form = o.forms.at(c.formKey, c.formVersion)
      const { from, by } = o.expected(c)
      const { events } = await customerTimeline(o, c.id, { after: 0, limit: 2 })
      return o.site.page(request, reply, {
        kind: "receipt",
        props: {
          number: c.number,
          ticketHref: `/tickets/${c.number}`,
          typeTitle: form ? textIn(locale, form.title) : c.formKey,
          filedAt: c.createdAt.toISOString(),
          team: o.teamName(c.teamId, locale),
          replyFrom: from?.toISOString() ?? null,
          replyBy: by?.toISOString() ?? null,
          mailedTo: customer.email && customer.emailVerified ? masked(customer.email) : null,
          antiPhishingCode: await hasCode(customer.exchangeUid),
          facts: form ? factLines(form, c.fields, locale) : [],
          attachments: events.flatMap((event) => event.message?.attachments ?? []),
          uploads: uploadRules,
          requestId: newId(),
        },
      })
    },
  )

  /** Whether there is a code; the code itself goes into mails only. */
  async function hasCode(uid: string | null): Promise<boolean> {
    if (!uid) return false
    const answer = await o.exchange.antiPhishingCode(uid)
    return answer.state === "ok" && answer.value !== null
  }
}

/** "z•••@mail.example": enough to know one's own mailbox, too little to learn another's. */
function masked(email: string): string {
  const at = email.lastIndexOf("@")
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
