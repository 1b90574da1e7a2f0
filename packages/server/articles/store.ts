import type { ArticleAudience, ArticleContent, ArticleSettings } from "@veridesk/contract/articles.ts"
import { linkedArticles } from "@veridesk/contract/article-text.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type HeldArticle = {
  id: string
  slug: string
  topic: string
  audience: ArticleAudience
  team: string | null
  reviewDays: number | null
  reviewOn: string | null
  forms: string[]
  revision: number
  archived: boolean
}

const articleColumns = sql`a.id, a.slug, a.topic_key as topic, a.audience, a.team_key as team,
  a.review_days as "reviewDays", a.review_on::text as "reviewOn", a.forms, a.revision,
  a.archived_at is not null as archived`

export async function articleById(db: Db, id: string): Promise<HeldArticle | null> {
  const { rows } =
    await sql<HeldArticle>`select ${articleColumns} from articles a where a.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locks an article until the transaction ends, so that two who save don't make the same version. */
export async function holdArticle(tx: Db, id: string): Promise<HeldArticle | null> {
  const { rows } = await sql<HeldArticle>`
    select ${articleColumns} from articles a where a.id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** @returns false where the id or the slug is taken, by an article or by a redirect to one */
export async function insertArticle(
  tx: Db,
  a: { id: string; settings: ArticleSettings; reviewOn: string | null; now: Date },
): Promise<boolean> {
  const { slug, topic, audience, team, reviewDays, forms } = a.settings
  const { numAffectedRows } = await sql`
    insert into articles (id, slug, topic_key, audience, team_key, review_days, review_on, forms, created_at, revision)
    select ${a.id}::uuid, ${slug}, ${topic}, ${audience}, ${team}, ${reviewDays}::int, ${a.reviewOn}::date, ${forms}::text[],
      ${a.now}::timestamptz, 2
    where not exists (select from article_redirects where slug = ${slug})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Saves what holds for all languages. @returns false where the slug is taken by another article */
export async function updateSettings(
  tx: Db,
  a: { id: string; settings: ArticleSettings; reviewOn: string | null },
): Promise<boolean> {
  const { slug, topic, audience, team, reviewDays, forms } = a.settings
  const { numAffectedRows } = await sql`
    update articles set slug = ${slug}, topic_key = ${topic}, audience = ${audience}, team_key = ${team},
      review_days = ${reviewDays}, review_on = ${a.reviewOn}::date, forms = ${forms}::text[], revision = revision + 1
    where id = ${a.id}
      and not exists (select from articles where slug = ${slug} and id <> ${a.id})
      and not exists (select from article_redirects where slug = ${slug} and article_id <> ${a.id})`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** The old slug leads to the article from now on; a slug that it takes back leads nowhere else any more. */
export async function redirectSlug(
  tx: Db,
  r: { id: string; from: string; to: string; now: Date },
): Promise<void> {
  await sql`delete from article_redirects where slug = ${r.to} and article_id = ${r.id}`.execute(tx)
  await sql`
    insert into article_redirects (slug, article_id, created_at) values (${r.from}, ${r.id}, ${r.now})
    on conflict (slug) do nothing`.execute(tx)
}

export async function redirectsTo(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from article_redirects where article_id = ${id} order by created_at`.execute(db)
  return rows.map(({ slug }) => slug)
}

export async function setReviewOn(tx: Db, r: { id: string; reviewOn: string | null }): Promise<void> {
  await sql`update articles set review_on = ${r.reviewOn}::date where id = ${r.id}`.execute(tx)
}

export async function setArchived(tx: Db, a: { id: string; at: Date | null }): Promise<void> {
  await sql`update articles set archived_at = ${a.at}, revision = revision + 1 where id = ${a.id}`.execute(tx)
}

export async function topicExists(db: Db, key: string): Promise<boolean> {
  const { rows } = await sql`select from article_topics where key = ${key}`.execute(db)
  return rows.length === 1
}

export type HeldText = {
  locale: Locale
  latest: number
  published: number | null
  scheduled: number | null
  scheduledAt: Date | null
  scheduledBy: string | null
}

export async function textsOf(db: Db, id: string): Promise<HeldText[]> {
  const { rows } = await sql<HeldText>`
    select locale, latest, published, scheduled, scheduled_at as "scheduledAt", scheduled_by as "scheduledBy"
    from article_texts where article_id = ${id} order by locale`.execute(db)
  return rows
}

export type TranslatedFrom = { locale: Locale; version: number }
export type VersionRow = {
  locale: Locale
  version: number
  title: string
  note: string
  authorName: string | null
  authorId: string | null
  publishedByName: string | null
  publishedAt: Date | null
  at: Date
  fromLocale: Locale | null
  fromVersion: number | null
}

const versionColumns = sql`v.locale, v.version, v.title, v.note, s.name as "authorName", v.author_id as "authorId",
  p.name as "publishedByName", v.published_at as "publishedAt", v.created_at as at, v.from_locale as "fromLocale",
  v.from_version as "fromVersion"`

/** Of both languages, newest first; at most two hundred of each. */
export async function versionLines(db: Db, id: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns}
    from article_texts x
    cross join lateral (
      select * from article_versions v where v.article_id = x.article_id and v.locale = x.locale
      order by v.version desc limit 200) v
    left join staff s on s.id = v.author_id
    left join staff p on p.id = v.published_by
    where x.article_id = ${id} order by v.locale, v.version desc`.execute(db)
  return rows
}

export type WholeVersion = VersionRow & { content: ArticleContent }

export async function wholeVersion(
  db: Db,
  w: { id: string; locale: Locale; version: number },
): Promise<WholeVersion | null> {
  const { rows } = await sql<WholeVersion>`
    select ${versionColumns},
      jsonb_build_object('title', v.title, 'summary', v.summary, 'keywords', v.keywords, 'doc', v.doc) as content
    from article_versions v
    left join staff s on s.id = v.author_id
    left join staff p on p.id = v.published_by
    where v.article_id = ${w.id} and v.locale = ${w.locale} and v.version = ${w.version}`.execute(db)
  return rows[0] ?? null
}

/** Adds a version and makes it the newest of its language. */
export async function addVersion(
  tx: Db,
  v: {
    id: string
    locale: Locale
    version: number
    content: ArticleContent
    note: string
    authorId: string | null
    from: TranslatedFrom | null
    now: Date
  },
): Promise<void> {
  const { title, summary, keywords, doc } = v.content
  await sql`
    insert into article_texts (article_id, locale, latest) values (${v.id}, ${v.locale}, ${v.version})
    on conflict (article_id, locale) do update set latest = excluded.latest`.execute(tx)
  await sql`
    insert into article_versions (article_id, locale, version, title, summary, keywords, doc, links, note, author_id,
      from_locale, from_version, created_at)
    values (${v.id}, ${v.locale}, ${v.version}, ${title}, ${summary}, ${keywords}::text[], ${JSON.stringify(doc)}::jsonb,
      ${linkedArticles(doc)}::text[], ${v.note}, ${v.authorId}, ${v.from?.locale ?? null}, ${v.from?.version ?? null},
      ${v.now})`.execute(tx)
}

/** Puts a version out; whatever was planned for its language is planned no more. @returns false where there is none */
export async function publishVersion(
  tx: Db,
  p: { id: string; locale: Locale; version: number; by: string | null; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update article_versions set published_at = ${p.now}, published_by = ${p.by}
    where article_id = ${p.id} and locale = ${p.locale} and version = ${p.version}`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`
    update article_texts set published = ${p.version}, scheduled = null, scheduled_at = null, scheduled_by = null
    where article_id = ${p.id} and locale = ${p.locale}`.execute(tx)
  return true
}

