import type { ArticleHeading } from "@veridesk/contract/article-text.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** Fewer parts than this are found without a list of them. */
const WORTH_A_LIST = 3

/** Beside the text where there is room for it. */
export function Contents({ headings }: { headings: ArticleHeading[] }) {
  const { t } = usePage()
  const parts = partsOf(headings)
  if (parts.length === 0) return null
  return (
    <nav class="toc-list" aria-label={t("article.contents")}>
      <h2>{t("article.contents")}</h2>
      {parts.map(({ id, text }) => (
        <a key={id} href={`#${id}`}>
          {text}
        </a>
      ))}
    </nav>
  )
}

/** The same above the text, closed, where there isn't. */
export function ContentsAbove({ headings }: { headings: ArticleHeading[] }) {
  const { t } = usePage()
  const parts = partsOf(headings)
  if (parts.length === 0) return null
  return (
    <details class="toc-m">
      <summary>
        {t("article.contents")}
        <Icon name="down" size="s" />
      </summary>
      <nav aria-label={t("article.contents")}>
        {parts.map(({ id, text }) => (
          <a key={id} href={`#${id}`}>
            {text}
          </a>
        ))}
      </nav>
    </details>
  )
}

function partsOf(headings: ArticleHeading[]): ArticleHeading[] {
  const parts = headings.filter(({ level, text }) => level === 2 && text !== "")
  return parts.length < WORTH_A_LIST ? [] : parts
}
