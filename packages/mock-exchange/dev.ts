import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { devPage } from "./pages/dev-page.ts"
import { chains } from "./scene/address.ts"
import type { Scene } from "./scene/scene.ts"
import { sendPage, viewOf } from "./site.ts"
import { modes, type Switches } from "./switches.ts"

const form = z.object({
  "support-api": z.enum(modes).optional(),
  ...Object.fromEntries(chains.map((chain) => [chain, z.enum(modes).optional()])),
})

/** Cases and switches as a page, for a demo or a browser test that runs in another process. */
export function devRoutes(app: FastifyInstance, o: { scene: Scene; switches: Switches }): void {
  app.get("/dev", (request, reply) => sendPage(reply, devPage(viewOf(request, reply), o)))

  app.post("/dev/switches", (request, reply) => {
    const posted = form.safeParse(request.body)
    if (!posted.success) return reply.code(400).send({ code: "request.invalid", message: "Unknown mode." })
    const set: Record<string, unknown> = posted.data
    for (const mode of modes) {
      if (set["support-api"] === mode) o.switches.supportApi = mode
      for (const chain of chains) if (set[chain] === mode) o.switches.chains.set(chain, mode)
    }
    return reply.redirect("/dev", 303)
  })

  app.post("/dev/rewind", (_request, reply) => {
    o.scene.rewind()
    return reply.redirect("/dev", 303)
  })
}
