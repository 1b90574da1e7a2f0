import type { ArticleContent, ArticleSettings } from "@veridesk/contract/articles.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { reviewDay } from "./article.ts"
import { refuseReaders } from "./change.ts"
import { faultOf, type Known } from "./settings.ts"
import { addVersion, insertArticle } from "./store.ts"

/**
 * A new article with the draft of its first text; nobody sees it before it is published.
 * @throws Refusal `slug-taken` 409 · `invalid-input` 422 for a topic, team or form that doesn't exist
 */
export async function makeArticle(
  known: Known,
  ctx: Context<StaffActor>,
  m: {
    requestId: string
    articleId: string
    settings: ArticleSettings
    locale: Locale
    content: ArticleContent
    note: string
  },
): Promise<void> {
  refuseReaders(ctx.actor)
  const { requestId, ...input } = m
  const { settings, locale, content, note } = m
  await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      const fault = await faultOf(known, tx, settings)
      if (fault) throw fault
      const reviewOn = reviewDay(ctx.now, settings.reviewDays)
      const isNew = await insertArticle(tx, { id: m.articleId, settings, reviewOn, now: ctx.now })
      if (!isNew) throw new Refusal("slug-taken", 409)
      const { now, actor } = ctx
      const first = { id: m.articleId, locale, version: 1, content, note, from: null }
      await addVersion(tx, { ...first, authorId: actor.id, now })
      return null
    }),
  )
}
