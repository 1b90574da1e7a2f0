import type { FeedbackReason } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type Said = { useful: boolean; reason: FeedbackReason | null; comment: string }
type Which = { articleId: string; locale: Locale; version: number }

/** What a reader said of a version before, locked; null where it is their first word. */
export async function saidBefore(tx: Db, w: Which & { reader: Buffer }): Promise<Said | null> {
  const { rows } = await sql<Said>`
    select useful, reason, comment from article_feedback
    where article_id = ${w.articleId} and locale = ${w.locale} and version = ${w.version} and reader = ${w.reader}
    for update`.execute(tx)
  return rows[0] ?? null
}

export async function putFeedback(
  tx: Db,
  f: Which & Said & { id: string; reader: Buffer; now: Date },
): Promise<void> {
  await sql`
    insert into article_feedback (id, article_id, locale, version, reader, useful, reason, comment, at)
    values (${f.id}, ${f.articleId}, ${f.locale}, ${f.version}, ${f.reader}, ${f.useful}, ${f.reason}, ${f.comment},
      ${f.now})
    on conflict (article_id, locale, version, reader) do update
      set useful = excluded.useful, reason = excluded.reason, comment = excluded.comment, at = excluded.at`.execute(
    tx,
  )
}

export type Shift = { useful: number; notUseful: number; reasons: Partial<Record<FeedbackReason, number>> }

/** Moves the counts of a day; a word that was taken back is counted as less than nothing on the day it was. */
export async function moveCounts(tx: Db, c: Which & { day: string; by: Shift }): Promise<void> {
  const { useful, notUseful, reasons } = c.by
  const of = (reason: FeedbackReason) => reasons[reason] ?? 0
  await sql`
    insert into article_votes as v (article_id, locale, version, day, useful, not_useful, unclear, incomplete, wrong,
      other_problem)
    values (${c.articleId}, ${c.locale}, ${c.version}, ${c.day}::date, ${useful}, ${notUseful}, ${of("unclear")},
      ${of("incomplete")}, ${of("wrong")}, ${of("other-problem")})
    on conflict (article_id, locale, version, day) do update set
      useful = v.useful + excluded.useful, not_useful = v.not_useful + excluded.not_useful,
      unclear = v.unclear + excluded.unclear, incomplete = v.incomplete + excluded.incomplete,
      wrong = v.wrong + excluded.wrong, other_problem = v.other_problem + excluded.other_problem`.execute(tx)
}

export type FiguresRow = {
  locale: Locale
  version: number
  useful: number
  notUseful: number
  unclear: number
  incomplete: number
  wrong: number
  otherProblem: number
}

const sums = sql`greatest(sum(useful), 0)::int as useful, greatest(sum(not_useful), 0)::int as "notUseful",
  greatest(sum(unclear), 0)::int as unclear, greatest(sum(incomplete), 0)::int as incomplete,
  greatest(sum(wrong), 0)::int as wrong, greatest(sum(other_problem), 0)::int as "otherProblem"`

/** Of the last ninety days, by language and version, the newest first. */
export async function figuresOf(db: Db, articleId: string, today: string): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select locale, version, ${sums} from article_votes
    where article_id = ${articleId} and day > ${today}::date - 90
    group by locale, version order by locale, version desc limit 100`.execute(db)
  return rows
}

export type CommentRow = {
  id: string
  locale: Locale
  version: number
  at: Date
  reason: FeedbackReason | null
  comment: string
}

/** The newest hundred comments. */
export async function commentsOf(db: Db, articleId: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select id, locale, version, at, reason, comment from article_feedback
    where article_id = ${articleId} and comment <> '' order by at desc limit 100`.execute(db)
  return rows
}

export type PublishedFigures = FiguresRow & { id: string; slug: string; title: string }

/** Figures of what is out now and has been answered at all, those that helped least first. */
export async function figuresOfPublished(db: Db, today: string): Promise<PublishedFigures[]> {
  const { rows } = await sql<PublishedFigures>`
    select a.id, a.slug, v.title, f.* from (
      select article_id, locale, version, ${sums} from article_votes where day > ${today}::date - 90
      group by article_id, locale, version) f
    join article_texts x on x.article_id = f.article_id and x.locale = f.locale and x.published = f.version
    join article_versions v on v.article_id = f.article_id and v.locale = f.locale and v.version = f.version
    join articles a on a.id = f.article_id and a.archived_at is null
    where f."notUseful" > 0
    order by f.useful::float / (f.useful + f."notUseful"), f."notUseful" desc limit 300`.execute(db)
  return rows
}
