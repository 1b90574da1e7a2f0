import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as contract from "@veridesk/contract/mail/keys-desk.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../../platform/context.ts"
import type { Clock } from "../../platform/clock.ts"
import type { App } from "../../platform/http/app.ts"
import { type AddDeps, addKey } from "./add-key.ts"
import { broughtView, type BroughtDeps, makeBroughtBy } from "./brought-by.ts"
import { publishKeys } from "./publish.ts"
import { keyViews, revokeKey } from "./store.ts"

export type KeyRoutes = Omit<AddDeps, "broughtBy"> &
  BroughtDeps & {
    staffOf: (request: FastifyRequest) => Promise<StaffActor>
    contextFor: (actor: StaffActor) => Context<StaffActor>
    clock: Clock
    /** @throws Refusal `too-many-tries`; keys are dear to make and to read */
    spend: (actorId: string) => Promise<void>
  }

/** A key ring of some hundred kilobytes, in base64, and what is around it. */
const MOST_BYTES = 512 * 1024

/** Keys for the desk, for administrators only; and those of our mailboxes for everybody. */
export function mailKeyRoutes(app: App, o: KeyRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const broughtBy = makeBroughtBy(o)
  const administrator = async (request: FastifyRequest) => {
    const actor = await o.staffOf(request)
    if (actor.role !== "administrator") throw new Refusal("forbidden", 403)
    return o.contextFor(actor)
  }

  route.get(
    "/api/desk/mail-keys",
    { schema: { response: { 200: contract.mailKeyList } } },
    async (request) => ({ keys: await keyViews((await administrator(request)).db) }),
  )
  route.post(
    "/api/desk/mail-keys",
    {
      bodyLimit: MOST_BYTES,
      schema: { body: contract.addMailKey, response: { 200: contract.mailKeyView } },
    },
    async (request) => {
      const ctx = await administrator(request)
      await o.spend(ctx.actor.id)
      return addKey(ctx, { ...o, broughtBy }, request.body)
    },
  )
  route.delete(
    "/api/desk/mail-keys/:id",
    { schema: { params: z.object({ id }), response: { 200: z.object({ id }) } } },
    async (request) => {
      const { db, actor, now } = await administrator(request)
      if (!(await revokeKey(db, { id: request.params.id, by: actor.id, at: now }))) throw notFound()
      return { id: request.params.id }
    },
  )
  route.get(
    "/api/desk/mails/:messageId/keys",
    { schema: { params: z.object({ messageId: id }), response: { 200: contract.broughtKeys } } },
    async (request) => {
      const { db, actor } = await administrator(request)
      await o.spend(actor.id)
      const brought = await broughtBy(request.params.messageId)
      if (!brought) throw notFound()
      return broughtView(db, brought)
    },
  )
  publishKeys(app, o)
}
