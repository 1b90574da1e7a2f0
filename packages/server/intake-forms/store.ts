import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import { type Form, form } from "./form.ts"

/**
 * Keeps the given versions, which are those that Veridesk ships. A version that is there stays as it is, since
 * conversations were filed with it; a form that somebody has edited is theirs, and gets none any more.
 */
export async function keepForms(db: Db, forms: Form[]): Promise<void> {
  await sql`
    insert into intake_forms (key, version, definition)
    select f->>'key', (f->>'version')::int, f from jsonb_array_elements(${JSON.stringify(forms)}::jsonb) as f
    where not exists (select 1 from intake_forms i where i.key = f->>'key' and i.saved_by is not null)
    on conflict do nothing`.execute(db)
}

/** One version of a form, and how it came to be. `savedBy` null: shipped. */
export type Stored = {
  form: Form
  savedBy: string | null
  basedOn: number | null
  note: string
  at: Date
}

export async function storedForms(db: Db): Promise<Stored[]> {
  const { rows } = await sql<Omit<Stored, "form"> & { definition: unknown }>`
    select definition, s.name as "savedBy", based_on as "basedOn", note, f.created_at as at
    from intake_forms f left join staff s on s.id = f.saved_by order by key, version`.execute(db)
  return rows.map(({ definition, ...saved }) => ({ ...saved, form: form.parse(definition) }))
}

/** Versions are only ever added, so that their number says whether there is a new one. */
export async function countVersions(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from intake_forms`.execute(db)
  return rows[0]?.n ?? 0
}

/** @returns false where there is such a version already: somebody else was first */
export async function insertVersion(
  tx: Db,
  v: { form: Form; savedBy: string; basedOn: number | null; note: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into intake_forms (key, version, definition, saved_by, based_on, note, created_at)
    values (${v.form.key}, ${v.form.version}, ${JSON.stringify(v.form)}::jsonb, ${v.savedBy}::uuid, ${v.basedOn}, ${v.note},
      ${v.now}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function newestVersion(tx: Db, key: string): Promise<number | null> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from intake_forms where key = ${key}`.execute(tx)
  return rows[0]?.version ?? null
}

/** How many tickets each form brought, ever. Reads them all: ask seldom. */
export async function countTickets(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; n: number }>`
    select form_key as key, count(*)::int as n from conversations group by form_key`.execute(db)
  return new Map(rows.map(({ key, n }) => [key, n]))
}
