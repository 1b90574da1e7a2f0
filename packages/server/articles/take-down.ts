import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { changeArticle } from "./change.ts"
import type { Publishing } from "./search-document.ts"
import { setArchived, unpublish, unschedule } from "./store.ts"

type OfText = { requestId: string; id: string; locale: Locale }

/** Takes one language off the site; its versions stay. */
export async function unpublishArticle(o: Publishing, ctx: Context<StaffActor>, m: OfText): Promise<void> {
  const { requestId, id, locale } = m
  await changeArticle(o, ctx, { requestId, id, input: { unpublish: locale } }, async (tx) => {
    await unpublish(tx, { id, locale })
    return "shown"
  })
}

/** What was planned for a language is planned no more; what is out stays out. */
export async function unscheduleArticle(o: Publishing, ctx: Context<StaffActor>, m: OfText): Promise<void> {
  const { requestId, id, locale } = m
  await changeArticle(o, ctx, { requestId, id, input: { unschedule: locale } }, async (tx) => {
    await unschedule(tx, { id, locale })
    return "kept"
  })
}

/** Takes a whole article off the site, or brings it back as it was. */
export async function archiveArticle(
  o: Publishing,
  ctx: Context<StaffActor>,
  m: { requestId: string; id: string; archived: boolean },
): Promise<void> {
  const { requestId, id, archived } = m
  await changeArticle(o, ctx, { requestId, id, input: { archived } }, async (tx) => {
    await setArchived(tx, { id, at: archived ? ctx.now : null })
    return "shown"
  })
}
