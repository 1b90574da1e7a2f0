import type { AnnouncementDelivery } from "@veridesk/contract/announcements.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import { addJobs } from "../../platform/jobs/store.ts"

/** The task that hands a version to one place. */
export const ANNOUNCE = "announce"

export type Place = { announcementId: string; version: number; channel: string }

/** Queues a version for its places, each with a job of its own; those it has been queued for stay as they are. */
export async function queuePlaces(
  tx: Db,
  q: { announcementId: string; version: number; places: { channel: string; dueAt: Date }[] },
): Promise<void> {
  const { rows } = await sql<{ channel: string }>`
    insert into announcement_deliveries (announcement_id, version, channel, state, due_at)
    select ${q.announcementId}, ${q.version}, p.channel, 'queued', p."dueAt"
    from jsonb_to_recordset(${JSON.stringify(q.places)}::jsonb) as p(channel text, "dueAt" timestamptz)
    on conflict do nothing returning channel`.execute(tx)
  const fresh = new Set(rows.map(({ channel }) => channel))
  const { announcementId, version } = q
  await addPlaceJobs(
    tx,
    q.places
      .filter(({ channel }) => fresh.has(channel))
      .map(({ channel, dueAt }) => ({ announcementId, version, channel, runAt: dueAt })),
  )
}

export async function addPlaceJobs(tx: Db, places: (Place & { runAt: Date | null })[]): Promise<void> {
  await addJobs(
    tx,
    places.map(({ runAt, ...place }) => ({
      task: ANNOUNCE,
      payload: place,
      key: `announce:${place.announcementId}:${place.version}:${place.channel}`,
      ...(runAt && { runAt: runAt.toISOString() }),
    })),
  )
}

/** Takes a place for a try, with how often it was tried; null where it is settled or not yet its time. */
export async function takePlace(db: Db, p: Place, now: Date): Promise<{ tries: number } | null> {
  const { rows } = await sql<{ tries: number }>`
    update announcement_deliveries set state = 'sending', tries = tries + 1
    where announcement_id = ${p.announcementId}::uuid and version = ${p.version} and channel = ${p.channel}
      and state in ('queued', 'sending', 'failed') and due_at <= ${now}
    returning tries`.execute(db)
  return rows[0] ?? null
}

export async function settlePlace(
  db: Db,
  s: Place & {
    state: "sent" | "failed"
    error: string | null
    retryAt: Date | null
    link: string | null
    now: Date
  },
): Promise<void> {
  await sql`
    update announcement_deliveries set state = ${s.state}, error = ${s.error}, retry_at = ${s.retryAt},
      link = coalesce(${s.link}, link), done_at = case when ${s.state} = 'sent' then ${s.now}::timestamptz end
    where announcement_id = ${s.announcementId}::uuid and version = ${s.version} and channel = ${s.channel}
      and state = 'sending'`.execute(db)
}

/** What has not gone yet doesn't go any more: it was taken back, or overtaken by a newer version. */
export async function cancelPlaces(tx: Db, announcementId: string, now: Date): Promise<void> {
  await sql`
    update announcement_deliveries set state = 'cancelled', retry_at = null, done_at = ${now}
    where announcement_id = ${announcementId}::uuid and state in ('queued', 'failed')`.execute(tx)
}

/** Puts back places that failed. @returns their keys */
export async function wakePlaces(
  tx: Db,
  w: { announcementId: string; version: number; channel: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    update announcement_deliveries set state = 'queued', tries = 0, retry_at = null
    where announcement_id = ${w.announcementId}::uuid and version = ${w.version} and state = 'failed'
      and (${w.channel}::text is null or channel = ${w.channel})
    returning channel`.execute(tx)
  return rows.map(({ channel }) => channel)
}

/** Places that wait though their time has come: their job was lost. */
export async function overduePlaces(db: Db, before: Date): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select announcement_id as "announcementId", version, channel from announcement_deliveries
    where state in ('queued', 'sending', 'failed') and coalesce(retry_at, due_at) < ${before}
    order by due_at limit 500`.execute(db)
  return rows
}

export type DeliveryRow = Omit<AnnouncementDelivery, "dueAt" | "retryAt" | "doneAt" | "counts"> & {
  dueAt: Date
  retryAt: Date | null
  doneAt: Date | null
}

/** Where its versions have gone, the newest version first. */
export async function deliveriesOf(db: Db, announcementId: string): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select channel, version, state, due_at as "dueAt", tries, error, retry_at as "retryAt", done_at as "doneAt", link
    from announcement_deliveries where announcement_id = ${announcementId}::uuid
    order by version desc, due_at, channel limit 500`.execute(db)
  return rows
}

/** Places that took some version of it. */
export async function placesThatTook(db: Db, announcementId: string): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    select distinct channel from announcement_deliveries
    where announcement_id = ${announcementId}::uuid and state = 'sent'`.execute(db)
  return rows.map(({ channel }) => channel)
}
