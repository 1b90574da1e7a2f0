import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { App } from "../../platform/http/app.ts"
import { statusView } from "../../self-service/index.ts"
import { SEGMENTS, type SelfServiceDeps, show } from "./deps.ts"

const query = z.object({
  days: z
    .enum(["30", "90"])
    .catch("30")
    .default("30")
    .transform((days) => (days === "90" ? 90 : 30)),
})
const SECONDS = 15

/** How support and what is behind it stand: a page, and the same as JSON for whoever watches it. */
export function statusPageRoutes(app: App, o: SelfServiceDeps): void {
  const view = async (locale: "en" | "zh-CN", days: 30 | 90) =>
    statusView(await o.status.taken(), { locale, days, forms: o.forms.current(), measured: o.measured })

  for (const segment of SEGMENTS)
    app.get(`${segment}/status`, async (request, reply) => {
      const { days } = query.parse(request.query)
      const locale = o.site.localeOf(request)
      const other = days === 30 ? 90 : 30
      return show(
        o,
        { request, reply },
        {
          kind: "status",
          at: "status",
          description: say(locale, portal, "stat.description", { brand: o.site.brandOf(request).name }),
          keep: { key: String(days), seconds: SECONDS, query: `days=${days}` },
          load: async () => ({
            ...(await view(locale, days)),
            otherDays: { days: other, href: `${publicPaths(locale).status}?days=${other}#past-h` },
          }),
        },
      )
    })

  app.get("/api/status", async (request, reply) => {
    const { days } = query.parse(request.query)
    // Anybody's page may show it: it holds nothing of anybody.
    reply
      .header("access-control-allow-origin", "*")
      .header("cache-control", `public, max-age=${SECONDS}`)
      .header("vary", "accept-language, cookie")
    return view(o.site.localeOf(request), days)
  })
}
