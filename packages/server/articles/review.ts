import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { reviewDay } from "./article.ts"
import { changeArticle } from "./change.ts"
import type { Publishing } from "./search-document.ts"
import { setReviewOn } from "./store.ts"

/** Somebody has looked, and it holds: the next review is counted from today. */
export async function reviewedArticle(
  o: Publishing,
  ctx: Context<StaffActor>,
  { requestId, id }: { requestId: string; id: string },
): Promise<void> {
  await changeArticle(o, ctx, { requestId, id, input: { reviewed: true } }, async (tx, held) => {
    await setReviewOn(tx, { id, reviewOn: reviewDay(ctx.now, held.reviewDays) })
    return "kept"
  })
}
