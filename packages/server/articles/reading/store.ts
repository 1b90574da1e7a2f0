import type { ArticleDocument } from "@veridesk/contract/article-document.ts"
import type { ArticleAudience } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type Standing = { id: string; slug: string; audience: ArticleAudience; live: boolean }

/** What a slug leads to: the article, under the slug it has now; null where nothing of it is out. */
export async function standingOf(db: Db, slug: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select a.id, a.slug, a.audience, bool_or(v.doc::text like '%"liveValue"%') as live
    from articles a
    join article_texts x on x.article_id = a.id
    join article_versions v on v.article_id = a.id and v.locale = x.locale and v.version = x.published
    where a.archived_at is null and a.id = coalesce(
      (select id from articles where slug = ${slug}),
      (select article_id from article_redirects where slug = ${slug}))
    group by a.id`.execute(db)
  return rows[0] ?? null
}

export type TextRow = {
  slug: string
  topic: string
  topicEn: string
  topicZh: string
  team: string | null
  forms: string[]
  locale: Locale
  version: number
  title: string
  summary: string
  doc: ArticleDocument
  publishedAt: Date
}

/** What of an article is out, in each language; `version` that one instead, published or not. */
export async function textRows(
  db: Db,
  w: { id: string; version?: { locale: Locale; version: number } },
): Promise<TextRow[]> {
  const chosen = w.version
    ? sql`v.locale = ${w.version.locale} and v.version = ${w.version.version}`
    : sql`v.version = x.published and a.archived_at is null`
  const { rows } = await sql<TextRow>`
    select a.slug, a.topic_key as topic, t.name_en as "topicEn", t.name_zh as "topicZh", a.team_key as team, a.forms,
      v.locale, v.version, v.title, v.summary, v.doc, coalesce(v.published_at, v.created_at) as "publishedAt"
    from articles a
    join article_topics t on t.key = a.topic_key
    join article_texts x on x.article_id = a.id
    join article_versions v on v.article_id = a.id and v.locale = x.locale
    where a.id = ${w.id} and ${chosen}
    order by v.locale`.execute(db)
  return rows
}

export type ShelfRow = { key: string; nameEn: string; nameZh: string; articles: number }

/** All topics with how many articles these readers find in them. */
export async function shelves(db: Db, audiences: ArticleAudience[]): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select t.key, t.name_en as "nameEn", t.name_zh as "nameZh", coalesce(n.n, 0)::int as articles
    from article_topics t
    left join (
      select a.topic_key, count(*) as n from articles a
      where a.archived_at is null and a.audience = any(${audiences}::text[])
        and exists (select from article_texts x where x.article_id = a.id and x.published is not null)
      group by a.topic_key) n on n.topic_key = t.key
    order by t.position, t.key`.execute(db)
  return rows
}

export async function allTopicNames(db: Db): Promise<{ key: string; nameEn: string; nameZh: string }[]> {
  const { rows } = await sql<{ key: string; nameEn: string; nameZh: string }>`
    select key, name_en as "nameEn", name_zh as "nameZh" from article_topics`.execute(db)
  return rows
}

export type SpineRow = {
  topic: string
  slug: string
  title: string
  summary: string
  locale: Locale
  publishedAt: Date
  /** How many found it useful in the last ninety days: those stand first. */
  useful: number
}

type Shown = { locale: Locale; audiences: ArticleAudience[] }

/** Articles that are out, with how many found them useful. */
const ranked = (audiences: ArticleAudience[]) => sql`
  select a.id, a.slug, a.topic_key as topic, coalesce(f.useful, 0)::int as useful
  from articles a
  left join (
    select article_id, greatest(sum(useful), 0) as useful from article_votes
    where day > current_date - 90 group by article_id) f on f.article_id = a.id
  where a.archived_at is null and a.audience = any(${audiences}::text[])
    and exists (select from article_texts x where x.article_id = a.id and x.published is not null)`

/** The text of an article for a reader of this language: in it, else in the other. */
const spine = (locale: Locale) => sql`
  select r.topic, r.slug, n.title, n.summary, n.locale, n.published_at as "publishedAt", r.useful
  from r join lateral (
    select v.title, v.summary, v.locale, v.published_at from article_texts x
    join article_versions v on v.article_id = x.article_id and v.locale = x.locale and v.version = x.published
    where x.article_id = r.id order by x.locale = ${locale} desc limit 1) n on true`

/** The first few of each topic. */
export async function firstOfTopics(db: Db, o: Shown & { most: number }): Promise<SpineRow[]> {
  const { rows } = await sql<SpineRow>`
    with r as (
      select * from (
        select *, row_number() over (partition by topic order by useful desc, slug) as place
        from (${ranked(o.audiences)}) as all_of_them) as placed
      where place <= ${o.most})
    ${spine(o.locale)} order by r.topic, r.useful desc, r.slug`.execute(db)
  return rows
}

/** A page of one topic, the most useful first, after the one that the page before ended with. */
export async function topicSpines(
  db: Db,
  o: Shown & { topic: string; after: { useful: number; slug: string } | null; most: number },
): Promise<SpineRow[]> {
  const { after } = o
  const { rows } = await sql<SpineRow>`
    with r as (
      select * from (${ranked(o.audiences)} and a.topic_key = ${o.topic}) as of_it
      where ${after ? sql`(-useful, slug) > (${-after.useful}, ${after.slug})` : sql`true`}
      order by useful desc, slug limit ${o.most})
    ${spine(o.locale)} order by r.useful desc, r.slug`.execute(db)
  return rows
}

/** Articles by the slugs that they have or had; `asked` is the slug that was asked for. */
export async function spinesOf(
  db: Db,
  o: Shown & { slugs: string[] },
): Promise<(SpineRow & { asked: string })[]> {
  const { rows } = await sql<SpineRow & { asked: string }>`
    with named as (
      select g.slug as asked, coalesce(a.id, d.article_id) as id
      from unnest(${o.slugs}::text[]) as g(slug)
      left join articles a on a.slug = g.slug
      left join article_redirects d on d.slug = g.slug
    ), r as (
      select n.asked, a.id, a.slug, a.topic_key as topic, 0 as useful
      from named n join articles a on a.id = n.id
      where a.archived_at is null and a.audience = any(${o.audiences}::text[]))
    select s.*, r.asked from (${spine(o.locale)}) s join r on r.slug = s.slug`.execute(db)
  return rows
}

export type PublicText = { slug: string; topic: string; locales: Locale[]; changedAt: Date }

/** What anybody may read, with the languages in which it is out, and when it changed last. */
export async function publicTexts(db: Db): Promise<PublicText[]> {
  const { rows } = await sql<PublicText>`
    select a.slug, a.topic_key as topic, array_agg(x.locale order by x.locale) as locales,
      max(v.published_at) as "changedAt"
    from articles a
    join article_texts x on x.article_id = a.id
    join article_versions v on v.article_id = a.id and v.locale = x.locale and v.version = x.published
    where a.archived_at is null and a.audience = 'public'
    group by a.id order by a.slug`.execute(db)
  return rows
}
