import { notFound } from "@veridesk/contract/errors.ts"
import type { WebhookDelivery, WebhookEndpoint } from "@veridesk/contract/webhooks.ts"
import type { Db } from "../platform/db/connect.ts"
import { deliveriesOf, endpointById, type EndpointRow, endpoints } from "./store.ts"

export async function endpointList(db: Db): Promise<WebhookEndpoint[]> {
  return (await endpoints(db)).map(endpointView)
}

export async function openedEndpoint(db: Db, id: string): Promise<EndpointRow> {
  const row = await endpointById(db, id)
  if (!row) throw notFound()
  return row
}

export function endpointView(row: EndpointRow): WebhookEndpoint {
  const { id, url, about, topics, madeBy, waiting } = row
  const state = row.pausedAt
    ? "paused"
    : row.lastState === null
      ? "new"
      : row.lastState === "sent"
        ? "working"
        : "failing"
  return {
    id,
    url,
    about,
    topics,
    state,
    madeBy,
    madeAt: row.madeAt.toISOString(),
    waiting,
    lastTakenAt: row.lastTakenAt?.toISOString() ?? null,
  }
}

export async function deliveryLog(db: Db, endpointId: string): Promise<WebhookDelivery[]> {
  await openedEndpoint(db, endpointId)
  return (await deliveriesOf(db, endpointId)).map((row) => ({
    ...row,
    retryAt: row.retryAt?.toISOString() ?? null,
    madeAt: row.madeAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
  }))
}
