import { isDeepStrictEqual } from "node:util"
import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { reviewDay } from "../article.ts"
import { indexArticles } from "../reindex.ts"
import type { Publishing } from "../search-document.ts"
import { addVersion, publishVersion, type TranslatedFrom } from "../store.ts"
import { DEFAULT_TOPICS } from "../topics/default-topics.ts"
import { keepTopics } from "../topics/store.ts"
import { type DefaultArticle, defaultArticles, defaultSources } from "./default-articles.ts"
import {
  articlesBySlug,
  insertDefault,
  type KnownArticle,
  keepDigest,
  knownDigest,
  lockDefaults,
  updateDefault,
} from "./store.ts"

/**
 * Adds the articles that come with the product, and gives newer texts to those that nobody has touched. A text that a
 * person wrote, took off or renamed stays as they left it.
 * @param folder where the files are; their own folder unless a test brings others
 */
export async function keepArticles(
  db: Db,
  now: Date,
  o: Pick<Publishing, "indexDocuments"> & { folder?: string },
): Promise<void> {
  const { files, digest } = await defaultSources(o.folder)
  if ((await knownDigest(db))?.equals(digest)) return
  const articles = defaultArticles(files)
  await inTransaction(db, async (tx) => {
    await lockDefaults(tx)
    await keepTopics(tx, DEFAULT_TOPICS)
    const slugs = articles.map(({ settings }) => settings.slug)
    const known = new Map((await articlesBySlug(tx, slugs)).map((one) => [one.slug, one]))
    const changed: string[] = []
    for (const article of articles) {
      const kept = await keepOne(tx, { article, known: known.get(article.settings.slug) ?? null, now })
      if (kept.changed) changed.push(kept.id)
    }
    await indexArticles(o, tx, changed)
    await keepDigest(tx, digest)
  })
}

async function keepOne(
  tx: Db,
  k: { article: DefaultArticle; known: KnownArticle | null; now: Date },
): Promise<{ id: string; changed: boolean }> {
  const { article, known, now } = k
  const { settings } = article
  const id = known?.id ?? newId()
  if (!known) await insertDefault(tx, { id, settings, reviewOn: reviewDay(now, settings.reviewDays), now })
  else if (known.untouched) await updateDefault(tx, { id, settings })
  let changed = !known
  let english = known?.texts.find(({ locale }) => locale === "en")?.latest ?? null
  // The English text first: the other one is a translation of it as it is now.
  for (const { locale, content } of article.texts.toSorted((a, b) =>
    a.locale === "en" ? -1 : b.locale === "en" ? 1 : 0,
  )) {
    const before = known?.texts.find((text) => text.locale === locale)
    if (before && !isOurs(before, content)) continue
    const version = (before?.latest ?? 0) + 1
    const from: TranslatedFrom | null =
      locale === "en" || english === null ? null : { locale: "en", version: english }
    await addVersion(tx, { id, locale, version, content, note: "", authorId: null, from, now })
    await publishVersion(tx, { id, locale, version, by: null, now })
    if (locale === "en") english = version
    changed = true
  }
  return { id, changed }
}

/** Whether a text is as it came, is out, and differs from what comes now. */
function isOurs(
  before: KnownArticle["texts"][number],
  content: DefaultArticle["texts"][number]["content"],
): boolean {
  const { byPeople, published } = before
  return !byPeople && published !== null && !isDeepStrictEqual(before.content, content)
}
