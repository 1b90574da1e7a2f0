import type { IdentityLevel } from "@veridesk/contract/people.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type WidgetKey = {
  digest: Buffer
  customerId: string
  brandId: string
  level: Extract<IdentityLevel, "claimed" | "session" | "session-2fa">
  now: Date
  expiresAt: Date
}

export async function keepWidgetKey(db: Db, key: WidgetKey): Promise<void> {
  await sql`
    insert into widget_sessions (token_hash, customer_id, brand_id, identity_level, created_at, expires_at)
    values (${key.digest}, ${key.customerId}, ${key.brandId}, ${key.level}, ${key.now}, ${key.expiresAt})`.execute(
    db,
  )
}

export type WidgetOwner = {
  customerId: string
  brandId: string
  level: IdentityLevel
  name: string
  exchangeUid: string | null
}

export async function widgetOwner(db: Db, digest: Buffer, now: Date): Promise<WidgetOwner | null> {
  const { rows } = await sql<WidgetOwner>`
    select w.customer_id as "customerId", w.brand_id as "brandId", w.identity_level as level, c.name,
      c.exchange_uid as "exchangeUid"
    from widget_sessions w join customers c on c.id = w.customer_id
    where w.token_hash = ${digest} and w.revoked_at is null and w.expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}

export async function revokeWidgetKey(db: Db, digest: Buffer, now: Date): Promise<void> {
  await sql`
    update widget_sessions set revoked_at = ${now} where token_hash = ${digest} and revoked_at is null`.execute(
    db,
  )
}

/** Of these keys, those that are over; read by the index of what was revoked, so it costs little however many there are. */
export async function overKeys(db: Db, digests: Buffer[], now: Date): Promise<Buffer[]> {
  const { rows } = await sql<{ digest: Buffer }>`
    select token_hash as digest from widget_sessions
    where (revoked_at > ${now}::timestamptz - interval '1 hour' or expires_at between ${now}::timestamptz - interval '1 hour' and ${now})
      and token_hash = any(${digests}::bytea[])`.execute(db)
  return rows.map(({ digest }) => digest)
}

export async function sweepWidgetKeys(db: Db, now: Date): Promise<void> {
  await sql`delete from widget_sessions where expires_at < ${now}::timestamptz - interval '2 hours'`.execute(
    db,
  )
}
