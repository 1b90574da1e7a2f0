import type { OpenedArticle } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"

/** One language of an article, and who hears of what the server makes of it. */
export interface ColumnProps {
  article: OpenedArticle
  locale: Locale
  onChanged(article: OpenedArticle): void
}
