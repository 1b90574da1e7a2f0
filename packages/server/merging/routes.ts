import { eventsPage } from "@veridesk/contract/desk-api.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/merging.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable, type Serving, type Sources } from "../conversations/index.ts"
import type { App } from "../platform/http/app.ts"
import { link, unlink } from "./link.ts"
import { type MayMerge, merge } from "./merge.ts"
import { split } from "./split.ts"
import { rememberDifferent } from "./store.ts"
import { tellChildren } from "./tell-children.ts"
import { carriedBy, tiesOf } from "./ties.ts"
import { undoMerge } from "./undo-merge.ts"

export type MergingDeps = {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Serving<StaffActor>
  sources: Sources
  mayMerge: MayMerge
}

const byId = z.object({ id })
const OF = "/api/desk/conversations/:id"

/** The desk's routes on what ties conversations together. */
export function mergingRoutes(app: App, o: MergingDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get(`${OF}/ties`, { schema: { params: byId, response: { 200: contract.ties } } }, async (request) => {
    const { db, actor, now } = await acting(request)
    return tiesOf({ db, mayMerge: o.mayMerge, now }, await readable(db, actor, request.params))
  })
  route.get(
    `${OF}/carried`,
    { schema: { params: byId, response: { 200: eventsPage.pick({ events: true }) } } },
    async (request) => {
      const { db, actor } = await acting(request)
      const conversation = await readable(db, actor, request.params)
      return { events: await carriedBy({ db, sources: o.sources }, conversation) }
    },
  )
  route.post(
    `${OF}/merge`,
    { schema: { params: byId, body: contract.mergeInto, response: { 200: contract.merged } } },
    async (request) =>
      merge(await acting(request), o.mayMerge, { sourceId: request.params.id, ...request.body }),
  )
  route.post(
    "/api/desk/merges/:id/undo",
    { schema: { params: byId, body: contract.undoMerge, response: { 200: contract.merged } } },
    async (request) => undoMerge(await acting(request), { mergeId: request.params.id, ...request.body }),
  )
  route.post(
    `${OF}/split`,
    { schema: { params: byId, body: contract.splitOff, response: { 200: contract.splitAnswer } } },
    async (request) => split(await acting(request), { sourceId: request.params.id, ...request.body }),
  )
  route.post(
    `${OF}/links`,
    { schema: { params: byId, body: contract.linkTo, response: { 200: contract.linked } } },
    async (request) => link(await acting(request), { id: request.params.id, ...request.body }),
  )
  route.post(
    "/api/desk/links/:id/remove",
    { schema: { params: byId, body: contract.unlink, response: { 200: contract.linked } } },
    async (request) => unlink(await acting(request), { linkId: request.params.id, ...request.body }),
  )
  route.post(
    `${OF}/tell-children`,
    { schema: { params: byId, body: contract.tellChildren, response: { 200: contract.told } } },
    async (request) => tellChildren(await acting(request), { parentId: request.params.id, ...request.body }),
  )
  route.post(
    `${OF}/not-duplicate`,
    { schema: { params: byId, body: contract.notDuplicate } },
    async (request, reply) => {
      const { db, actor, now } = await acting(request)
      if (actor.role === "auditor") throw new Refusal("read-only", 403)
      const { otherId } = request.body
      const own = await readable(db, actor, request.params)
      await readable(db, actor, { id: otherId })
      await rememberDifferent(db, { id: own.id, otherId, by: actor.id, at: now })
      return reply.code(204).send()
    },
  )
}
