import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import type { AnnouncementLinkProps } from "../../../portal/props-announcements.ts"
import { behindLink, subscribing } from "../../announcements/index.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import type { AnnouncementPages } from "./deps.ts"

const params = z.object({ token: z.string().max(200) })
/** What a mail program posts for its reader (RFC 8058 §3.1). */
const oneClick = z.object({ "List-Unsubscribe": z.literal("One-Click") })

/** Behind the links of mails: the second yes, and the way out. Following a link shows a page and does nothing. */
export function linkPages(app: App, o: AnnouncementPages): void {
  const spend = boundInMemory({ points: 60, seconds: 3600 })
  const deps = o.announcements.subscribing

  app.get("/announcements/confirm/:token", { schema: { params } }, async (request, reply) => {
    const { token } = request.params
    const found = await behindLink(o.db, { token, now: o.clock() })
    await spend(found?.id ?? networkOf(request.ip))
    return found
      ? show(request, reply, {
          state: "confirm",
          email: found.email ?? "",
          action: `/announcements/confirm/${token}`,
        })
      : show(request, reply, { state: "over", email: "", action: "" })
  })
  app.post("/announcements/confirm/:token", { schema: { params } }, async (request, reply) => {
    await spend(networkOf(request.ip))
    const manage = await subscribing.confirmSubscription(deps, {
      token: request.params.token,
      now: o.clock(),
    })
    if (!manage) return show(request, reply, { state: "over", email: "", action: "" })
    return reply.redirect(`/announcements/manage/${manage}?kept=1`, 303)
  })

  app.get("/announcements/unsubscribe/:token", { schema: { params } }, async (request, reply) => {
    const { token } = request.params
    const found = await subscribing.managedBy(deps, token)
    return found
      ? show(request, reply, { state: "leave", email: "", action: `/announcements/unsubscribe/${token}` })
      : show(request, reply, { state: "left", email: "", action: "" })
  })
  // The token is the proof: a mail program's server posts here, which is no page of ours.
  app.post(
    "/announcements/unsubscribe/:token",
    { schema: { params }, config: { crossSite: true } },
    async (request, reply) => {
      // Mail providers ask for all of their readers from a few addresses: only what nobody gave out counts by network.
      const found = await subscribing.managedBy(deps, request.params.token)
      await spend(found?.id ?? networkOf(request.ip))
      if (found) await subscribing.endSubscription(o.db, { id: found.id })
      if (oneClick.safeParse(request.body).success) return reply.code(204).send()
      return show(request, reply, { state: "left", email: "", action: "" })
    },
  )

  function show(request: FastifyRequest, reply: FastifyReply, props: AnnouncementLinkProps) {
    reply.header("referrer-policy", "no-referrer")
    return o.site.page(request, reply, {
      kind: "announcement-link",
      props,
      status: props.state === "over" ? 404 : 200,
    })
  }
}
