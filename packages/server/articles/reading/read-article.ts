import type { ArticleDocument } from "@veridesk/contract/article-document.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../../platform/db/connect.ts"
import { audiencesFor, type Reader, shownLocale } from "../article.ts"
import { type SpineRow, type TextRow, textRows, topicSpines } from "./store.ts"

export type ReadArticle = {
  slug: string
  title: string
  summary: string
  doc: ArticleDocument
  /** The language it is shown in, which is another than the reader's where there is no text in theirs. */
  locale: Locale
  version: number
  /** All languages in which it is out. */
  locales: Locale[]
  topic: { key: string; name: string }
  team: string | null
  forms: string[]
  publishedAt: Date
  related: SpineRow[]
}

const RELATED = 4

/** An article as it is out now, for a reader of this language; null where nothing is. */
export async function readArticle(
  db: Db,
  o: { id: string; locale: Locale; reader: Reader },
): Promise<ReadArticle | null> {
  const texts = await textRows(db, { id: o.id })
  const locales = texts.map(({ locale }) => locale)
  const shown = texts.find(({ locale }) => locale === shownLocale(o.locale, locales))
  return shown ? dressed(db, shown, { ...o, locales }) : null
}

/** A version as its readers would see it, published or not; null where there is none. */
export async function previewArticle(
  db: Db,
  o: { id: string; locale: Locale; version: number },
): Promise<ReadArticle | null> {
  const [text] = await textRows(db, { id: o.id, version: o })
  return text ? dressed(db, text, { locale: o.locale, reader: "staff", locales: [o.locale] }) : null
}

async function dressed(
  db: Db,
  text: TextRow,
  o: { locale: Locale; reader: Reader; locales: Locale[] },
): Promise<ReadArticle> {
  const { topicEn, topicZh, topic, ...rest } = text
  const beside = await topicSpines(db, {
    topic,
    locale: o.locale,
    audiences: audiencesFor(o.reader),
    after: null,
    most: RELATED + 1,
  })
  return {
    ...rest,
    locales: o.locales,
    topic: { key: topic, name: o.locale === "zh-CN" ? topicZh : topicEn },
    related: beside.filter(({ slug }) => slug !== text.slug).slice(0, RELATED),
  }
}
