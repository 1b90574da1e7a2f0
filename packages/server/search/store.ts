import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Audience, DocumentKey, DocumentKind, SearchDocument } from "./document.ts"
import type { Head } from "./heads/heads.ts"
import { type Near, OWN_LANGUAGE } from "./heads/nearest.ts"
import { WEIGHTS } from "./heads/rank.ts"
import type { Term } from "./query.ts"

/** A document as it is kept: `head` and `whole` as PostgreSQL takes a tsvector. */
export type Row = SearchDocument & {
  head: string
  whole: string
  titleWords: number
  words: { word: string; asWord: boolean }[]
}

export type WordChange = { word: string; documents: number; asWord: boolean }

/** @returns the words of each document that was there */
export async function deleteDocuments(tx: Db, keys: DocumentKey[]): Promise<string[][]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ words: string[] }>`
    delete from search_documents d
    using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(kind text, key text, locale text)
    where d.kind = k.kind and d.key = k.key and (k.locale is null or d.locale = k.locale)
    returning tsvector_to_array(d.whole) as words`.execute(tx)
  return rows.map(({ words }) => words)
}

export async function insertDocuments(tx: Db, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into search_documents
      (kind, key, locale, title, summary, body, keywords, topic, audience, updated_at, head, title_words, whole)
    select kind, key, locale, title, summary, body, keywords, topic, audience, "updatedAt", head::tsvector, "titleWords", whole::tsvector
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ words: _, ...row }) => row))}::jsonb) as r(
      kind text, key text, locale text, title text, summary text, body text, keywords text[], topic text, audience text,
      "updatedAt" timestamptz, head text, "titleWords" int, whole text)
    on conflict (kind, key, locale) do nothing`.execute(tx)
}

export type KeptText = Pick<
  SearchDocument,
  "kind" | "key" | "locale" | "title" | "summary" | "body" | "keywords"
>

export async function textsOfKind(db: Db, kind: DocumentKind): Promise<KeptText[]> {
  const { rows } = await sql<KeptText>`
    select kind, key, locale, title, summary, body, keywords from search_documents where kind = ${kind}`.execute(
    db,
  )
  return rows
}

/** Counts words in and out; one that no document has any more is forgotten. */
export async function addToWords(tx: Db, changes: WordChange[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into search_words as w (word, documents, as_word)
    select word, documents, "asWord"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(word text, documents int, "asWord" boolean)
    on conflict (word) do update set documents = w.documents + excluded.documents, as_word = w.as_word or excluded.as_word`.execute(
    tx,
  )
  if (changes.some(({ documents }) => documents < 0))
    await sql`
      delete from search_words where documents <= 0
        and word = any(${changes.filter(({ documents }) => documents < 0).map(({ word }) => word)}::text[])`.execute(
      tx,
    )
}

export type WordCount = { word: string; documents: number; asWord: boolean }

/** The words of the index with their counts, the commonest first; and how many documents there are. */
export async function readWords(db: Db, limit: number): Promise<{ words: WordCount[]; documents: number }> {
  const { rows } = await sql<WordCount & { total: number }>`
    select word, documents, as_word as "asWord", (select count(*)::int from search_documents) as total
    from search_words order by documents desc limit ${limit}`.execute(db)
  return { words: rows.map(({ total: _, ...row }) => row), documents: rows[0]?.total ?? 0 }
}

/** Another one after every change of the texts: what an id stands for never changes. */
export async function readMark(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', count(*), max(id), sum(id)) as mark from search_documents`.execute(db)
  return rows[0]?.mark ?? ""
}

/** The newest so many of the texts. */
export async function readIds(db: Db, limit: number): Promise<number[]> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(id::text, ' ') as ids from (select id from search_documents order by id desc limit ${limit}) d`.execute(
    db,
  )
  return (rows[0]?.ids ?? "").split(" ").filter(Boolean).map(Number).reverse()
}

/** Title, keywords and summary of these texts, as a tsvector is written, in the order of their ids. */
export async function readHeads(db: Db, ids: number[]): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select id, kind, locale, audience, updated_at as "updatedAt", head::text as head
    from search_documents where id = any(${ids}::bigint[]) order by id`.execute(db)
  return rows
}

export type Wanted = {
  terms: Term[]
  /** What comes nearest by title, keywords and summary, the best first; the first `readWhole` of it are read whole. */
  near: Near[]
  readWhole: number
  /**
   * How many more are looked for that only say it in their text: those that have something `telling`, then those that
   * have any of the `candidates`. Both as a tsquery that the index answers by itself: no phrases.
   */
  more: { most: number; telling: string; candidates: string }
  /** Text by which a passage is found, the most telling first. */
  passages: string[]
  /** What answers a smaller share of the question isn't found. */
  leastCovered: number
  locale: Locale
  audiences: Audience[]
  kinds: DocumentKind[]
  topic: string | null
  offset: number
  limit: number
}

export type Found = {
  kind: DocumentKind
  key: string
  locale: Locale
  title: string
  summary: string
  /** From the body, around the first of what was looked for; "" where it isn't in there. */
  passage: string
  topic: string | null
  updatedAt: Date
  score: number
  /** Which share of the question it answers, 0 to 1. */
  covered: number
}

/** Things found by kind and topic, before paging. */
export type Facet = { kind: DocumentKind; topic: string | null; count: number }

