import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { isSchedulable, reviewDay } from "./article.ts"
import { changeArticle } from "./change.ts"
import type { Publishing } from "./search-document.ts"
import { publishVersion, scheduleVersion, setReviewOn, textsOf } from "./store.ts"

/**
 * Puts a version out, at once or at a moment. Whoever publishes has looked: the next review is counted from today.
 * @throws Refusal `changed-meanwhile` 409 where there is no such version · `past-time` 422
 */
export async function publishArticle(
  o: Publishing,
  ctx: Context<StaffActor>,
  m: { requestId: string; id: string; locale: Locale; version: number; at: string | null },
): Promise<void> {
  const { requestId, id, ...input } = m
  const { locale, version } = m
  await changeArticle(o, ctx, { requestId, id, input }, async (tx, held) => {
    const text = (await textsOf(tx, id)).find((one) => one.locale === locale)
    if (!text || version > text.latest)
      throw new Refusal("changed-meanwhile", 409, { detail: { version: text?.latest ?? null } })
    const by = ctx.actor.id
    if (m.at !== null) {
      const at = new Date(m.at)
      if (!isSchedulable(at, ctx.now)) throw new Refusal("past-time", 422)
      await scheduleVersion(tx, { id, locale, version, at, by })
      return "kept"
    }
    await publishVersion(tx, { id, locale, version, by, now: ctx.now })
    await setReviewOn(tx, { id, reviewOn: reviewDay(ctx.now, held.reviewDays) })
    return "shown"
  })
}
