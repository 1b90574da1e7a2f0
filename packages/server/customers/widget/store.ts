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

/** Whose these keys are, in one statement; those that are over or unknown are missing. */
export async function widgetOwners(
  db: Db,
  digests: Buffer[],
  now: Date,
): Promise<(WidgetOwner & { digest: Buffer })[]> {
  const { rows } = await sql<WidgetOwner & { digest: Buffer }>`
    select w.token_hash as digest, w.customer_id as "customerId", w.brand_id as "brandId", w.identity_level as level,
      c.name, c.exchange_uid as "exchangeUid"
    from widget_sessions w join customers c on c.id = w.customer_id
    where w.token_hash = any(${digests}::bytea[]) and w.revoked_at is null and w.expires_at > ${now}`.execute(
    db,
  )
  return rows
}

export async function revokeWidgetKey(db: Db, digest: Buffer, now: Date): Promise<void> {
  await sql`
    update widget_sessions set revoked_at = ${now} where token_hash = ${digest} and revoked_at is null`.execute(
    db,
  )
}

/** Keys that came to their end since then, each by an index: it costs what has ended, however many there are. */
export async function overKeysSince(db: Db, since: Date, now: Date): Promise<Buffer[]> {
  const { rows } = await sql<{ digest: Buffer }>`
    select token_hash as digest from widget_sessions where revoked_at > ${since}
    union all
    select token_hash from widget_sessions where expires_at > ${since} and expires_at <= ${now}`.execute(db)
  return rows.map(({ digest }) => digest)
}

export async function sweepWidgetKeys(db: Db, now: Date): Promise<void> {
  await sql`delete from widget_sessions where expires_at < ${now}::timestamptz - interval '2 hours'`.execute(
    db,
  )
}
