import pg from "pg"
import type { Product } from "./product.ts"

/**
 * Fills the help site up to so many articles in both languages: copies of those that come with the product, each with an
 * address of its own, found by the search as they are. @returns slugs, those of the product first
 */
export async function seedArticles(product: Product, articles: number): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  try {
    const { rows: own } = await pool.query<{ n: number }>("select count(*)::int as n from articles")
    const copies = Math.ceil(articles / (own[0]?.n ?? 1)) - 1
    for (const text of COPIES) await pool.query(text, text.includes("$1") ? [copies] : [])
    await pool.query("analyze articles, article_texts, article_versions, search_documents, search_words")
    const { rows } = await pool.query<{ slug: string }>(
      "select slug from articles where audience = 'public' order by created_at, id limit $1",
      [articles],
    )
    return rows.map(({ slug }) => slug)
  } finally {
    await pool.end()
  }
}

const COPIES = [
  `create table seeded as select a.id as from_id, gen_random_uuid() as id, left(a.slug, 70) || '-' || n as slug
   from articles a cross join generate_series(1, $1) n`,
  `insert into articles (id, slug, topic_key, audience, team_key, review_days, review_on, forms, created_at)
   select s.id, s.slug, a.topic_key, a.audience, a.team_key, a.review_days, a.review_on, a.forms, now()
   from seeded s join articles a on a.id = s.from_id where $1 > 0`,
  `insert into article_texts (article_id, locale, latest, published)
   select s.id, t.locale, 1, 1 from seeded s join article_texts t on t.article_id = s.from_id where $1 > 0`,
  `insert into article_versions (article_id, locale, version, title, summary, keywords, doc, links, note, created_at, published_at)
   select s.id, v.locale, 1, v.title, v.summary, v.keywords, v.doc, v.links, '', now(), now()
   from seeded s join article_texts t on t.article_id = s.from_id
   join article_versions v on v.article_id = t.article_id and v.locale = t.locale and v.version = t.published where $1 > 0`,
  `insert into search_documents (kind, key, locale, title, summary, body, keywords, topic, audience, updated_at, head, title_words, whole)
   select d.kind, s.slug, d.locale, d.title, d.summary, d.body, d.keywords, d.topic, d.audience, now(), d.head, d.title_words, d.whole
   from seeded s join articles a on a.id = s.from_id join search_documents d on d.kind = 'article' and d.key = a.slug where $1 > 0`,
  `update search_words set documents = documents * ($1 + 1)`,
  `drop table seeded`,
]
