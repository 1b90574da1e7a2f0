import { sql } from "kysely"
import type { Db } from "../db/connect.ts"

/**
 * Claims a key for a write, inside the write's transaction; a second claim at the same moment waits for the first.
 * @returns null where the key was free, else what was asked and answered then
 */
export async function claim(
  tx: Db,
  w: { actorId: string; key: string; fingerprint: Buffer },
): Promise<{ fingerprint: Buffer; result: unknown } | null> {
  const { numAffectedRows } = await sql`
    insert into writes (actor_id, key, fingerprint, result) values (${w.actorId}, ${w.key}, ${w.fingerprint}, 'null'::jsonb)
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? null : answered(tx, w)
}

export async function answered(
  db: Db,
  w: { actorId: string; key: string },
): Promise<{ fingerprint: Buffer; result: unknown } | null> {
  const { rows } = await sql<{ fingerprint: Buffer; result: unknown }>`
    select fingerprint, result from writes where actor_id = ${w.actorId} and key = ${w.key}`.execute(db)
  return rows[0] ?? null
}

export async function keepAnswer(
  tx: Db,
  w: { actorId: string; key: string; result: unknown },
): Promise<void> {
  await sql`
    update writes set result = ${JSON.stringify(w.result)}::jsonb where actor_id = ${w.actorId} and key = ${w.key}`.execute(
    tx,
  )
}

/** Forgets answers older than thirty days; nobody retries that late. */
export async function forgetOldWrites(db: Db): Promise<void> {
  await sql`delete from writes where created_at < now() - interval '30 days'`.execute(db)
}
