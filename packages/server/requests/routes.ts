import { Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import {
  askFor as askBody,
  decideItem as decideBody,
  requestList as listBody,
} from "@veridesk/contract/requests.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable, type Serving, type Sources } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import { secretsIn } from "../secrets/index.ts"
import { askFor } from "./ask-for.ts"
import { decideItem } from "./decide-item.ts"
import { requestList } from "./views.ts"

export type RequestDeps = {
  db: Db
  sources: Sources
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Serving<StaffActor>
}

const byId = z.object({ id })
const byItem = byId.extend({ itemId: id })

/** What the desk asks customers for. Each change answers the list as it now stands; the events come by the socket. */
export function requestRoutes(app: App, o: RequestDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const response = { 200: listBody }

  route.get(
    "/api/desk/conversations/:id/requests",
    { schema: { params: byId, response } },
    async (request) => {
      const conversation = await readable(o.db, await o.staffOf(request), request.params)
      return requestList(o, conversation.id)
    },
  )
  route.post(
    "/api/desk/conversations/:id/requests",
    { schema: { params: byId, body: askBody, response } },
    async (request) => {
      const { body, why, items } = request.body
      const own = items.map((item) => ("title" in item ? `${item.title}\n${item.about}` : "")).join("\n")
      await refuseSecrets({ body, why, own })
      const ctx = o.contextFor(await o.staffOf(request))
      const done = await askFor(ctx, { conversationId: request.params.id, ...request.body })
      return requestList(o, done.conversationId)
    },
  )
  route.post(
    "/api/desk/conversations/:id/requests/:itemId",
    { schema: { params: byItem, body: decideBody, response } },
    async (request) => {
      await refuseSecrets({ text: request.body.text })
      const { id: conversationId, itemId } = request.params
      const ctx = o.contextFor(await o.staffOf(request))
      const done = await decideItem(ctx, { conversationId, itemId, ...request.body })
      return requestList(o, done.conversationId)
    },
  )
}

async function refuseSecrets(texts: Record<string, string>): Promise<void> {
  const found = await secretsIn(texts)
  if (found.length > 0) throw new Refusal("secret-found", 422, { detail: found })
}
