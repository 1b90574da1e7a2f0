import type { StaffActor } from "@veridesk/contract/people.ts"
import { saveStatuses as saveBody, statusPage } from "@veridesk/contract/statuses.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import { saveStatuses } from "./save-statuses.ts"
import type { Statuses } from "./statuses.ts"
import { statusPageOf } from "./store.ts"

export type StatusRoutes = {
  statuses: Pick<Statuses, "refresh">
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
}

/** The labels for everybody in the desk, and the list as administrators save it. */
export function statusRoutes(app: App, o: StatusRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get("/api/desk/statuses", { schema: { response: { 200: statusPage } } }, async (request) =>
    statusPageOf((await acting(request)).db),
  )
  route.post(
    "/api/desk/statuses",
    { schema: { body: saveBody, response: { 200: z.object({ version: z.int() }) } } },
    async (request) => {
      const version = await saveStatuses(await acting(request), request.body)
      await o.statuses.refresh()
      return { version }
    },
  )
}
