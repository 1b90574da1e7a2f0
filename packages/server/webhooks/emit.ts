import type { WebhookTopic } from "@veridesk/contract/webhooks.ts"
import type { Db } from "../platform/db/connect.ts"
import { addJobs } from "../platform/jobs/store.ts"
import { queueDeliveries, wakeDeliveries } from "./store.ts"

/** The task that sends one payload to one endpoint. */
export const SEND_WEBHOOK = "send-webhook"

/**
 * Queues what happened for every endpoint that wants to hear of it, in the caller's transaction. `about` names what it
 * is about: the same twice is sent once.
 */
export async function emitWebhook(
  tx: Db,
  w: { topic: WebhookTopic | "ping"; about: string; data: object; now: Date; only?: string },
): Promise<void> {
  const payload = JSON.stringify({ type: w.topic, timestamp: w.now.toISOString(), data: w.data })
  const { topic, about, now, only = null } = w
  await addSendJobs(tx, await queueDeliveries(tx, { topic, about, payload, now, only }))
}

/** Sends again at once what failed about the same thing. @returns how many */
export async function wakeWebhooks(tx: Db, about: string): Promise<number> {
  const ids = await wakeDeliveries(tx, { about, endpointId: null, id: null })
  await addSendJobs(tx, ids)
  return ids.length
}

/** Each delivery has a job of its own, so that an endpoint that is down holds nobody up. */
export async function addSendJobs(tx: Db, ids: string[], runAt?: Date): Promise<void> {
  await addJobs(
    tx,
    ids.map((id) => ({
      task: SEND_WEBHOOK,
      payload: { deliveryId: id },
      key: `webhook:${id}`,
      ...(runAt && { runAt: runAt.toISOString() }),
    })),
  )
}
