import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../../platform/db/connect.ts"
import { audiencesFor, type Reader } from "../article.ts"
import { firstOfTopics, shelves, type SpineRow, spinesOf, topicSpines } from "./store.ts"

export type Shelf = { key: string; name: string; articles: number; first: SpineRow[] }
type For = { locale: Locale; reader: Reader }

/** All topics that have something for this reader, each with its first few articles. */
export async function readShelves(db: Db, o: For & { most: number }): Promise<Shelf[]> {
  const audiences = audiencesFor(o.reader)
  const [rows, first] = await Promise.all([
    shelves(db, audiences),
    firstOfTopics(db, { locale: o.locale, audiences, most: o.most }),
  ])
  const byTopic = Map.groupBy(first, ({ topic }) => topic)
  return rows
    .filter(({ articles }) => articles > 0)
    .map(({ key, nameEn, nameZh, articles }) => ({
      key,
      name: o.locale === "zh-CN" ? nameZh : nameEn,
      articles,
      first: byTopic.get(key) ?? [],
    }))
}

const A_PAGE = 60

/** A page of one topic; null where there is no such topic, or nothing in it for this reader. */
export async function readTopic(
  db: Db,
  o: For & { key: string; after: { useful: number; slug: string } | null },
): Promise<{
  name: string
  articles: number
  shown: SpineRow[]
  next: SpineRow | null
  others: Shelf[]
} | null> {
  const audiences = audiencesFor(o.reader)
  const all = await shelves(db, audiences)
  const row = all.find(({ key }) => key === o.key)
  if (!row || row.articles === 0) return null
  const { locale, after } = o
  const rows = await topicSpines(db, { topic: o.key, locale, audiences, after, most: A_PAGE + 1 })
  const shown = rows.slice(0, A_PAGE)
  const nameOf = (one: typeof row) => (locale === "zh-CN" ? one.nameZh : one.nameEn)
  return {
    name: nameOf(row),
    articles: row.articles,
    shown,
    next: rows.length > A_PAGE ? (shown.at(-1) ?? null) : null,
    others: all
      .filter(({ key, articles }) => key !== o.key && articles > 0)
      .map((one) => ({ key: one.key, name: nameOf(one), articles: one.articles, first: [] })),
  }
}

/** Titles of the articles with these slugs, in their order; those that aren't out for this reader are left out. */
export async function titlesOf(
  db: Db,
  o: For & { slugs: string[] },
): Promise<{ slug: string; title: string }[]> {
  if (o.slugs.length === 0) return []
  const { locale, slugs } = o
  const rows = await spinesOf(db, { locale, slugs, audiences: audiencesFor(o.reader) })
  return slugs.flatMap((slug) => {
    const row = rows.find(({ asked }) => asked === slug)
    return row ? [{ slug: row.slug, title: row.title }] : []
  })
}
