import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import { type Form, form } from "./form.ts"

/** Keeps the given versions; a version that is there stays as it is, since conversations were filed with it. */
export async function keepForms(db: Db, forms: Form[]): Promise<void> {
  await sql`
    insert into intake_forms (key, version, definition)
    select f->>'key', (f->>'version')::int, f from jsonb_array_elements(${JSON.stringify(forms)}::jsonb) as f
    on conflict do nothing`.execute(db)
}

export async function storedForms(db: Db): Promise<Form[]> {
  const { rows } = await sql<{
    definition: unknown
  }>`select definition from intake_forms order by key, version`.execute(db)
  return rows.map((row) => form.parse(row.definition))
}
