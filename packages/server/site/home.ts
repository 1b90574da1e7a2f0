import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { HomeProps } from "../../portal/props.ts"
import { publicPaths } from "../../portal/paths-public.ts"
import { textIn } from "../intake-forms/index.ts"
import type { App } from "../platform/http/app.ts"
import { readerOf } from "./help/deps.ts"
import { topicsProps } from "./help/topics-props.ts"
import { inMinutes, stubsOf, type TicketDeps } from "./tickets/index.ts"

/** The six tasks of the home page and where each leads. */
export const TASKS: HomeProps["tasks"] = [
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

/** The front page. Its box leads to the search. */
export function homeRoutes(app: App, o: TicketDeps): void {
  const home = async (request: Parameters<typeof o.customerOf>[0]): Promise<HomeProps> => {
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
          props: await home(request),
          head: {
            description: say(locale, portal, "home.description", { brand: o.site.brandOf(request).name }),
            canonical: publicPaths(locale).home,
            languages: { en: publicPaths("en").home, "zh-CN": publicPaths("zh-CN").home },
            index: true,
          },
        }),
      })
    })
}
