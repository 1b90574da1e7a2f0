import pg from "pg"
import type { Product } from "./product.ts"

/** How many copies are made of how many articles. */
const SEED = 0.61

/**
 * Fills the help site up to so many public articles in both languages: each the title and summary of one that comes with
 * the product, with a number of its own, above the text of another, found by the search like any other.
 * Straight into the tables and index, since publishing is not what is measured. @returns their slugs, shuffled
 */
export async function seedArticles(product: Product, articles: number): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 1 })
  try {
    await pool.query("set synchronous_commit = off; set maintenance_work_mem = '256MB'")
    const { rows: own } = await pool.query<{ n: number }>(`select count(*)::int as n ${PUBLIC}`)
    const copies = Math.max(0, Math.ceil(articles / (own[0]?.n ?? 1)) - 1)
    await pool.query("drop index search_documents_by_word")
    for (const text of COPIES) await pool.query(text, text.includes("$1") ? [copies] : [])
    await pool.query(
      "create index search_documents_by_word on search_documents using gin (whole) with (fastupdate = off)",
    )
    await pool.query(
      "vacuum analyze articles, article_texts, article_versions, search_documents, search_words",
    )
    await pool.query(`select setseed(${SEED})`)
    const { rows } = await pool.query<{ slug: string }>(
      `select slug from (select a.slug ${PUBLIC} order by a.slug) s order by random() limit $1`,
      [articles],
    )
    return rows.map(({ slug }) => slug)
  } finally {
    await pool.end()
  }
}

const PUBLIC = `from articles a where a.audience = 'public' and a.archived_at is null
  and (select count(*) from article_texts t where t.article_id = a.id and t.published is not null) = 2`

/** `n`: which copy. `body_of`: whose text it has, another one's in each copy. */
const COPIES = [
  `create unlogged table seeded as
   with own as (select a.id, a.slug, row_number() over (order by a.slug) - 1 as nr, count(*) over () as of_all ${PUBLIC})
   select o.id as head_of, b.id as body_of, o.slug as head_slug, b.slug as body_slug, n,
     gen_random_uuid() as id, left(o.slug, 70) || '-' || n as slug
   from own o cross join generate_series(1, $1) n join own b on b.nr = (o.nr + n) % o.of_all`,
  `insert into articles (id, slug, topic_key, audience, team_key, review_days, review_on, forms, created_at)
   select s.id, s.slug, a.topic_key, a.audience, a.team_key, a.review_days, a.review_on, a.forms, now()
   from seeded s join articles a on a.id = s.head_of`,
  `insert into article_texts (article_id, locale, latest, published)
   select s.id, t.locale, 1, 1 from seeded s join article_texts t on t.article_id = s.head_of`,
  `insert into article_versions (article_id, locale, version, title, summary, keywords, doc, links, note, created_at, published_at)
   select s.id, v.locale, 1, v.title || ' ' || s.n, v.summary, v.keywords, b.doc, b.links, '', now(), now() - n * interval '1 day'
   from seeded s
   join article_texts t on t.article_id = s.head_of
   join article_versions v on v.article_id = t.article_id and v.locale = t.locale and v.version = t.published
   join article_texts bt on bt.article_id = s.body_of and bt.locale = t.locale
   join article_versions b on b.article_id = bt.article_id and b.locale = bt.locale and b.version = bt.published`,
  `insert into search_documents (kind, key, locale, title, summary, body, keywords, topic, audience, updated_at, head, title_words, whole)
   select h.kind, s.slug, h.locale, h.title || ' ' || s.n, h.summary, b.body, h.keywords, h.topic, h.audience,
     now() - n * interval '1 day', h.head || nr.word, h.title_words + 1, h.head || nr.word || ts_filter(b.whole, '{d}')
   from seeded s
   cross join lateral (select setweight(to_tsvector('simple', s.n::text), 'A') as word) nr
   join search_documents h on h.kind = 'article' and h.key = s.head_slug
   join search_documents b on b.kind = 'article' and b.key = s.body_slug and b.locale = h.locale`,
  `update search_words set documents = documents * ($1::int + 1)`,
  `insert into search_words (word, documents, as_word)
   select n::text, count(*) * 2, true from seeded group by n on conflict (word) do update set documents = search_words.documents + excluded.documents`,
  `drop table seeded`,
]
