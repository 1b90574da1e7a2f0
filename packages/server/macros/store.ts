import type { MacroContent, MacroUse } from "@veridesk/contract/macros.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

/** A macro with its newest version (or its published one, see `offered`), and how often it was used in 90 days. */
export type MacroRow = {
  key: string
  latest: number
  published: number | null
  retired: boolean
  version: number
  content: MacroContent
  authorId: string | null
  authorName: string | null
  at: Date
  publishedAt: Date | null
  uses90: number
  lastUsedOn: string | null
}

/** Published macros one may see by their visibility; personal ones of others never leave the database. */
export async function offeredRows(db: Db, actorId: string): Promise<MacroRow[]> {
  return rowsWhere(db, sql`v.version = m.published and m.retired_at is null and ${notOthersOwn(actorId)}`)
}

/** Every macro that is kept, each in its newest version. */
export async function keptRows(db: Db, actorId: string): Promise<MacroRow[]> {
  return rowsWhere(db, sql`v.version = m.latest and ${notOthersOwn(actorId)}`)
}

export async function keptRow(db: Db, key: string): Promise<MacroRow | null> {
  const [row] = await rowsWhere(db, sql`v.version = m.latest and m.key = ${key}`)
  return row ?? null
}

function notOthersOwn(actorId: string) {
  return sql`(v.content ->> 'visibility' <> 'me' or v.content ->> 'ownerId' = ${actorId})`
}

async function rowsWhere(db: Db, where: ReturnType<typeof sql>): Promise<MacroRow[]> {
  const { rows } = await sql<MacroRow>`
    select m.key, m.latest, m.published, m.retired_at is not null as retired, v.version, v.content,
      v.author_id as "authorId", s.name as "authorName", v.created_at as at,
      (select p.published_at from macro_versions p where p.macro_key = m.key and p.version = m.published)
        as "publishedAt",
      coalesce(u.n, 0)::int as "uses90", u.last::text as "lastUsedOn"
    from macros m
    join macro_versions v on v.macro_key = m.key
    left join staff s on s.id = v.author_id
    left join (
      select macro_key, sum(n) filter (where day > current_date - 90) as n, max(day) as last
      from macro_uses group by macro_key) u on u.macro_key = m.key
    where ${where}
    order by m.key`.execute(db)
  return rows
}

export type VersionRow = {
  version: number
  content: MacroContent
  note: string
  authorId: string | null
  authorName: string | null
  approvedByName: string | null
  publishedAt: Date | null
  at: Date
}

