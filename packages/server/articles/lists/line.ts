import type { ArticleLine, ArticleTextState } from "@veridesk/contract/articles.ts"
import { isReviewDue } from "../article.ts"
import type { LineRow, StateRow } from "./store.ts"

/** A line of the desk's list from its rows. */
export function lineView(row: LineRow, states: StateRow[], now: Date): ArticleLine {
  const { id, slug, topic, audience, team, archived, reviewOn } = row
  const stateOf = (locale: StateRow["locale"]) => {
    const state = states.find((one) => one.id === id && one.locale === locale)
    return state ? stateView(state) : null
  }
  return {
    id,
    slug,
    topic,
    audience,
    team,
    archived,
    reviewOn,
    reviewDue: isReviewDue(reviewOn, now),
    texts: { en: stateOf("en"), "zh-CN": stateOf("zh-CN") },
  }
}

export function stateView(row: StateRow): ArticleTextState {
  const { title, latest, published, publishedAt, scheduled, scheduledAt, editedAt, editedBy } = row
  return {
    title,
    latest,
    published,
    publishedAt: published === null ? null : (publishedAt?.toISOString() ?? null),
    draft: latest > (published ?? 0),
    scheduled:
      scheduled !== null && scheduledAt !== null
        ? { version: scheduled, at: scheduledAt.toISOString() }
        : null,
    outdated: isOutdated(row),
    editedAt: editedAt.toISOString(),
    editedBy,
  }
}

/** Whether what a text was made from has moved on since. */
export function isOutdated(row: Pick<StateRow, "fromVersion" | "originPublished">): boolean {
  return row.fromVersion !== null && row.originPublished !== null && row.originPublished > row.fromVersion
}
