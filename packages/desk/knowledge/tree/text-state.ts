import type { ArticleLine, ArticleTextState } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"

/** How one language of an article stands, in one word; the most pressing one where several hold. */
export type TextState = "missing" | "scheduled" | "outdated" | "draft" | "changed" | "published"

export function textState(text: ArticleTextState | null): TextState {
  if (!text) return "missing"
  if (text.scheduled) return "scheduled"
  if (text.published === null) return "draft"
  if (text.outdated) return "outdated"
  return text.draft ? "changed" : "published"
}

/** Its title in the reader's language, or in the other one where there is none. */
export function titleOf(line: ArticleLine, locale: Locale): { text: string; locale: Locale } {
  const other = locale === "en" ? "zh-CN" : "en"
  const own = line.texts[locale]?.title
  return own ? { text: own, locale } : { text: line.texts[other]?.title ?? line.slug, locale: other }
}