/** PostgreSQL's order: body, summary, keywords, title. */
const RANKS = `{${WEIGHTS.join(", ")}}`
const PASSAGE = 260
/** What scores a smaller part of the best is noise. */
const LEAST_OF_BEST = 0.2

/**
 * Looks up a question, in one statement. Each concept counts once, by the best of its words; a thing in several
 * languages counts by the text that fits best, and is shown in the reader's own where it is in it. Joining a vector
 * with nothing unpacks it once instead of for each word that it is asked for.
 */
export async function findDocuments(
  db: Db,
  w: Wanted,
): Promise<{ found: Found[]; facets: Facet[]; total: number }> {
  const { rows } = await sql<Found & { total: number; facets: Facet[] | null }>`
    with asked as materialized (
      select t.query::tsquery as query, t.weight, t.concept
      from unnest(${w.terms.map((t) => t.query)}::text[], ${w.terms.map((t) => t.weight)}::real[],
        ${w.terms.map((t) => t.concept)}::int[]) as t(query, weight, concept)
    ), concepts as materialized (
      select sum(weight) as weight from (select max(weight) as weight from asked group by concept) c
    ), near as materialized (
      select * from unnest(${numbers(w.near.map((n) => n.id))}::bigint[], ${numbers(w.near.map((n) => n.score))}::float8[],
        ${numbers(w.near.map((n) => n.matched))}::float8[]) with ordinality as n(id, score, matched, nr)
    ), telling as materialized (
      select id from search_documents
      where whole @@ ${w.more.telling}::tsquery and audience = any(${w.audiences}::text[]) and id not in (select id from near)
    ), others as materialized (
      select id from search_documents
      where whole @@ ${w.more.candidates}::tsquery and audience = any(${w.audiences}::text[])
        and id not in (select id from near union all select id from telling)
    ), more as (
      select id from telling union all select id from others limit ${w.more.most}
    ), scored as (
      select d.*, r.score, r.matched from (select id from near where nr <= ${w.readWhole} union all select id from more) n
      cross join lateral (
        -- Joined to nothing it is a value of its own, unpacked once for all that is asked of it.
        select d.id, d.kind, d.key, d.locale, d.topic, d.updated_at, d.whole || ''::tsvector as words
        from search_documents d where d.id = n.id offset 0) d
      cross join lateral (
        select coalesce(sum(best), 0) as score, coalesce(sum(weight), 0) as matched from (
          select max(a.weight * ts_rank(${RANKS}::real[], d.words, a.query)) as best, max(a.weight) as weight
          from asked a where d.words @@ a.query group by a.concept) by_concept) r
      union all
      select d.id, d.kind, d.key, d.locale, d.topic, d.updated_at, null, n.score, n.matched
      from near n join search_documents d on d.id = n.id where n.nr > ${w.readWhole}
    ), ranked as (
      select d.id, d.kind, d.key, d.locale, d.topic, d.updated_at,
        d.score * (0.5 + 0.5 * d.matched / nullif(c.weight, 0))
          * case when d.locale = ${w.locale} then ${OWN_LANGUAGE}::float8 else 1 end
          * (1 + 0.05 * exp(-extract(epoch from now() - d.updated_at) / 15552000.0))
          * case d.kind when 'announcement' then 0.85 when 'tool' then 0.7 else 1 end as score,
        d.matched / nullif(c.weight, 0) as covered
      from scored d cross join concepts c
    ), answering as (
      select *, max(score) over () as best from ranked where covered >= ${w.leastCovered}
    ), things as materialized (
      select distinct on (kind, key) * from answering where score >= ${LEAST_OF_BEST} * best order by kind, key, score desc
    ), fitting as (
      select * from things
      where (cardinality(${w.kinds}::text[]) = 0 or kind = any(${w.kinds}::text[])) and (${w.topic}::text is null or topic = ${w.topic})
    ), page as (
      select f.*, (select count(*)::int from fitting) as total from fitting f
      order by score desc, key limit ${w.limit} offset ${w.offset}
    )
    select p.kind, p.key, d.locale, d.title, d.summary, d.topic, d.updated_at as "updatedAt", p.score, p.covered, p.total,
      coalesce((
        select substr(d.body, greatest(1, s.at - 60), ${PASSAGE})
        from (select nullif(position(x.text in b.text), 0) as at, x.nr
          from (select lower(d.body) as text offset 0) b
          cross join unnest(${w.passages}::text[]) with ordinality as x(text, nr)) s
        where s.at is not null order by s.nr limit 1), '') as passage,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'topic', topic, 'count', count))
        from (select kind, topic, count(*)::int as count from things group by kind, topic) k) as facets
    from page p
      left join search_documents own on own.kind = p.kind and own.key = p.key and own.locale = ${w.locale}
        and own.audience = any(${w.audiences}::text[])
      join search_documents d on d.id = coalesce(own.id, p.id)
    order by p.score desc, p.key`.execute(db)
  return {
    found: rows.map(({ total: _, facets: __, ...row }) => row),
    facets: rows[0]?.facets ?? [],
    total: rows[0]?.total ?? 0,
  }
}

/** As PostgreSQL takes a list of numbers, to five digits: the driver would look for quotes in each. */
function numbers(all: number[]): string {
  return `{${all.map((one) => Math.round(one * 1e5) / 1e5).join(",")}}`
}
