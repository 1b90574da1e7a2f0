import { isDeepStrictEqual } from "node:util"
import type { Locale } from "@veridesk/contract/locale.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { reviewDay } from "../article.ts"
import { indexArticles } from "../reindex.ts"
import type { Publishing } from "../search-document.ts"
import { DEFAULT_TOPICS } from "../topics/default-topics.ts"
import { keepTopics } from "../topics/store.ts"
import type { DefaultArticle } from "./default-articles.ts"
import { defaultSources } from "./default-sources.ts"
import {
  articlesBySlug,
  type DefaultVersion,
  insertDefaults,
  insertVersions,
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
  // What reads them is read only where there is something new.
  const { defaultArticles } = await import("./default-articles.ts")
  const articles = defaultArticles(files)
  await inTransaction(db, async (tx) => {
    await lockDefaults(tx)
    await keepTopics(tx, DEFAULT_TOPICS)
    const slugs = articles.map(({ settings }) => settings.slug)
    const known = new Map((await articlesBySlug(tx, slugs)).map((one) => [one.slug, one]))
    const kept = articles.map((article) => keptAs(article, known.get(article.settings.slug) ?? null))
    const moved: string[] = []
    for (const { id, settings } of kept.filter((one) => one.isUntouched))
      if (await updateDefault(tx, { id, settings })) moved.push(id)
    await insertDefaults(
      tx,
      kept
        .filter(({ isNew }) => isNew)
        .map(({ id, settings }) => ({ id, settings, reviewOn: reviewDay(now, settings.reviewDays) })),
      now,
    )
    const versions = kept.flatMap((one) => one.versions)
    await insertVersions(tx, versions, now)
    await indexArticles(o, tx, [...new Set([...moved, ...versions.map(({ id }) => id)])])
    await keepDigest(tx, digest)
  })
}

/** What has to be written for an article: itself where it is new, and the texts that are newer than what is there. */
function keptAs(article: DefaultArticle, known: KnownArticle | null) {
  const { settings, texts } = article
  const id = known?.id ?? newId()
  const versions: DefaultVersion[] = []
  let english = known?.texts.find(({ locale }) => locale === "en")?.latest ?? null
  // The English text first: the other one is a translation of it as it is now.
  for (const { locale, content } of texts.toSorted(englishFirst)) {
    const before = known?.texts.find((text) => text.locale === locale)
    if (before ? !isOurs(before, content) : known && !takesMore(known)) continue
    const version = (before?.latest ?? 0) + 1
    versions.push({ id, locale, version, content, fromEnglish: locale === "en" ? null : english })
    if (locale === "en") english = version
  }
  return { id, settings, isNew: known === null, isUntouched: known?.untouched ?? false, versions }
}

function englishFirst(a: { locale: Locale }, b: { locale: Locale }): number {
  return Number(b.locale === "en") - Number(a.locale === "en")
}

/** Whether an article that is there may get another language: not where people wrote it, or took off what came. */
function takesMore({ texts }: KnownArticle): boolean {
  return texts.some(({ byPeople, published }) => !byPeople && published !== null)
}

/** Whether a text is as it came, is out, and differs from what comes now. */
function isOurs(
  before: KnownArticle["texts"][number],
  content: DefaultArticle["texts"][number]["content"],
): boolean {
  const { byPeople, published } = before
  return !byPeople && published !== null && !isDeepStrictEqual(before.content, content)
}
