import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { AnnouncementSubscribeProps } from "../../../portal/props-announcements.ts"
import {
  type Choice,
  choiceForm,
  choiceOf,
  type Subscription,
  subscribing,
  subscriptionBy,
} from "../../announcements/index.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import type { AnnouncementPages } from "./deps.ts"
import { type Faults, faultsOf, formFacts } from "./subscribe-props.ts"

const LOCALES: Locale[] = ["en", "zh-CN"]
const act = z.object({ act: z.enum(["keep", "stop"]).catch("keep") })
const address = z.object({ email: z.string().trim().max(254).pipe(z.email()) })
const query = z.object({ kept: z.literal("1").optional().catch(undefined) })
const byToken = z.object({ token: z.string().max(200) })

/** Where readers choose what they hear of: with an account, with an address that says yes first, or by the link of a mail. */
export function subscribePages(app: App, o: AnnouncementPages): void {
  const spend = boundInMemory({ points: 20, seconds: 3600 })
  for (const locale of LOCALES) {
    const path = publicPaths(locale).subscribe
    app.get(path, (request, reply) => show(request, reply, { locale }))
    app.post(path, async (request, reply) => {
      const session = await o.sessionOf(request)
      const brandId = o.site.brandOf(request).id
      await spend(session?.customerId ?? networkOf(request.ip))
      if (session && act.parse(request.body ?? {}).act === "stop") {
        const known = await subscriptionBy(o.db, { customerId: session.customerId, brandId })
        if (known) await subscribing.endSubscription(o.db, { id: known.id })
        return reply.redirect(path, 303)
      }
      const given = choiceForm.safeParse(request.body)
      const to = session ? null : address.safeParse(request.body)
      if (!given.success || to?.success === false)
        return show(request, reply, { locale, faults: faultsOf(request.body, [given.error, to?.error]) })
      const choice = choiceOf(given.data, locale)
      const now = o.clock()
      if (session) {
        await subscribing.keepForCustomer(o.db, { customerId: session.customerId, brandId, choice, now })
        return reply.redirect(`${path}?kept=1`, 303)
      }
      const email = to?.data?.email ?? ""
      await subscribing.askAddress(o.announcements.subscribing, { email, brandId, choice, now })
      return show(request, reply, { locale, asked: email, choice })
    })
  }

  /** The choice of whoever reads; `faults` where what they sent can't be kept. */
  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    s: { locale: Locale; faults?: Faults; asked?: string; choice?: Choice },
  ) {
    const { locale } = s
    const session = await o.sessionOf(request)
    const brandId = o.site.brandOf(request).id
    const known = session && (await subscriptionBy(o.db, { customerId: session.customerId, brandId }))
    const { kept } = query.parse(request.query)
    const props: AnnouncementSubscribeProps = {
      action: publicPaths(locale).subscribe,
      who: session ? "account" : "address",
      email: session?.email ?? s.faults?.email ?? s.asked ?? "",
      proved: session?.emailVerified ?? true,
      ...formFacts({
        choice: s.choice ?? known ?? null,
        typed: s.faults ?? null,
        zone: o.site.zoneOf(request),
      }),
      isOn: Boolean(known),
      done: s.asked !== undefined ? "asked" : kept ? "kept" : null,
      pushKey: o.announcements.pushKey,
    }
    return o.site.publicPage(request, reply, {
      kind: "announcement-subscribe",
      keep: null,
      load: async () => ({
        props,
        status: s.faults ? 422 : 200,
        head: {
          description: say(locale, portal, "sub.lead"),
          canonical: publicPaths(locale).subscribe,
          languages: { en: publicPaths("en").subscribe, "zh-CN": publicPaths("zh-CN").subscribe },
          index: true,
        },
      }),
    })
  }

  const manage = async (request: FastifyRequest, token: string): Promise<Subscription | null> => {
    const found = await subscribing.managedBy(o.announcements.subscribing, token)
    await spend(found?.id ?? networkOf(request.ip))
    return found
  }
  app.get("/announcements/manage/:token", { schema: { params: byToken } }, async (request, reply) => {
    const found = await manage(request, request.params.token)
    return found ? showLink(request, reply, { found, token: request.params.token }) : over(request, reply)
  })
  app.post("/announcements/manage/:token", { schema: { params: byToken } }, async (request, reply) => {
    const { token } = request.params
    const found = await manage(request, token)
    if (!found) return over(request, reply)
    if (act.parse(request.body ?? {}).act === "stop")
      return reply.redirect(`/announcements/unsubscribe/${token}`, 303)
    const given = choiceForm.safeParse(request.body)
    if (!given.success)
      return showLink(request, reply, { found, token, faults: faultsOf(request.body, [given.error]) })
    const choice = choiceOf(given.data, found.locale)
    await subscribing.changeSubscription(o.db, { id: found.id, choice })
    return reply.redirect(`/announcements/manage/${token}?kept=1`, 303)
  })

  async function showLink(
    request: FastifyRequest,
    reply: FastifyReply,
    s: { found: Subscription; token: string; faults?: Faults },
  ) {
    const { kept } = query.parse(request.query)
    const props: AnnouncementSubscribeProps = {
      action: `/announcements/manage/${s.token}`,
      who: "link",
      email: s.found.email ?? "",
      proved: true,
      ...formFacts({ choice: s.found, typed: s.faults ?? null, zone: s.found.zone }),
      isOn: true,
      done: kept ? "kept" : null,
      pushKey: o.announcements.pushKey,
    }
    reply.header("referrer-policy", "no-referrer")
    return o.site.page(request, reply, {
      kind: "announcement-subscribe",
      props,
      status: s.faults ? 422 : 200,
    })
  }

  function over(request: FastifyRequest, reply: FastifyReply) {
    const props = { state: "over" as const, email: "", action: "" }
    return o.site.page(request, reply, { kind: "announcement-link", props, status: 404 })
  }
}
