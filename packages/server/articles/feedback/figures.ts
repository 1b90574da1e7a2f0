import { type ArticleFeedback, type FeedbackReason, feedbackReasons } from "@veridesk/contract/articles.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { Db } from "../../platform/db/connect.ts"
import { articleById } from "../store.ts"
import { commentsOf, type FiguresRow, figuresOf } from "./store.ts"

/** What readers said of an article in the last ninety days. @throws Refusal `not-found` */
export async function articleFeedback(
  db: Db,
  { id, now }: { id: string; now: Date },
): Promise<ArticleFeedback> {
  const [article, figures, comments] = await Promise.all([
    articleById(db, id),
    figuresOf(db, id, now.toISOString().slice(0, 10)),
    commentsOf(db, id),
  ])
  if (!article) throw notFound()
  return {
    texts: figures.map((row) => ({
      locale: row.locale,
      version: row.version,
      useful: row.useful,
      notUseful: row.notUseful,
      reasons: reasonsOf(row),
    })),
    comments: comments.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  }
}

/** The reason that was given most; null where none was. */
export function mainReason(row: FiguresRow): FeedbackReason | null {
  const given = reasonsOf(row)
  const [most] = feedbackReasons.toSorted((a, b) => given[b] - given[a])
  return most && given[most] > 0 ? most : null
}

function reasonsOf({ unclear, incomplete, wrong, otherProblem }: FiguresRow) {
  return { unclear, incomplete, wrong, "other-problem": otherProblem }
}
