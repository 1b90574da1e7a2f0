import type { ArticleSettings } from "@veridesk/contract/articles.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { reviewDay } from "./article.ts"
import { changeArticle } from "./change.ts"
import type { ArticleDeps } from "./deps.ts"
import type { Publishing } from "./search-document.ts"
import { redirectSlug, topicExists, updateSettings } from "./store.ts"

/** Which teams and forms there are. */
export type Known = Pick<ArticleDeps, "teams" | "forms">

/**
 * What holds for all languages: address, topic, readers, owner, review, forms. The old address leads to the new one.
 * @throws Refusal `changed-meanwhile` 409 with the revision · `slug-taken` 409 · `invalid-input` 422
 */
export async function saveSettings(
  o: Publishing & Known,
  ctx: Context<StaffActor>,
  m: { requestId: string; id: string; revision: number; settings: ArticleSettings },
): Promise<void> {
  const { requestId, id, ...input } = m
  const { settings } = m
  await changeArticle(o, ctx, { requestId, id, input }, async (tx, held) => {
    if (held.revision !== m.revision)
      throw new Refusal("changed-meanwhile", 409, { detail: { revision: held.revision } })
    const fault = await faultOf(o, tx, settings)
    if (fault) throw fault
    // The day of the next review stays where it is until somebody changes how often, or has looked.
    const reviewOn =
      held.reviewDays === settings.reviewDays ? held.reviewOn : reviewDay(ctx.now, settings.reviewDays)
    if (!(await updateSettings(tx, { id, settings, reviewOn }))) throw new Refusal("slug-taken", 409)
    if (settings.slug !== held.slug)
      await redirectSlug(tx, { id, from: held.slug, to: settings.slug, now: ctx.now })
    return "shown"
  })
}

/** What keeps settings from being saved: a topic, team or form that isn't there; null where nothing does. */
export async function faultOf(known: Known, tx: Db, settings: ArticleSettings): Promise<Refusal | null> {
  const fields: Record<string, { code: string }> = {}
  if (!(await topicExists(tx, settings.topic))) fields["settings.topic"] = { code: "choice-unknown" }
  if (settings.team !== null && !known.teams("en").some(({ key }) => key === settings.team))
    fields["settings.team"] = { code: "choice-unknown" }
  const forms = new Set(known.forms("en").map(({ key }) => key))
  if (settings.forms.some((key) => !forms.has(key))) fields["settings.forms"] = { code: "choice-unknown" }
  return Object.keys(fields).length > 0 ? new Refusal("invalid-input", 422, { fields }) : null
}
