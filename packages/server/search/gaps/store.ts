import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type Asked = {
  day: string
  question: string
  locale: string
  asked: number
  empty: number
  chosen: number
}
export type Reader = { question: string; reader: string; day: string }

export async function addAsked(db: Db, rows: Asked[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into search_asked as s (day, question, locale, asked, empty, chosen)
    select day, question, locale, asked, empty, chosen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(day date, question text, locale text, asked int, empty int, chosen int)
    order by day, question, locale
    on conflict (day, question, locale) do update
      set asked = s.asked + excluded.asked, empty = s.empty + excluded.empty, chosen = s.chosen + excluded.chosen`.execute(
    db,
  )
}

export async function addReaders(db: Db, rows: Reader[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into search_readers (question, reader, seen)
    select distinct on (question, reader) question, decode(reader, 'hex'), day
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(question text, reader text, day date)
    order by question, reader, day desc
    on conflict (question, reader) do update set seen = greatest(search_readers.seen, excluded.seen)`.execute(
    db,
  )
}

export type GapRow = {
  question: string
  locale: "en" | "zh-CN"
  asked: number
  empty: number
  chosen: number
  readers: number
  lastDay: string
}

/**
 * What wasn't found or wasn't opened since a day, and not dealt with since, the most asked first. A question asked in
 * both languages of the site is one, and `locale` the one it was asked in more.
 */
export async function gapsSince(
  db: Db,
  o: { since: string; leastReaders: number; limit: number },
): Promise<{ gaps: GapRow[]; hidden: number }> {
  const { rows } = await sql<GapRow & { hidden: number }>`
    with asked as (
      select a.question, (array_agg(a.locale order by a.asked desc, a.day desc))[1] as locale, sum(a.asked)::int as asked, sum(a.empty)::int as empty, sum(a.chosen)::int as chosen,
        max(a.day) as last_day
      from search_asked a left join search_gaps_done d on d.question = a.question
      where a.day >= ${o.since}::date and (d.question is null or a.day > d.done_at::date)
      group by a.question
      having sum(a.empty) > 0 or sum(a.chosen) * 10 < sum(a.asked)
    ), counted as (
      select a.*, (select count(*)::int from search_readers r where r.question = a.question) as readers from asked a
    )
    select question, locale, asked, empty, chosen, readers, last_day::text as "lastDay",
      (select count(*)::int from counted where readers < ${o.leastReaders}) as hidden
    from counted order by (readers >= ${o.leastReaders}) desc, empty desc, asked desc, question limit ${o.limit}`.execute(
    db,
  )
  return {
    gaps: rows.filter(({ readers }) => readers >= o.leastReaders).map(({ hidden: _, ...row }) => row),
    hidden: rows[0]?.hidden ?? 0,
  }
}

export async function markDone(db: Db, o: { question: string; by: string; at: Date }): Promise<void> {
  await sql`
    insert into search_gaps_done (question, done_by, done_at) values (${o.question}, ${o.by}, ${o.at})
    on conflict (question) do update set done_by = excluded.done_by, done_at = excluded.done_at`.execute(db)
}

/** Forgets what was asked before a day, and what too few asked before another. */
export async function forgetAsked(
  db: Db,
  o: { before: string; fewBefore: string; leastReaders: number },
): Promise<void> {
  await sql`
    delete from search_asked a where day < ${o.before}::date or (day < ${o.fewBefore}::date
      and (select count(*) from search_readers r where r.question = a.question) < ${o.leastReaders})`.execute(
    db,
  )
  await sql`delete from search_readers where seen < ${o.fewBefore}::date`.execute(db)
}
