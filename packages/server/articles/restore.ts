import { notFound } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { changeArticle } from "./change.ts"
import { latestOf } from "./save-draft.ts"
import type { Publishing } from "./search-document.ts"
import { addVersion, publishVersion, wholeVersion } from "./store.ts"

/**
 * An earlier version comes back as a new one, and is out at once where `publish` says so; what stood between stays.
 * @throws Refusal `changed-meanwhile` 409 · `not-found` 404 where there is no such version
 */
export async function restoreVersion(
  o: Publishing,
  ctx: Context<StaffActor>,
  m: {
    requestId: string
    id: string
    locale: Locale
    basedOn: number
    version: number
    publish: boolean
  },
): Promise<void> {
  const { requestId, id, ...input } = m
  const { locale } = m
  await changeArticle(o, ctx, { requestId, id, input }, async (tx) => {
    const version = ((await latestOf(tx, m)) ?? 0) + 1
    const old = await wholeVersion(tx, { id, locale, version: m.version })
    if (!old) throw notFound()
    const { content, fromLocale, fromVersion } = old
    const from = fromLocale && fromVersion ? { locale: fromLocale, version: fromVersion } : null
    const again = { id, locale, version, content, note: `← ${m.version}`, from }
    await addVersion(tx, { ...again, authorId: ctx.actor.id, now: ctx.now })
    if (!m.publish) return "kept"
    await publishVersion(tx, { id, locale, version, by: ctx.actor.id, now: ctx.now })
    return "shown"
  })
}
