import type {
  AnnouncementContent,
  AnnouncementKind,
  BothSides,
  VersionReason,
} from "@veridesk/contract/announcements.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Announced } from "../channels/channel.ts"

type Row = Omit<Announced, "withdrawn"> & { withdrawnAt: Date | null; withdrawnWhy: BothSides | null }

const ANNOUNCED = sql.raw(`
  a.id, a.number, a.slug, v.version, v.reason, v.note, v.content, a.published_at as "firstPublishedAt",
  v.published_at as "publishedAt", v.signature, v.fingerprint, a.withdrawn_at as "withdrawnAt",
  a.withdrawn_why as "withdrawnWhy"`)
const OUT = sql.raw(`
  announcements a join announcement_versions v on v.announcement_id = a.id and v.version = a.published`)

function announcedOf({ withdrawnAt, withdrawnWhy, ...row }: Row): Announced {
  return { ...row, withdrawn: withdrawnAt && withdrawnWhy ? { at: withdrawnAt, why: withdrawnWhy } : null }
}

/** A version that is or was out, of something published; null where it never was. */
export async function announcedVersion(db: Db, id: string, version: number): Promise<Announced | null> {
  const { rows } = await sql<Row>`
    select ${ANNOUNCED} from announcements a join announcement_versions v on v.announcement_id = a.id
    where a.id = ${id}::uuid and v.version = ${version} and v.published_at is not null`.execute(db)
  return rows[0] ? announcedOf(rows[0]) : null
}

/** What is out, in its present version, by its id, its address or its number. */
export async function announcedBy(
  db: Db,
  by: { id: string } | { slug: string } | { number: number },
): Promise<Announced | null> {
  const where =
    "id" in by
      ? sql`a.id = ${by.id}::uuid`
      : "slug" in by
        ? sql`a.slug = ${by.slug}`
        : sql`a.number = ${by.number}`
  const { rows } = await sql<Row>`select ${ANNOUNCED} from ${OUT} where ${where}`.execute(db)
  return rows[0] ? announcedOf(rows[0]) : null
}

/** Where an address of former times leads now. */
export async function movedTo(db: Db, slug: string): Promise<string | null> {
  const { rows } = await sql<{ slug: string }>`
    select a.slug from announcement_slugs s join announcements a on a.id = s.announcement_id where s.slug = ${slug}`.execute(
    db,
  )
  return rows[0]?.slug ?? null
}

export type PublicQuery = {
  kind: AnnouncementKind | null
  asset: string | null
  brandId: string
  before: { at: Date; id: string } | null
  limit: number
  /** Only what a place has taken: feeds hold nothing that wasn't sent to them. */
  takenBy?: string
}

/** What is out and not taken back, newest first by the day on which it first came out. */
export async function announcedList(db: Db, q: PublicQuery): Promise<Announced[]> {
  const before = q.before ? sql`and (a.published_at, a.id) < (${q.before.at}, ${q.before.id}::uuid)` : sql``
  const taken = q.takenBy
    ? sql`and exists (select from announcement_deliveries d
        where d.announcement_id = a.id and d.channel = ${q.takenBy} and d.state = 'sent')`
    : sql``
  const { rows } = await sql<Row>`
    select ${ANNOUNCED} from ${OUT}
    where a.published is not null and a.withdrawn_at is null and ${isFor(q.brandId)}
      and (${q.kind}::text is null or a.kind = ${q.kind})
      and (${q.asset}::text is null or ${q.asset} = any(a.assets)) ${before} ${taken}
    order by a.published_at desc, a.id desc limit ${q.limit}`.execute(db)
  return rows.map(announcedOf)
}

/** What the banner has taken and may still be shown; the rules say for how long. */
export async function bannered(db: Db, q: { since: Date }): Promise<Announced[]> {
  const { rows } = await sql<Row>`
    select ${ANNOUNCED} from ${OUT}
    where a.published is not null and a.withdrawn_at is null
      and (a.republished_at > ${q.since} or a.ends_at > ${q.since})
      and exists (select from announcement_deliveries d
        where d.announcement_id = a.id and d.channel = 'banner' and d.state = 'sent')
    order by a.republished_at desc limit 20`.execute(db)
  return rows.map(announcedOf)
}

function isFor(brandId: string) {
  return sql`(v.content -> 'audience' ->> 'to' = 'everybody' or v.content -> 'audience' ->> 'brandId' = ${brandId})`
}

/** Addresses of what is out at a brand's site, with when it changed last, newest first. */
export async function publicSlugs(db: Db, brandId: string): Promise<{ slug: string; changedAt: Date }[]> {
  const { rows } = await sql<{ slug: string; changedAt: Date }>`
    select a.slug, a.republished_at as "changedAt" from ${OUT}
    where a.published is not null and a.withdrawn_at is null and ${isFor(brandId)}
    order by a.published_at desc limit 20000`.execute(db)
  return rows
}

/** Assets that something at a brand's site is about, the most frequent first. */
export async function publicAssets(db: Db, brandId: string): Promise<string[]> {
  const { rows } = await sql<{ asset: string }>`
    select asset from ${OUT}, unnest(a.assets) as asset
    where a.published is not null and a.withdrawn_at is null and ${isFor(brandId)}
    group by asset order by count(*) desc, asset limit 40`.execute(db)
  return rows.map(({ asset }) => asset)
}

export type Past = {
  version: number
  reason: VersionReason
  note: BothSides
  content: AnnouncementContent
  publishedAt: Date
  fingerprint: string
}

/** Every version that was out, oldest first. */
export async function pastOf(db: Db, id: string): Promise<Past[]> {
  const { rows } = await sql<Past>`
    select version, reason, note, content, published_at as "publishedAt", fingerprint
    from announcement_versions where announcement_id = ${id}::uuid and published_at is not null
    order by version limit 200`.execute(db)
  return rows
}

/** Of which item a signature or a fingerprint is. */
export async function signedBy(
  db: Db,
  s: { signature: string } | { fingerprint: string },
): Promise<{ id: string; version: number; published: number } | null> {
  const where = "signature" in s ? sql`v.signature = ${s.signature}` : sql`v.fingerprint = ${s.fingerprint}`
  const { rows } = await sql<{ id: string; version: number; published: number }>`
    select a.id, v.version, a.published from announcement_versions v join announcements a on a.id = v.announcement_id
    where ${where} and a.published is not null`.execute(db)
  return rows[0] ?? null
}
