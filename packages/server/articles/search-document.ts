import { textOf } from "@veridesk/contract/article-text.ts"
import type { ArticleAudience, ArticleContent } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../platform/db/connect.ts"

/** One text as the search keeps it. */
export type SearchDocument = {
  kind: "article" | "announcement" | "tool"
  key: string
  locale: Locale
  title: string
  summary: string
  body: string
  keywords: string[]
  topic: string | null
  audience: ArticleAudience
  updatedAt: Date
}

/** How articles get into the search and off it, in the transaction that puts them out, and how pages are drawn anew. */
export type Publishing = {
  indexDocuments: (tx: Db, docs: SearchDocument[]) => Promise<void>
  removeDocuments: (
    tx: Db,
    keys: { kind: SearchDocument["kind"]; key: string; locale?: Locale }[],
  ) => Promise<void>
  /** After the commit of whatever changes what public pages show. */
  turn: () => Promise<void>
}

export function searchDocument(
  article: { slug: string; topic: string; audience: ArticleAudience },
  text: { locale: Locale; content: ArticleContent; updatedAt: Date },
): SearchDocument {
  const { title, summary, keywords, doc } = text.content
  return {
    kind: "article",
    key: article.slug,
    locale: text.locale,
    title,
    summary,
    body: textOf(doc),
    keywords,
    topic: article.topic,
    audience: article.audience,
    updatedAt: text.updatedAt,
  }
}
