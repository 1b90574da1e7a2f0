import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import * as z from "zod"
import type { HomeProps } from "../../portal/props.ts"
import { publicPaths } from "../../portal/paths-public.ts"
import { textIn } from "../intake-forms/index.ts"
import type { App } from "../platform/http/app.ts"
import { readerOf } from "./help/deps.ts"
import { topicsProps } from "./help/topics-props.ts"
import { inMinutes, stubsOf, type TicketDeps } from "./tickets/index.ts"

const query = z.object({ q: z.string().trim().max(500).catch("").default("") })

/** The six tasks of the home page and where each leads. */
const TASKS: HomeProps["tasks"] = [
  { task: "deposit", href: "/tickets/new?type=deposit-not-credited" },
  { task: "withdrawal", href: "/tickets/new?type=withdrawal-delayed" },
  { task: "locked", href: "/locked-out?problem=locked" },
  { task: "lost-2fa", href: "/locked-out?problem=lost-authenticator" },
  { task: "card", href: "/tickets/new?type=other" },
  { task: "scam", href: "/tickets/new?type=other" },
]

/** So many articles of each topic. */
const ON_HOME = 3

/** Types of tickets whose real times the front page tells. */
const MOST_TIMES = 4

/** Front page and its one box: a ticket number leads to the ticket, a TxID to the deposit form with it filled in. */
export function homeRoutes(app: App, o: TicketDeps): void {
  const home = async (
    request: Parameters<typeof o.customerOf>[0],
    find: HomeProps["find"],
  ): Promise<HomeProps> => {
    const customer = await o.customerOf(request)
    const tickets = customer ? await stubsOf(o, customer, o.site.localeOf(request)) : null
    const locale = o.site.localeOf(request)
    const figures = o.forms
      .current()
      .flatMap((form) => {
        const measured = o.measured(form.key)
        return measured ? [{ form, measured }] : []
      })
      .slice(0, MOST_TIMES)
    return {
      find,
      tasks: TASKS,
      replyTimes: figures.map(({ form, measured }) => ({
        label: textIn(locale, form.title),
        ...inMinutes(measured),
      })),
      replyTimesAt: figures[0]?.measured.countedAt.toISOString() ?? null,
      tickets,
      official: [],
      topics: await topicsProps(o.db, { locale, reader: await readerOf(o, request), most: ON_HOME }),
    }
  }

  // The bare address shows the page in the reader's language; each language has an address of its own besides.
  for (const path of ["/", "/en", "/zh-cn"])
    app.get(path, async (request, reply) => {
      const locale = o.site.localeOf(request)
      return o.site.publicPage(request, reply, {
        kind: "home",
        keep: { key: path === "/" ? "root" : "", seconds: 60 },
        load: async () => ({
          props: await home(request, { query: "", problem: null }),
          head: {
            description: say(locale, portal, "home.description", { brand: o.site.brand.name }),
            canonical: publicPaths(locale).home,
            languages: { en: publicPaths("en").home, "zh-CN": publicPaths("zh-CN").home },
            index: true,
          },
        }),
      })
    })

  app.get("/find", async (request, reply) => {
    const { q } = query.parse(request.query)
    const number = readTicketNumber(q)
    if (number) return reply.redirect(`/tickets/${number}`, 303)
    const reading = readTxid(q)
    if (reading.kind === "txid")
      return reply.redirect(
        `/tickets/new?${new URLSearchParams({ type: "deposit-not-credited", txid: reading.txid })}`,
        303,
      )
    const problem = q === "" ? null : { code: reading.kind === "secret" ? "txid-is-secret" : "nothing-found" }
    return o.site.page(request, reply, {
      kind: "home",
      props: await home(request, { query: reading.kind === "secret" ? "" : q, problem }),
    })
  })
}
