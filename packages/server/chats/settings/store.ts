import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export async function storedSettings(db: Db): Promise<unknown> {
  const { rows } = await sql<{ settings: unknown }>`select settings from chat_settings`.execute(db)
  return rows[0]?.settings ?? null
}

export async function storeSettings(db: Db, s: { settings: unknown; by: string; now: Date }): Promise<void> {
  await sql`
    insert into chat_settings (settings, saved_by, saved_at) values (${JSON.stringify(s.settings)}::jsonb, ${s.by}, ${s.now})
    on conflict (one) do update set settings = excluded.settings, saved_by = excluded.saved_by, saved_at = excluded.saved_at`.execute(
    db,
  )
}
