import type { ArticleDocument } from "@veridesk/contract/article-document.ts"
import type { ArticleContent } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { readDocument, stable } from "../document/read-document.ts"

/** One language of an article as somebody writes it here; it may be unfinished, so it is looser than the contract. */
export interface WrittenText {
  title: string
  summary: string
  /** As they are typed, with commas between them. */
  keywords: string
  /** What the editor holds. */
  doc: unknown
}

/** What was written here and the server doesn't have yet. */
export interface LocalText {
  key: string
  staffId: string
  written: WrittenText
  /** The newest version that the writer had seen; null where the language had none. */
  basedOn: number | null
  at: string
}

export function textKey(articleId: string, locale: Locale): string {
  return `${articleId}|${locale}`
}

export function written({ title, summary, keywords, doc }: ArticleContent): WrittenText {
  return { title, summary, keywords: keywords.join(", "), doc }
}

export const LIMITS = { title: 160, summary: 400, keyword: 60, keywords: 40 } as const

/** As the server keeps it, with the text that was already found to be one of the contract's. */
export function contentOf(text: WrittenText, doc: ArticleDocument): ArticleContent {
  return { title: text.title.trim(), summary: text.summary.trim(), keywords: keywordsOf(text.keywords), doc }
}

/** Words between commas of either width, each once. */
export function keywordsOf(typed: string): string[] {
  const all = typed
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
  return [...new Set(all)]
}

/** Whether what is written says anything else than what the server has. */
export function differs(text: WrittenText, content: ArticleContent): boolean {
  const { doc } = readDocument(text.doc)
  return (
    !doc ||
    stable(contentOf(text, doc)) !== stable(contentOf(written(content), readDocument(content.doc).doc ?? doc))
  )
}
