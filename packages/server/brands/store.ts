import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type Brand = { id: string; key: string; name: string; legalEntity: string }
export type Team = { id: string; key: string; nameEn: string; nameZh: string }

/** The installation's first brand; made at the first start, its name follows the configuration afterwards. */
export async function keepBrand(db: Db, brand: Omit<Brand, "id">): Promise<Brand> {
  const { rows } = await sql<Brand>`
    insert into brands (id, key, name, legal_entity) values (${newId()}, ${brand.key}, ${brand.name}, ${brand.legalEntity})
    on conflict (key) do update set name = excluded.name, legal_entity = excluded.legal_entity
    returning id, key, name, legal_entity as "legalEntity"`.execute(db)
  return rows[0] as Brand
}

/** Adds teams that aren't there yet; those that are keep what administrators made of them. */
export async function keepTeams(
  db: Db,
  teams: (Omit<Team, "id"> & { languages: string[]; skills: string[] })[],
): Promise<void> {
  const rows = teams.map((team) => ({ ...team, id: newId() }))
  await sql`
    insert into teams (id, key, name_en, name_zh, languages, skills)
    select id, key, "nameEn", "nameZh", languages, skills
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, key text, "nameEn" text, "nameZh" text, languages text[], skills text[])
    on conflict (key) do nothing`.execute(db)
}

export async function allTeams(db: Db): Promise<Team[]> {
  const { rows } =
    await sql<Team>`select id, key, name_en as "nameEn", name_zh as "nameZh" from teams order by name_en`.execute(
      db,
    )
  return rows
}

/** The customer's side of delivery: which account at the exchange, which zone. */
export async function customerReach(
  db: Db,
  id: string,
): Promise<{ exchangeUid: string | null; timezone: string | null } | null> {
  const { rows } = await sql<{ exchangeUid: string | null; timezone: string | null }>`
    select exchange_uid as "exchangeUid", timezone from customers where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}
