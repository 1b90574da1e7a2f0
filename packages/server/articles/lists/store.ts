import type { ArticleAudience, ArticleListQuery } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type LineRow = {
  id: string
  slug: string
  topic: string
  position: number
  /** What it is listed under: its title in the reader's language, else in the other. */
  title: string
  audience: ArticleAudience
  team: string | null
  archived: boolean
  reviewOn: string | null
}

export type Cursor = { position: number; title: string; slug: string }

/** A text whose original has a newer published version than the one it was made from. */
const outdatedText = sql`exists (
  select from article_texts x
  join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.latest
  join article_texts o on o.article_id = x.article_id and o.locale = v.from_locale
  where x.article_id = a.id and o.published > v.from_version)`

const SHOWN = {
  all: sql`a.archived_at is null`,
  archived: sql`a.archived_at is not null`,
  drafts: sql`a.archived_at is null and exists (
    select from article_texts x where x.article_id = a.id and x.latest > coalesce(x.published, 0))`,
  scheduled: sql`a.archived_at is null and exists (
    select from article_texts x where x.article_id = a.id and x.scheduled is not null)`,
  outdated: sql`a.archived_at is null and ${outdatedText}`,
  "review-due": sql`a.archived_at is null and a.review_on <= current_date`,
  untranslated: sql`a.archived_at is null and (select count(*) from article_texts x where x.article_id = a.id) < 2`,
} as const satisfies Record<NonNullable<ArticleListQuery["show"]>, unknown>

/** A page of the articles that a filter shows, in the order of topics and titles. */
export async function lineRows(
  db: Db,
  q: {
    locale: Locale
    topic: string | null
    text: string
    show: keyof typeof SHOWN
    after: Cursor | null
    most: number
  },
): Promise<LineRow[]> {
  const like = `%${q.text.replace(/[\\%_]/g, "\\$&")}%`
  const { after } = q
  const { rows } = await sql<LineRow>`
    select * from (
      select a.id, a.slug, a.topic_key as topic, t.position, coalesce(n.title, a.slug) as title, a.audience,
        a.team_key as team, a.archived_at is not null as archived, a.review_on::text as "reviewOn"
      from articles a
      join article_topics t on t.key = a.topic_key
      left join lateral (
        select v.title from article_texts x
        join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.latest
        where x.article_id = a.id order by x.locale = ${q.locale} desc limit 1) n on true
      where ${SHOWN[q.show]}
        and (${q.topic}::text is null or a.topic_key = ${q.topic})
        and (${q.text} = '' or a.slug ilike ${like} or exists (
          select from article_texts x
          join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.latest
          where x.article_id = a.id and v.title ilike ${like}))
    ) as line
    where ${after ? sql`(position, title, slug) > (${after.position}, ${after.title}, ${after.slug})` : sql`true`}
    order by position, title, slug limit ${q.most}`.execute(db)
  return rows
}

export async function lineRow(db: Db, id: string): Promise<LineRow | null> {
  const { rows } = await sql<LineRow>`
    select a.id, a.slug, a.topic_key as topic, 0 as position, '' as title, a.audience, a.team_key as team,
      a.archived_at is not null as archived, a.review_on::text as "reviewOn"
    from articles a where a.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export type StateRow = {
  id: string
  locale: Locale
  title: string
  latest: number
  published: number | null
  publishedAt: Date | null
  scheduled: number | null
  scheduledAt: Date | null
  fromLocale: Locale | null
  fromVersion: number | null
  /** The published version of what it was translated from. */
  originPublished: number | null
  editedAt: Date
  editedBy: string | null
}

/** How the languages of these articles stand. */
export async function stateRows(db: Db, ids: string[]): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select x.article_id as id, x.locale, v.title, x.latest, x.published, p.published_at as "publishedAt", x.scheduled,
      x.scheduled_at as "scheduledAt", v.from_locale as "fromLocale", v.from_version as "fromVersion",
      o.published as "originPublished", v.created_at as "editedAt", s.name as "editedBy"
    from article_texts x
    join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.latest
    left join article_versions p on p.article_id = x.article_id and p.locale = x.locale and p.version = x.published
    left join article_texts o on o.article_id = x.article_id and o.locale = v.from_locale
    left join staff s on s.id = v.author_id
    where x.article_id = any(${ids}::uuid[])`.execute(db)
  return rows
}

type Named = { id: string; slug: string; title: string }

/** Published articles whose review is due, the longest overdue first. */
export async function staleArticles(db: Db, today: string): Promise<(Named & { reviewOn: string })[]> {
  const { rows } = await sql<Named & { reviewOn: string }>`
    select a.id, a.slug, coalesce(n.title, a.slug) as title, a.review_on::text as "reviewOn"
    from articles a
    join lateral (
      select v.title from article_texts x
      join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.published
      where x.article_id = a.id order by x.locale limit 1) n on true
    where a.archived_at is null and a.review_on <= ${today}::date
    order by a.review_on, a.slug limit 100`.execute(db)
  return rows
}

export async function outdatedTexts(
  db: Db,
): Promise<(Named & { locale: Locale; from: number; to: number })[]> {
  const { rows } = await sql<Named & { locale: Locale; from: number; to: number }>`
    select a.id, a.slug, v.title, x.locale, v.from_version as "from", o.published as "to"
    from article_texts x
    join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.latest
    join article_texts o on o.article_id = x.article_id and o.locale = v.from_locale
    join articles a on a.id = x.article_id and a.archived_at is null
    where o.published > v.from_version
    order by o.published - v.from_version desc, a.slug limit 100`.execute(db)
  return rows
}

/** Links of published texts to articles that aren't there, or aren't out in any language. */
export async function brokenLinks(db: Db): Promise<(Named & { locale: Locale; target: string })[]> {
  const { rows } = await sql<Named & { locale: Locale; target: string }>`
    with out as (
      select distinct a.id, a.slug from articles a
      join article_texts x on x.article_id = a.id and x.published is not null where a.archived_at is null
    ), known as (
      select slug from out union select r.slug from article_redirects r join out on out.id = r.article_id
    )
    select a.id, a.slug, v.title, v.locale, l.target
    from articles a
    join article_texts x on x.article_id = a.id
    join article_versions v on v.article_id = a.id and v.locale = x.locale and v.version = x.published
    cross join lateral unnest(v.links) as l(target)
    where a.archived_at is null and not exists (select from known k where k.slug = l.target)
    order by a.slug, v.locale, l.target limit 100`.execute(db)
  return rows
}
