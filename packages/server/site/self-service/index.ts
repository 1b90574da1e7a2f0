import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { App } from "../../platform/http/app.ts"
import { apiErrorToolRoutes } from "./api-errors.ts"
import { contactRoutes } from "./contact.ts"
import { depositToolRoutes } from "./deposit.ts"
import { askingBound, readerOf, SEGMENTS, type SelfServiceDeps, show } from "./deps.ts"
import { lockToolRoutes } from "./lock.ts"
import { statusPageRoutes } from "./status.ts"
import { withdrawalToolRoutes } from "./withdrawal.ts"

/** What the roof hands in besides what the ticket pages have. */
export type SelfServiceParts = Pick<SelfServiceDeps, "status" | "official" | "mailboxes">

/** Tools, service status and contact: answers without a person, and the way to one. */
export function selfServicePages(app: App, given: Omit<SelfServiceDeps, "ask">): void {
  const o = { ...given, ask: askingBound() }
  for (const segment of SEGMENTS)
    app.get(`${segment}/tools`, async (request, reply) => {
      const locale = o.site.localeOf(request)
      return show(
        o,
        { request, reply },
        {
          kind: "tools",
          at: "tools",
          description: say(locale, portal, "tools.description", { brand: o.site.brandOf(request).name }),
          keep: { key: "", seconds: 3600 },
          load: async () => ({ reader: (await readerOf(o, request)).kind }),
        },
      )
    })
  depositToolRoutes(app, o)
  withdrawalToolRoutes(app, o)
  lockToolRoutes(app, o)
  apiErrorToolRoutes(app, o)
  statusPageRoutes(app, o)
  contactRoutes(app, o)
}
