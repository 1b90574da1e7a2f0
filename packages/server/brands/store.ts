import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type Brand = { id: string; key: string; name: string; legalEntity: string }

/** A brand with what it looks like and where it answers. */
export type StoredBrand = Brand & {
  shortName: string
  accent: string
  mark: string | null
  supportEmail: string | null
  hosts: string[]
}
export type Team = { id: string; key: string; nameEn: string; nameZh: string }

/** The installation's first brand: made at the first start; its name follows the configuration until somebody saves it. */
export async function keepBrand(db: Db, brand: Omit<Brand, "id">): Promise<Brand> {
  const { rows } = await sql<Brand>`
    insert into brands as b (id, key, name, legal_entity)
    values (${newId()}, ${brand.key}, ${brand.name}, ${brand.legalEntity})
    on conflict (key) do update set
      name = case when b.saved_at is null then excluded.name else b.name end,
      legal_entity = case when b.saved_at is null then excluded.legal_entity else b.legal_entity end
    returning id, key, name, legal_entity as "legalEntity"`.execute(db)
  return rows[0] as Brand
}

/** All brands, the first one first. */
export async function allBrands(db: Db): Promise<StoredBrand[]> {
  const { rows } = await sql<StoredBrand>`
    select b.id, b.key, b.name, b.legal_entity as "legalEntity", b.accent, b.mark,
      case when b.short_name = '' then split_part(b.name, ' ', 1) else b.short_name end as "shortName",
      b.support_email as "supportEmail",
      coalesce((select array_agg(h.host order by h.place) from brand_hosts h where h.brand_id = b.id), '{}') as hosts
    from brands b order by b.created_at, b.key`.execute(db)
  return rows
}

/** Keeps a brand and its hosts. @returns false where one of the hosts is another brand's */
export async function storeBrand(
  tx: Db,
  { brand, by, at }: { brand: Omit<StoredBrand, "id">; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into brands (id, key, name, legal_entity, short_name, accent, mark, support_email, saved_at, saved_by)
    values (${newId()}, ${brand.key}, ${brand.name}, ${brand.legalEntity}, ${brand.shortName}, ${brand.accent},
      ${brand.mark}, ${brand.supportEmail}, ${at}, ${by})
    on conflict (key) do update set name = excluded.name, legal_entity = excluded.legal_entity,
      short_name = excluded.short_name, accent = excluded.accent, mark = excluded.mark,
      support_email = excluded.support_email, saved_at = excluded.saved_at, saved_by = excluded.saved_by
    returning id`.execute(tx)
  const id = rows[0]?.id ?? ""
  await sql`delete from brand_hosts where brand_id = ${id}`.execute(tx)
  const { rows: kept } = await sql`
    insert into brand_hosts (host, brand_id, place)
    select host, ${id}::uuid, place from unnest(${brand.hosts}::text[]) with ordinality as t(host, place)
    on conflict (host) do nothing returning host`.execute(tx)
  return kept.length === new Set(brand.hosts).size
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

export type CustomerReach = {
  exchangeUid: string | null
  timezone: string | null
  /** Their address, where they have proved it. */
  provedEmail: string | null
}

/** The customer's side of delivery: which account at the exchange, which zone. */
export async function customerReach(db: Db, id: string): Promise<CustomerReach | null> {
  const { rows } = await sql<CustomerReach>`
    select exchange_uid as "exchangeUid", timezone,
      case when email_verified_at is not null then email end as "provedEmail"
    from customers where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}
