import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type GroupRow = {
  id: string
  shippedKey: string | null
  words: string[]
  active: boolean
  editedBy: string | null
  updatedAt: Date
}

const GROUP = sql.raw(
  `id, shipped_key as "shippedKey", words, active, edited_by as "editedBy", updated_at as "updatedAt"`,
)

/** Shipped groups come in and follow the product, until somebody has changed one: then it is theirs. */
export async function keepShipped(
  db: Db,
  groups: { id: string; key: string; words: string[] }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into search_synonyms as s (id, shipped_key, words, updated_at)
    select g.id::uuid, g.key, g.words, ${now}
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as g(id text, key text, words text[])
    on conflict (shipped_key) do update set words = excluded.words, updated_at = excluded.updated_at
      where s.edited_by is null and s.words <> excluded.words`.execute(db)
}

export async function allGroups(db: Db, limit: number): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select ${GROUP} from search_synonyms order by words[1], id limit ${limit}`.execute(db)
  return rows
}

export async function activeGroups(db: Db): Promise<string[][]> {
  const { rows } = await sql<{ words: string[] }>`
    select words from search_synonyms where active order by id`.execute(db)
  return rows.map(({ words }) => words)
}

export async function insertGroup(
  db: Db,
  g: { id: string; words: string[]; editedBy: string; now: Date },
): Promise<void> {
  await sql`
    insert into search_synonyms (id, words, edited_by, updated_at)
    values (${g.id}, ${g.words}, ${g.editedBy}, ${g.now})`.execute(db)
}

/** False where somebody has written since `basedOn`. */
export async function rewriteGroup(
  db: Db,
  g: { id: string; words: string[]; active: boolean; editedBy: string; now: Date; basedOn: Date },
): Promise<boolean> {
  const done = await sql`
    update search_synonyms set words = ${g.words}, active = ${g.active}, edited_by = ${g.editedBy}, updated_at = ${g.now}
    where id = ${g.id}::uuid and date_trunc('milliseconds', updated_at) = ${g.basedOn}`.execute(db)
  return done.numAffectedRows === 1n
}

export async function countGroups(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from search_synonyms`.execute(db)
  return rows[0]?.n ?? 0
}
