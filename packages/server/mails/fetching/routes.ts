import { fetchAgain as fetchAgainBody, fetching } from "@veridesk/contract/mail/mailbox-desk.ts"
import { mailboxKey } from "@veridesk/contract/mail/mailbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../../platform/context.ts"
import type { App } from "../../platform/http/app.ts"
import { type FetchDeps, fetchAgain, fetchingOf } from "./fetch-again.ts"

export type FetchingRoutes = FetchDeps & {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  /** @throws Refusal `too-many-tries`; each order may read a whole mailbox */
  spend: (actorId: string) => Promise<void>
}

const params = z.object({ key: mailboxKey })

/** Mailboxes that are fetched elsewhere, for administrators: how they are, and having them looked through again. */
export function fetchingRoutes(app: App, o: FetchingRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  route.get(
    "/api/desk/mailboxes/:key/fetching",
    { schema: { params, response: { 200: fetching } } },
    async (request) => fetchingOf(o.contextFor(await o.staffOf(request)), o, request.params.key),
  )
  route.post(
    "/api/desk/mailboxes/:key/fetch-again",
    { schema: { params, body: fetchAgainBody, response: { 200: fetching } } },
    async (request) => {
      const ctx = o.contextFor(await o.staffOf(request))
      await o.spend(ctx.actor.id)
      return fetchAgain(ctx, o, { key: request.params.key, ...request.body })
    },
  )
}
