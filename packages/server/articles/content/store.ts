import type { ArticleContent, ArticleSettings } from "@veridesk/contract/articles.ts"
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

export async function insertDefault(
  tx: Db,
  a: { id: string; settings: ArticleSettings; reviewOn: string | null; now: Date },
): Promise<void> {
  const { slug, topic, audience, team, reviewDays, forms } = a.settings
  await sql`
    insert into articles (id, slug, topic_key, audience, team_key, review_days, review_on, forms, created_at)
    values (${a.id}, ${slug}, ${topic}, ${audience}, ${team}, ${reviewDays}, ${a.reviewOn}::date, ${forms}::text[],
      ${a.now})`.execute(tx)
}

/** A newer default of what holds for all languages, where nobody has touched it. */
export async function updateDefault(tx: Db, a: { id: string; settings: ArticleSettings }): Promise<void> {
  const { topic, audience, team, reviewDays, forms } = a.settings
  await sql`
    update articles set topic_key = ${topic}, audience = ${audience}, team_key = ${team}, review_days = ${reviewDays},
      forms = ${forms}::text[]
    where id = ${a.id} and revision = 1`.execute(tx)
}
