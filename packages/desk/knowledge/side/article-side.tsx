import type { OpenedArticle } from "@veridesk/contract/articles.ts"
import { useState } from "react"
import { Icon } from "../../frame/icon.tsx"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { FeedbackPanel } from "./feedback-panel.tsx"
import { SettingsPanel } from "./settings-panel.tsx"
import { VersionsPanel } from "./versions-panel.tsx"

const parts = ["settings", "versions", "feedback"] as const

/** What holds for all languages of an article, what it was, and what its readers say. */
export function ArticleSide(props: {
  article: OpenedArticle
  onChanged(article: OpenedArticle): void
  /** Back to the text, where only one of the two has room. */
  onBack: (() => void) | null
}) {
  const { article, onChanged, onBack } = props
  const words = useSay()
  const [part, setPart] = useState<(typeof parts)[number]>("settings")
  return (
    <aside className={css.side} aria-label={words("articles.side")}>
      {onBack && (
        <button type="button" className={css.backToText} onClick={onBack}>
          <Icon name="back" />
          {words("articles.back-to-text")}
        </button>
      )}
      <div className={css.tabs} role="tablist" aria-label={words("articles.side")}>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === part}
            aria-controls="article-side"
            onClick={() => setPart(one)}
          >
            {words(`articles.side.${one}`)}
          </button>
        ))}
      </div>
      <div id="article-side" role="tabpanel" className={css.panel}>
        {part === "settings" && (
          <SettingsPanel key={article.revision} article={article} onChanged={onChanged} />
        )}
        {part === "versions" && <VersionsPanel article={article} onChanged={onChanged} />}
        {part === "feedback" && <FeedbackPanel id={article.line.id} />}
      </div>
    </aside>
  )
}
