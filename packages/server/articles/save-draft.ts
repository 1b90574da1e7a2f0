import type { ArticleContent } from "@veridesk/contract/articles.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { changeArticle } from "./change.ts"
import type { Publishing } from "./search-document.ts"
import { addVersion, type TranslatedFrom, textsOf, wholeVersion } from "./store.ts"

/**
 * A new version of one language, for nobody to see yet.
 * @throws Refusal `changed-meanwhile` 409 with the newest version where somebody saved since the writer looked
 */
export async function saveDraft(
  o: Publishing,
  ctx: Context<StaffActor>,
  m: {
    requestId: string
    id: string
    locale: Locale
    basedOn: number | null
    content: ArticleContent
    note: string
    translatedFrom: TranslatedFrom | null
  },
): Promise<void> {
  const { requestId, id, ...input } = m
  await changeArticle(o, ctx, { requestId, id, input }, async (tx) => {
    const latest = await latestOf(tx, m)
    const { locale, content, note } = m
    const from = await originOf(tx, { id, locale, given: m.translatedFrom, latest })
    const version = { id, locale, version: (latest ?? 0) + 1, content, note, from }
    await addVersion(tx, { ...version, authorId: ctx.actor.id, now: ctx.now })
    return "kept"
  })
}

/** The newest version of a language, null where it has no text; what was written on an older one is refused. */
export async function latestOf(
  tx: Db,
  m: { id: string; locale: Locale; basedOn: number | null },
): Promise<number | null> {
  const text = (await textsOf(tx, m.id)).find(({ locale }) => locale === m.locale)
  const latest = text?.latest ?? null
  if (latest !== m.basedOn) throw new Refusal("changed-meanwhile", 409, { detail: { version: latest } })
  return latest
}

/** What a text was translated from: what its writer says, else what the version before said. */
async function originOf(
  tx: Db,
  o: { id: string; locale: Locale; given: TranslatedFrom | null; latest: number | null },
): Promise<TranslatedFrom | null> {
  const { id, locale, given, latest } = o
  if (given) {
    if (given.locale === locale || !(await wholeVersion(tx, { id, ...given }))) throw notFound()
    return given
  }
  const before = latest === null ? null : await wholeVersion(tx, { id, locale, version: latest })
  return before?.fromLocale && before.fromVersion
    ? { locale: before.fromLocale, version: before.fromVersion }
    : null
}
