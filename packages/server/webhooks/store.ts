import type { WebhookDelivery } from "@veridesk/contract/webhooks.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type EndpointRow = {
  id: string
  url: string
  about: string
  topics: string[]
  secretVersion: number
  pausedAt: Date | null
  madeBy: string
  madeAt: Date
  waiting: number
  lastState: string | null
  lastTakenAt: Date | null
}

const ENDPOINT = sql.raw(`
  e.id, e.url, e.about, e.topics, e.secret_version as "secretVersion", e.paused_at as "pausedAt",
  coalesce(s.name, '') as "madeBy", e.made_at as "madeAt",
  (select count(*)::int from webhook_deliveries d where d.endpoint_id = e.id and d.state in ('queued', 'sending', 'failed')) as waiting,
  (select d.state from webhook_deliveries d where d.endpoint_id = e.id and d.state not in ('queued', 'sending')
    order by d.made_at desc, d.id desc limit 1) as "lastState",
  (select max(d.done_at) from webhook_deliveries d where d.endpoint_id = e.id and d.state = 'sent') as "lastTakenAt"`)

/** Endpoints that are there, the newest first; at most two hundred. */
export async function endpoints(db: Db): Promise<EndpointRow[]> {
  const { rows } = await sql<EndpointRow>`
    select ${ENDPOINT} from webhook_endpoints e left join staff s on s.id = e.made_by
    where e.removed_at is null order by e.made_at desc, e.id limit 200`.execute(db)
  return rows
}

export async function endpointById(db: Db, id: string): Promise<EndpointRow | null> {
  const { rows } = await sql<EndpointRow>`
    select ${ENDPOINT} from webhook_endpoints e left join staff s on s.id = e.made_by
    where e.id = ${id}::uuid and e.removed_at is null`.execute(db)
  return rows[0] ?? null
}

