import { notFound } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import { keptMail, keptMails } from "../notifications/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import type { Site } from "./page.ts"

const PAGE = 50
const byId = z.object({ id })

/** Mails kept while no mail server is set, for whoever tries the product on their own machine. */
export function devMailRoutes(app: App, o: { db: Db; site: Site; from: string }): void {
  app.get(
    "/dev/mail",
    { schema: { querystring: z.object({ before: id.optional() }) } },
    async (request, reply) => {
      const mails = await keptMails(o.db, request.query.before ?? null, PAGE + 1)
      const shown = mails.slice(0, PAGE)
      return o.site.page(request, reply, {
        kind: "dev-mail-list",
        props: {
          messages: shown.map((mail) => ({
            id: mail.id,
            to: mail.recipient,
            subject: mail.subject,
            at: mail.at.toISOString(),
          })),
          older: mails.length > PAGE ? `/dev/mail?before=${shown.at(-1)?.id}` : null,
        },
      })
    },
  )

  app.get("/dev/mail/:id", { schema: { params: byId } }, async (request, reply) => {
    const mail = await found(request.params.id)
    return o.site.page(request, reply, {
      kind: "dev-mail",
      props: {
        id: mail.id,
        from: o.from,
        to: mail.recipient,
        subject: mail.subject,
        at: mail.at.toISOString(),
        headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value })),
        text: mail.body,
        htmlHref: `/dev/mail/${mail.id}/html`,
      },
    })
  })

  app.get("/dev/mail/:id/html", { schema: { params: byId } }, async (request, reply) => {
    const mail = await found(request.params.id)
    return reply
      .type("text/html; charset=utf-8")
      .header(
        "content-security-policy",
        "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      )
      .header("x-frame-options", "SAMEORIGIN")
      .send(mail.html)
  })

  async function found(mailId: string) {
    const mail = await keptMail(o.db, mailId)
    if (!mail) throw notFound()
    return mail
  }
}
