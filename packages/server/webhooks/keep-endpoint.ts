import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { WebhookTopic } from "@veridesk/contract/webhooks.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { addSendJobs, emitWebhook } from "./emit.ts"
import { changeEndpoint, insertEndpoint, nextSecret, removeEndpoint, wakeDeliveries } from "./store.ts"

type Endpoint = { url: string; about: string; topics: WebhookTopic[] }
type Asked = { requestId: string; endpointId: string }

/** @throws Refusal `not-yours` 403 for everybody but administrators: what is told outside is theirs to answer for */
export function checkAdministrator(actor: StaffActor): void {
  if (actor.role !== "administrator") throw new Refusal("not-yours", 403)
}

export async function addEndpoint(ctx: Context<StaffActor>, e: Asked & Endpoint): Promise<string> {
  return writeOnce(ctx, e, async (tx) => {
    const { endpointId, url, about, topics } = e
    await insertEndpoint(tx, { id: endpointId, url, about, topics, madeBy: ctx.actor.id, now: ctx.now })
  })
}

export async function editEndpoint(
  ctx: Context<StaffActor>,
  e: Asked & Endpoint & { paused: boolean },
): Promise<string> {
  return writeOnce(ctx, e, async (tx) => {
    const { endpointId: id, url, about, topics, paused } = e
    if (!(await changeEndpoint(tx, { id, url, about, topics, pausedAt: paused ? ctx.now : null })))
      throw notFound()
    // What waited while it was paused goes now.
    if (!paused) await addSendJobs(tx, await wakeDeliveries(tx, { endpointId: id, about: null, id: null }))
  })
}

export async function renewSecret(ctx: Context<StaffActor>, e: Asked): Promise<string> {
  return writeOnce(ctx, { ...e, act: "secret" }, async (tx) => {
    if ((await nextSecret(tx, e.endpointId)) === null) throw notFound()
  })
}

export async function dropEndpoint(ctx: Context<StaffActor>, e: Asked): Promise<string> {
  return writeOnce(ctx, { ...e, act: "remove" }, async (tx) => {
    if (!(await removeEndpoint(tx, e.endpointId, ctx.now))) throw notFound()
  })
}

/** Sends the endpoint something that means nothing, so that somebody can see it arrive. */
export async function tryEndpoint(ctx: Context<StaffActor>, e: Asked): Promise<string> {
  return writeOnce(ctx, { ...e, act: "test" }, (tx) =>
    emitWebhook(tx, {
      topic: "ping",
      about: `ping:${e.requestId}`,
      data: {},
      now: ctx.now,
      only: e.endpointId,
    }),
  )
}

export async function sendAgain(
  ctx: Context<StaffActor>,
  e: Asked & { deliveryId: string },
): Promise<string> {
  return writeOnce(ctx, e, async (tx) => {
    const { endpointId, deliveryId: id } = e
    const ids = await wakeDeliveries(tx, { endpointId, id, about: null })
    if (ids.length === 0) throw notFound()
    await addSendJobs(tx, ids)
  })
}

async function writeOnce<A extends Asked>(
  ctx: Context<StaffActor>,
  { requestId, ...input }: A,
  work: (tx: Db) => Promise<void>,
): Promise<string> {
  checkAdministrator(ctx.actor)
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      await work(tx)
      return input.endpointId
    }),
  )
}
