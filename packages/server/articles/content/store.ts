import type { ArticleContent, ArticleSettings } from "@veridesk/contract/articles.ts"
import { linkedArticles } from "@veridesk/contract/article-text.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

/** Waits for other processes that start in the same moment. */
export async function lockDefaults(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('article defaults', 0))`.execute(tx)
}

export async function knownDigest(db: Db): Promise<Buffer | null> {
  const { rows } = await sql<{ digest: Buffer }>`select digest from article_defaults`.execute(db)
  return rows[0]?.digest ?? null
}

export async function keepDigest(tx: Db, digest: Buffer): Promise<void> {
  await sql`
    insert into article_defaults (digest) values (${digest})
    on conflict (singleton) do update set digest = excluded.digest`.execute(tx)
}

export type KnownArticle = {
  id: string
  slug: string
  /** Nobody has changed what holds for all languages. */
  untouched: boolean
  texts: {
    locale: Locale
    latest: number
    published: number | null
    byPeople: boolean
    content: ArticleContent
  }[]
}

/** The articles that have these slugs, or had them once. */
export async function articlesBySlug(tx: Db, slugs: string[]): Promise<KnownArticle[]> {
  const { rows } = await sql<KnownArticle>`
    select a.id, n.slug, a.revision = 1 as untouched, coalesce(x.texts, '[]') as texts
    from (
      select slug, id from articles where slug = any(${slugs}::text[])
      union all select slug, article_id from article_redirects where slug = any(${slugs}::text[])) n
    join articles a on a.id = n.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('locale', t.locale, 'latest', t.latest, 'published', t.published,
        'byPeople', exists (
          select from article_versions p
          where p.article_id = t.article_id and p.locale = t.locale and p.author_id is not null),
        'content', jsonb_build_object('title', v.title, 'summary', v.summary, 'keywords', v.keywords, 'doc', v.doc)
      )) as texts
      from article_texts t
      join article_versions v on v.article_id = t.article_id and v.locale = t.locale and v.version = t.latest
      where t.article_id = a.id) x on true`.execute(tx)
  return rows
}

/** Adds articles that came with the product, all in one statement. */
export async function insertDefaults(
  tx: Db,
  articles: { id: string; settings: ArticleSettings; reviewOn: string | null }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into articles (id, slug, topic_key, audience, team_key, review_days, review_on, forms, place, created_at)
    select id, settings ->> 'slug', settings ->> 'topic', settings ->> 'audience', settings ->> 'team',
      (settings ->> 'reviewDays')::int, review_on, array(select jsonb_array_elements_text(settings -> 'forms')),
      (settings ->> 'place')::int, ${now}
    from jsonb_to_recordset(${JSON.stringify(articles.map(({ reviewOn, ...rest }) => ({ ...rest, review_on: reviewOn })))}::jsonb)
      as given(id uuid, settings jsonb, review_on date)`.execute(tx)
}

export type DefaultVersion = {
  id: string
  locale: Locale
  version: number
  content: ArticleContent
  /** The version of the English text that it says the same as. */
  fromEnglish: number | null
}

/** Adds versions that came with the product and puts them out, all of them at once. */
export async function insertVersions(tx: Db, versions: DefaultVersion[], now: Date): Promise<void> {
  const rows = versions.map(({ fromEnglish, ...rest }) => ({
    ...rest,
    links: linkedArticles(rest.content.doc),
    from_version: fromEnglish,
  }))
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g(id uuid, locale text, version int, content jsonb, links jsonb, from_version int)
    ), texts as (
      insert into article_texts (article_id, locale, latest, published)
      select id, locale, version, version from given
      on conflict (article_id, locale) do update set latest = excluded.latest, published = excluded.published)
    insert into article_versions (article_id, locale, version, title, summary, keywords, doc, links, note,
      from_locale, from_version, created_at, published_at)
    select id, locale, version, content ->> 'title', content ->> 'summary',
      array(select jsonb_array_elements_text(content -> 'keywords')), content -> 'doc',
      array(select jsonb_array_elements_text(g.links)), '',
      case when from_version is not null then 'en' end, from_version, ${now}, ${now}
    from given g`.execute(tx)
}

/** A newer default of what holds for all languages, where nobody has touched it. @returns whether it was another */
export async function updateDefault(tx: Db, a: { id: string; settings: ArticleSettings }): Promise<boolean> {
  const { topic, audience, team, reviewDays, forms, place = null } = a.settings
  const { numAffectedRows } = await sql`
    update articles set topic_key = ${topic}, audience = ${audience}, team_key = ${team}, review_days = ${reviewDays},
      forms = ${forms}::text[], place = ${place}
    where id = ${a.id} and revision = 1 and (topic_key, audience, team_key, review_days, forms, place)
      is distinct from (${topic}, ${audience}, ${team}, ${reviewDays}::int, ${forms}::text[], ${place}::int)`.execute(
    tx,
  )
  return numAffectedRows === 1n
}
