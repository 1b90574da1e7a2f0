import type { SaveStatuses, StatusLabel, StatusPage } from "@veridesk/contract/statuses.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

/** The labels in their order, and the number of the list they are. */
export async function statusPageOf(db: Db): Promise<StatusPage> {
  const { rows } = await sql<StatusPage>`
    select (select coalesce(max(version), 0) from status_versions) as version,
      coalesce((
        select json_agg(json_build_object('key', key, 'category', category,
          'label', json_build_object('en', label_en, 'zh', label_zh),
          'customer', json_build_object('en', coalesce(customer_en, ''), 'zh', coalesce(customer_zh, '')),
          'retired', retired_at is not null) order by position, key)
        from statuses), '[]') as statuses`.execute(db)
  return rows[0] ?? { version: 0, statuses: [] }
}

/** Takes the next version's number; false where somebody else has taken it. */
export async function takeVersion(
  tx: Db,
  { save, by, at }: { save: SaveStatuses; by: string; at: Date },
): Promise<boolean> {
  const done = await sql`
    insert into status_versions (version, document, saved_by, saved_at)
    values (${save.basedOn + 1}, ${JSON.stringify(save.statuses)}::jsonb, ${by}::uuid, ${at})
    on conflict do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function keepStatuses(tx: Db, statuses: StatusLabel[], now: Date): Promise<void> {
  await sql`
    insert into statuses as s (key, category, label_en, label_zh, customer_en, customer_zh, position, retired_at)
    select g.key, g.category, g.label ->> 'en', g.label ->> 'zh', nullif(g.customer ->> 'en', ''),
      nullif(g.customer ->> 'zh', ''), g.position, case when g.retired then ${now}::timestamptz end
    from rows from (jsonb_to_recordset(${JSON.stringify(statuses)}::jsonb)
      as (key text, category text, label jsonb, customer jsonb, retired boolean))
      with ordinality as g(key, category, label, customer, retired, position)
    on conflict (key) do update set label_en = excluded.label_en, label_zh = excluded.label_zh,
      customer_en = excluded.customer_en, customer_zh = excluded.customer_zh, position = excluded.position,
      retired_at = case when excluded.retired_at is not null then coalesce(s.retired_at, excluded.retired_at) end`.execute(
    tx,
  )
}
