import type {
  AnnouncementContent,
  AnnouncementKind,
  BothSides,
  VersionReason,
  VersionStage,
} from "@veridesk/contract/announcements.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type Plan = { key: string; afterMinutes: number }[]

export type Item = {
  id: string
  number: number | null
  slug: string | null
  latest: number
  published: number | null
  stage: VersionStage
  plan: Plan
  publishAt: Date | null
  scheduledBy: string | null
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: BothSides | null
  editedAt: Date
}

const ITEM = sql.raw(`
  a.id, a.number, a.slug, a.latest, a.published, a.stage, a.plan, a.publish_at as "publishAt",
  a.scheduled_by as "scheduledBy", a.published_at as "publishedAt", a.withdrawn_at as "withdrawnAt",
  a.withdrawn_why as "withdrawnWhy", a.edited_at as "editedAt"`)

export async function itemById(db: Db, id: string): Promise<Item | null> {
  const { rows } = await sql<Item>`select ${ITEM} from announcements a where a.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Locks one until the transaction ends, so that two who write don't make the same version. */
export async function holdItem(tx: Db, id: string): Promise<Item | null> {
  const { rows } = await sql<Item>`
    select ${ITEM} from announcements a where a.id = ${id}::uuid for update`.execute(tx)
  return rows[0] ?? null
}

export async function insertItem(
  tx: Db,
  i: { id: string; kind: AnnouncementKind; assets: string[]; now: Date },
): Promise<void> {
  await sql`
    insert into announcements (id, latest, stage, kind, assets, edited_at)
    values (${i.id}, 0, 'draft', ${i.kind}, ${i.assets}, ${i.now})`.execute(tx)
}

export type Version = {
  version: number
  reason: VersionReason
  note: BothSides
  content: AnnouncementContent
  authorId: string
  authorName: string
  authors: string[]
  at: Date
  publishedAt: Date | null
  fingerprint: string | null
  judged: { approved: boolean; byName: string; why: string; at: string } | null
}

const VERSION = sql.raw(`
  v.version, v.reason, v.note, v.content, v.author_id as "authorId", coalesce(s.name, '') as "authorName", v.authors,
  v.created_at as at, v.published_at as "publishedAt", v.fingerprint,
  (select jsonb_build_object('approved', j.approved, 'byName', coalesce(p.name, ''), 'why', j.why,
      'at', to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from announcement_judgements j left join staff p on p.id = j.by_id
    where j.announcement_id = v.announcement_id and j.version = v.version) as judged`)

/** Newest first, two hundred at most. */
export async function versionsOf(db: Db, id: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${VERSION} from announcement_versions v left join staff s on s.id = v.author_id
    where v.announcement_id = ${id}::uuid order by v.version desc limit 200`.execute(db)
  return rows
}

export async function versionAt(db: Db, id: string, version: number): Promise<Version | null> {
  const { rows } = await sql<Version>`
    select ${VERSION} from announcement_versions v left join staff s on s.id = v.author_id
    where v.announcement_id = ${id}::uuid and v.version = ${version}`.execute(db)
  return rows[0] ?? null
}

/** Adds a version, which is a draft that nobody has seen; what was scheduled is so no more. */
export async function addVersion(
  tx: Db,
  v: {
    id: string
    version: number
    reason: VersionReason
    note: BothSides
    content: AnnouncementContent
    authorId: string
    authors: string[]
    now: Date
  },
): Promise<void> {
  await sql`
    with added as (
      insert into announcement_versions (announcement_id, version, reason, note, content, author_id, authors, created_at)
      values (${v.id}, ${v.version}, ${v.reason}, ${JSON.stringify(v.note)}::jsonb, ${JSON.stringify(v.content)}::jsonb,
        ${v.authorId}, ${v.authors}::uuid[], ${v.now}))
    update announcements set latest = ${v.version}, stage = 'draft', publish_at = null, scheduled_by = null,
      edited_at = ${v.now}, kind = case when published is null then ${v.content.kind} else kind end
    where id = ${v.id}::uuid`.execute(tx)
}

export async function setStage(
  tx: Db,
  s: { id: string; stage: VersionStage; plan?: Plan; publishAt?: Date | null; by?: string | null },
): Promise<void> {
  await sql`
    update announcements set stage = ${s.stage}, publish_at = ${s.publishAt ?? null}, scheduled_by = ${s.by ?? null},
      plan = coalesce(${s.plan ? JSON.stringify(s.plan) : null}::jsonb, plan)
    where id = ${s.id}::uuid`.execute(tx)
}

/** The database refuses a judge who is among the authors. */
export async function insertJudgement(
  tx: Db,
  j: {
    id: string
    version: number
    authors: string[]
    approved: boolean
    by: string
    why: string
    now: Date
  },
): Promise<void> {
  await sql`
    insert into announcement_judgements (announcement_id, version, authors, approved, by_id, why, at)
    values (${j.id}, ${j.version}, ${j.authors}::uuid[], ${j.approved}, ${j.by}, ${j.why}, ${j.now})`.execute(
    tx,
  )
}

export async function nextNumber(tx: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('announcement_numbers')::int as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Makes a version the one that is out, under this address; an address it had before leads to it. */
export async function publishVersion(
  tx: Db,
  p: {
    id: string
    version: number
    number: number
    slug: string
    kind: AnnouncementKind
    assets: string[]
    endsAt: string | null
    plan: Plan
    signature: string
    fingerprint: string
    by: string
    now: Date
  },
): Promise<void> {
  await sql`
    insert into announcement_slugs (slug, announcement_id)
    select slug, id from announcements where id = ${p.id}::uuid and slug <> ${p.slug}
    on conflict (slug) do nothing`.execute(tx)
  await sql`
    update announcement_versions set published_at = ${p.now}, published_by = ${p.by}, signature = ${p.signature}, fingerprint = ${p.fingerprint}
    where announcement_id = ${p.id}::uuid and version = ${p.version}`.execute(tx)
  await sql`
    update announcements set published = ${p.version}, stage = 'published', publish_at = null, scheduled_by = null,
      number = ${p.number}, slug = ${p.slug}, kind = ${p.kind}, assets = ${p.assets}, ends_at = ${p.endsAt}::timestamptz,
      plan = ${JSON.stringify(p.plan)}::jsonb, published_at = coalesce(published_at, ${p.now}),
      republished_at = ${p.now}
    where id = ${p.id}::uuid`.execute(tx)
}

export async function setWithdrawn(
  tx: Db,
  w: { id: string; by: string; why: BothSides; now: Date },
): Promise<void> {
  await sql`
    update announcements set withdrawn_at = ${w.now}, withdrawn_by = ${w.by}, withdrawn_why = ${JSON.stringify(w.why)}::jsonb,
      publish_at = null, scheduled_by = null, stage = case when stage = 'scheduled' then 'approved' else stage end
    where id = ${w.id}::uuid`.execute(tx)
}

/** Those whose time has come. */
export async function dueIds(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from announcements where publish_at <= ${now} order by publish_at limit 100`.execute(db)
  return rows.map(({ id }) => id)
}

export type Line = Item & {
  kind: AnnouncementKind
  content: AnnouncementContent
  editedBy: string
  failing: number
}
export type LineQuery = {
  kind: AnnouncementKind | null
  stage: "open" | "published" | "withdrawn" | "any"
  after: { at: Date; id: string } | null
  limit: number
}

/** The desk's list, the last edited first, each in its newest version. */
export async function lines(db: Db, q: LineQuery): Promise<Line[]> {
  const after = q.after ? sql`and (a.edited_at, a.id) < (${q.after.at}, ${q.after.id}::uuid)` : sql``
  return linesWhere(
    db,
    sql`(${q.kind}::text is null or a.kind = ${q.kind}) and case ${q.stage}
      when 'open' then a.stage <> 'published' and a.withdrawn_at is null
      when 'published' then a.published is not null and a.withdrawn_at is null
      when 'withdrawn' then a.withdrawn_at is not null
      else true end ${after}`,
    q.limit,
  )
}

export async function lineOf(db: Db, id: string): Promise<Line | null> {
  const [line] = await linesWhere(db, sql`a.id = ${id}::uuid`, 1)
  return line ?? null
}

async function linesWhere(db: Db, where: ReturnType<typeof sql>, limit: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select ${ITEM}, v.content ->> 'kind' as kind, v.content, coalesce(s.name, '') as "editedBy",
      (select count(*)::int from announcement_deliveries d
        where d.announcement_id = a.id and d.version = a.published and d.state = 'failed') as failing
    from announcements a
    join announcement_versions v on v.announcement_id = a.id and v.version = a.latest
    left join staff s on s.id = v.author_id
    where ${where} order by a.edited_at desc, a.id desc limit ${limit}`.execute(db)
  return rows
}
