import { readFile } from "node:fs/promises"
import { locale } from "@veridesk/contract/locale.ts"
import * as z from "zod"
import { choiceForm, choiceOf, pushAddress, subscribing } from "../../announcements/index.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import type { AnnouncementPages } from "./deps.ts"

const WORKER = new URL("../../../portal/static/push-sw.js", import.meta.url)

const start = z.object({ push: pushAddress, choice: choiceForm, locale })
const stop = z.object({ endpoint: z.string().max(1000) })

/** Web push: the browser's worker, and what the page tells us once its reader has allowed it with a tap. */
export async function pushRoutes(app: App, o: AnnouncementPages): Promise<void> {
  const spend = boundInMemory({ points: 30, seconds: 3600 })
  const worker = await readFile(WORKER, "utf8")
  app.get("/push-sw.js", { schema: { hide: true } }, (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(worker),
  )
  app.post("/announcements/push", { schema: { body: start } }, async (request, reply) => {
    await spend(networkOf(request.ip))
    const { push, choice, locale: inLocale } = request.body
    const session = await o.sessionOf(request)
    await subscribing.keepBrowser(o.db, {
      push,
      brandId: o.site.brandOf(request).id,
      choice: choiceOf(choice, inLocale),
      customerId: session?.customerId ?? null,
      now: o.clock(),
    })
    return reply.code(204).send()
  })
  // Whoever knows a browser's endpoint is that browser: it is as long as a key and told to nobody else.
  app.post("/announcements/push/stop", { schema: { body: stop } }, async (request, reply) => {
    await spend(networkOf(request.ip))
    await subscribing.endSubscription(o.db, request.body)
    return reply.code(204).send()
  })
}