export async function scheduleVersion(
  tx: Db,
  s: { id: string; locale: Locale; version: number; at: Date; by: string },
): Promise<void> {
  await sql`
    update article_texts set scheduled = ${s.version}, scheduled_at = ${s.at}, scheduled_by = ${s.by}
    where article_id = ${s.id} and locale = ${s.locale}`.execute(tx)
}

export async function unschedule(tx: Db, u: { id: string; locale: Locale }): Promise<void> {
  await sql`
    update article_texts set scheduled = null, scheduled_at = null, scheduled_by = null
    where article_id = ${u.id} and locale = ${u.locale}`.execute(tx)
}

export async function unpublish(tx: Db, u: { id: string; locale: Locale }): Promise<void> {
  await sql`
    update article_texts set published = null, scheduled = null, scheduled_at = null, scheduled_by = null
    where article_id = ${u.id} and locale = ${u.locale}`.execute(tx)
}

/** Articles with a text whose time has come, the longest overdue first. */
export async function dueArticles(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select x.article_id as id from article_texts x where x.scheduled is not null and x.scheduled_at <= ${now}
    order by x.scheduled_at limit 200`.execute(db)
  return [...new Set(rows.map(({ id }) => id))]
}

/** What of an article is out, for the search. */
export async function publishedTexts(
  db: Db,
  ids: string[],
): Promise<
  {
    slug: string
    topic: string
    audience: ArticleAudience
    locale: Locale
    content: ArticleContent
    updatedAt: Date
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof publishedTexts>>[number]>`
    select a.slug, a.topic_key as topic, a.audience, v.locale, v.published_at as "updatedAt",
      jsonb_build_object('title', v.title, 'summary', v.summary, 'keywords', v.keywords, 'doc', v.doc) as content
    from articles a
    join article_texts x on x.article_id = a.id
    join article_versions v on v.article_id = a.id and v.locale = x.locale and v.version = x.published
    where a.id = any(${ids}::uuid[]) and a.archived_at is null`.execute(db)
  return rows
}

/** Published texts that lead to an article, by any of the slugs it ever had. */
export async function linkedFrom(
  db: Db,
  slugs: string[],
): Promise<{ id: string; slug: string; title: string; locale: Locale }[]> {
  const { rows } = await sql<{ id: string; slug: string; title: string; locale: Locale }>`
    select a.id, a.slug, v.title, v.locale
    from article_versions v
    join article_texts x on x.article_id = v.article_id and x.locale = v.locale and x.published = v.version
    join articles a on a.id = v.article_id and a.archived_at is null
    where v.published_at is not null and v.links && ${slugs}::text[]
    order by a.slug, v.locale limit 200`.execute(db)
  return rows
}