/** Newest first; at most 200, which is as many as anybody scrolls through. */
export async function versionsOf(db: Db, key: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.content, v.note, v.author_id as "authorId", a.name as "authorName",
      b.name as "approvedByName", v.published_at as "publishedAt", v.created_at as at
    from macro_versions v
    left join staff a on a.id = v.author_id
    left join staff b on b.id = v.approved_by
    where v.macro_key = ${key} order by v.version desc limit 200`.execute(db)
  return rows
}

/** The content of versions that were published at some time, by `key@version`. */
export async function publishedContents(
  db: Db,
  uses: Pick<MacroUse, "key" | "version">[],
): Promise<Map<string, MacroContent>> {
  const { rows } = await sql<{ name: string; content: MacroContent }>`
    select v.macro_key || '@' || v.version as name, v.content
    from macro_versions v
    join unnest(${uses.map(({ key }) => key)}::text[], ${uses.map(({ version }) => version)}::int[]) as u(key, version)
      on u.key = v.macro_key and u.version = v.version
    where v.published_at is not null`.execute(db)
  return new Map(rows.map(({ name, content }) => [name, content]))
}

export type HeldMacro = { key: string; latest: number; published: number | null }

/** Locks a macro until the transaction ends, so that two who save don't make the same version. */
export async function holdMacro(tx: Db, key: string): Promise<HeldMacro | null> {
  const { rows } = await sql<HeldMacro>`
    select key, latest, published from macros where key = ${key} for update`.execute(tx)
  return rows[0] ?? null
}

export async function contentOf(tx: Db, key: string, version: number): Promise<VersionRow | null> {
  const { rows } = await sql<VersionRow>`
    select version, content, note, author_id as "authorId", null as "authorName", null as "approvedByName",
      published_at as "publishedAt", created_at as at
    from macro_versions where macro_key = ${key} and version = ${version}`.execute(tx)
  return rows[0] ?? null
}

export async function insertMacro(tx: Db, { key, now }: { key: string; now: Date }): Promise<void> {
  await sql`insert into macros (key, latest, created_at) values (${key}, 0, ${now})`.execute(tx)
}

/** Adds a version and makes it the newest, and the offered one too where it is published with it. */
export async function addVersion(
  tx: Db,
  v: {
    key: string
    version: number
    content: MacroContent
    note: string
    authorId: string
    isPublished: boolean
    now: Date
  },
): Promise<void> {
  await sql`
    with added as (
      insert into macro_versions (macro_key, version, content, note, author_id, published_at, created_at)
      values (${v.key}, ${v.version}, ${JSON.stringify(v.content)}::jsonb, ${v.note}, ${v.authorId},
        ${v.isPublished ? v.now : null}, ${v.now}))
    update macros set latest = ${v.version},
      published = case when ${v.isPublished} then ${v.version} else published end
    where key = ${v.key}`.execute(tx)
}

export async function publishVersion(
  tx: Db,
  p: { key: string; version: number; approvedBy: string; now: Date },
): Promise<void> {
  await sql`
    with approved as (
      update macro_versions set approved_by = ${p.approvedBy}, published_at = ${p.now}
      where macro_key = ${p.key} and version = ${p.version})
    update macros set published = ${p.version} where key = ${p.key}`.execute(tx)
}

export async function setRetired(tx: Db, key: string, at: Date | null): Promise<void> {
  await sql`update macros set retired_at = ${at} where key = ${key}`.execute(tx)
}

/**
 * Keeps what came with the product: adds what is not there, and gives a newer text to macros that nobody has touched.
 * A version that a person wrote ends this for good, whatever they have restored since.
 */
export async function keepShipped(
  db: Db,
  shipped: { key: string; content: MacroContent }[],
  now: Date,
): Promise<void> {
  const given = JSON.stringify(shipped)
  await sql`
    with given as (
      select g ->> 'key' as key, g -> 'content' as content from jsonb_array_elements(${given}::jsonb) as g
    ), newer as (
      select g.key, g.content, coalesce(m.latest, 0) + 1 as version from given g
      left join macros m on m.key = g.key
      where m.key is null or (
        not exists (select from macro_versions v where v.macro_key = g.key and v.author_id is not null)
        and (select v.content from macro_versions v where v.macro_key = g.key and v.version = m.latest) <> g.content)
    ), kept as (
      insert into macros (key, latest, published, created_at)
      select key, version, version, ${now}::timestamptz from newer
      on conflict (key) do update set latest = excluded.latest, published = excluded.published
      returning key)
    insert into macro_versions (macro_key, version, content, note, published_at, created_at)
    select n.key, n.version, n.content, '', ${now}::timestamptz, ${now}::timestamptz
    from newer n join kept using (key)
    on conflict do nothing`.execute(db)
}

/** Adds to the counts of days: one row a macro and day, however many replies a batch brought. */
export async function addUses(tx: Db, uses: { key: string; day: string; n: number }[]): Promise<void> {
  if (uses.length === 0) return
  await sql`
    insert into macro_uses (macro_key, day, n)
    select * from unnest(${uses.map(({ key }) => key)}::text[], ${uses.map(({ day }) => day)}::date[],
      ${uses.map(({ n }) => n)}::int[])
    on conflict (macro_key, day) do update set n = macro_uses.n + excluded.n`.execute(tx)
}

/** What of the customer a text may name. */
export type Addressed = { id: string; name: string; timezone: string | null; legalEntity: string | null }

/** Whom texts are for, by id. */
export async function customersOf(db: Db, ids: string[]): Promise<Map<string, Addressed>> {
  const { rows } = await sql<Addressed>`
    select id, name, timezone, legal_entity as "legalEntity" from customers where id = any(${ids}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