export async function countEndpoints(db: Db, topic: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from webhook_endpoints
    where removed_at is null and paused_at is null
      and (${topic}::text is null or cardinality(topics) = 0 or ${topic} = any(topics))`.execute(db)
  return rows[0]?.n ?? 0
}

export async function insertEndpoint(
  tx: Db,
  e: { id: string; url: string; about: string; topics: string[]; madeBy: string; now: Date },
): Promise<void> {
  await sql`
    insert into webhook_endpoints (id, url, about, topics, made_by, made_at)
    values (${e.id}, ${e.url}, ${e.about}, ${e.topics}, ${e.madeBy}, ${e.now})`.execute(tx)
}

/** Changes what is given. @returns false where there is no such endpoint */
export async function changeEndpoint(
  tx: Db,
  e: { id: string; url: string; about: string; topics: string[]; pausedAt: Date | null },
): Promise<boolean> {
  const done = await sql`
    update webhook_endpoints set url = ${e.url}, about = ${e.about}, topics = ${e.topics},
      paused_at = case when ${e.pausedAt}::timestamptz is null then null else coalesce(paused_at, ${e.pausedAt}) end
    where id = ${e.id}::uuid and removed_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function removeEndpoint(tx: Db, id: string, now: Date): Promise<boolean> {
  const done = await sql`
    update webhook_endpoints set removed_at = ${now} where id = ${id}::uuid and removed_at is null`.execute(
    tx,
  )
  await sql`
    update webhook_deliveries set state = 'given-up', done_at = ${now}, retry_at = null
    where endpoint_id = ${id}::uuid and state in ('queued', 'failed')`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function nextSecret(tx: Db, id: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update webhook_endpoints set secret_version = secret_version + 1
    where id = ${id}::uuid and removed_at is null returning secret_version as version`.execute(tx)
  return rows[0]?.version ?? null
}

/**
 * Queues one payload for every endpoint that wants the topic (`only`: for that one, whatever it wants), once for each
 * `about`. @returns ids of what is new
 */
export async function queueDeliveries(
  tx: Db,
  d: { topic: string; about: string; payload: string; now: Date; only: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into webhook_deliveries (id, endpoint_id, topic, about, payload, state, made_at)
    select gen_random_uuid(), e.id, ${d.topic}, ${d.about}, ${d.payload}, 'queued', ${d.now}
    from webhook_endpoints e
    where e.removed_at is null and case when ${d.only}::uuid is null
      then e.paused_at is null and (cardinality(e.topics) = 0 or ${d.topic} = any(e.topics))
      else e.id = ${d.only}::uuid end
    on conflict (endpoint_id, about) do nothing
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Taken = {
  id: string
  endpointId: string
  url: string
  secretVersion: number
  payload: string
  tries: number
}

/** Takes a delivery for a try; null where it is settled, or its endpoint is gone or paused. */
export async function takeDelivery(db: Db, id: string): Promise<Taken | null> {
  const { rows } = await sql<Taken>`
    update webhook_deliveries d set state = 'sending', tries = d.tries + 1
    from webhook_endpoints e
    where d.id = ${id}::uuid and e.id = d.endpoint_id and d.state in ('queued', 'sending', 'failed')
      and e.removed_at is null and e.paused_at is null
    returning d.id, e.id as "endpointId", e.url, e.secret_version as "secretVersion", d.payload, d.tries`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function settleDelivery(
  db: Db,
  s: {
    id: string
    state: "sent" | "failed" | "given-up"
    status: number | null
    error: string | null
    retryAt: Date | null
    now: Date
  },
): Promise<void> {
  await sql`
    update webhook_deliveries set state = ${s.state}, status = ${s.status}, error = ${s.error}, retry_at = ${s.retryAt},
      done_at = case when ${s.state} = 'failed' then null else ${s.now}::timestamptz end
    where id = ${s.id}::uuid`.execute(db)
}

/** Puts back what failed or was given up. @returns ids to send */
export async function wakeDeliveries(
  tx: Db,
  w: { about: string | null; endpointId: string | null; id: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update webhook_deliveries set state = 'queued', tries = 0, retry_at = null, done_at = null
    where state in ('failed', 'given-up', 'sent')
      and (${w.id}::uuid is not null or state <> 'sent')
      and (${w.about}::text is null or about = ${w.about})
      and (${w.endpointId}::uuid is null or endpoint_id = ${w.endpointId}::uuid)
      and (${w.id}::uuid is null or id = ${w.id}::uuid)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What waits longer than it should: its job was lost, or its endpoint was paused. A thousand at most. */
export async function overdueDeliveries(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
    where d.state in ('queued', 'sending', 'failed') and coalesce(d.retry_at, d.made_at) < ${before}
      and e.removed_at is null and e.paused_at is null
    order by d.retry_at limit 1000`.execute(db)
  return rows.map(({ id }) => id)
}

export type Progress = { recipients: number; sent: number; failed: number }

/** How far what is `about` the same has come, over all endpoints, by `about`. */
export async function progressOf(db: Db, abouts: string[]): Promise<Map<string, Progress>> {
  const { rows } = await sql<Progress & { about: string }>`
    select about, count(*)::int as recipients, count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where state in ('failed', 'given-up'))::int as failed
    from webhook_deliveries where about = any(${abouts}::text[]) group by about`.execute(db)
  return new Map(rows.map(({ about, ...progress }) => [about, progress]))
}

export type DeliveryRow = Omit<WebhookDelivery, "retryAt" | "madeAt" | "doneAt"> & {
  retryAt: Date | null
  madeAt: Date
  doneAt: Date | null
}

export async function deliveriesOf(db: Db, endpointId: string): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select id, topic, state, tries, status, error, retry_at as "retryAt", made_at as "madeAt", done_at as "doneAt"
    from webhook_deliveries where endpoint_id = ${endpointId}::uuid order by made_at desc, id desc limit 100`.execute(
    db,
  )
  return rows
}
