import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { OpenedArticle } from "@veridesk/contract/articles.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Callout, Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./knowledge.module.css"
import { readArticle } from "./server.ts"
import { ArticleSide } from "./side/article-side.tsx"
import { TextColumn } from "./text/text-column.tsx"
import { textState, titleOf } from "./tree/text-state.ts"
import { useWide } from "./use-wide.ts"

const locales = ["en", "zh-CN"] as const
/** How soon one sees that somebody else has written. */
const LOOK_MS = 30_000

/** One article: its texts side by side or one at a time, and what holds for all of them. */
export function OpenArticle({ id }: { id: string }) {
  const words = useSay()
  const client = useQueryClient()
  const { data, isError, refetch } = useQuery({
    queryKey: ["article", id],
    queryFn: ({ signal }) => readArticle(id, signal),
    refetchInterval: LOOK_MS,
    refetchOnWindowFocus: "always",
  })
  if (isError && !data)
    return (
      <Empty
        title={words("articles.failed-one")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={10} label={words("loading")} />
  const changed = (article: OpenedArticle) => {
    client.setQueryData(["article", id], article)
    void client.invalidateQueries({ queryKey: ["articles"] })
    void client.invalidateQueries({ queryKey: ["articles-health"] })
  }
  return <Opened article={data} onChanged={changed} />
}

type View = (typeof locales)[number] | "both"

function Opened({ article, onChanged }: { article: OpenedArticle; onChanged(article: OpenedArticle): void }) {
  const words = useSay()
  const { locale: mine } = useCell(prefs)
  const roomy = useWide("(width >= 1440px)")
  const docked = useWide("(width >= 1280px)")
  const [view, setView] = useState<View>(mine)
  const [side, setSide] = useState(false)
  const both = view === "both" && roomy
  const sideShown = docked ? !both || side : side
  const views: readonly View[] = roomy ? [...locales, "both"] : locales
  const title = titleOf(article.line, mine)
  const current = view === "both" && !roomy ? mine : view
  return (
    <div className={css.article} data-side={sideShown ? true : undefined}>
      <div className={css.texts} hidden={sideShown && !docked}>
        <header className={css.top}>
          <h1 lang={title.locale}>{title.text}</h1>
          <div className={css.bar}>
            <div className={css.tabs} role="tablist" aria-label={words("articles.languages")}>
              {views.map((one) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  aria-selected={one === current}
                  aria-controls="article-texts"
                  onClick={() => setView(one)}
                >
                  {one === "both" ? <Icon name="columns" /> : null}
                  {words(`articles.view.${one}`)}
                  {one !== "both" && (
                    <small data-state={textState(article.line.texts[one])}>
                      {words(`articles.state.${textState(article.line.texts[one])}`)}
                    </small>
                  )}
                </button>
              ))}
            </div>
            {(!docked || both) && (
              <Button small look="quiet" aria-expanded={sideShown} onClick={() => setSide(!side)}>
                <Icon name="settings" />
                {words("articles.side")}
              </Button>
            )}
          </div>
        </header>
        {article.line.archived && (
          <Callout tone="warn">
            <p>{words("articles.archived.text")}</p>
          </Callout>
        )}
        {!article.mayWrite && <p className={css.none}>{words("articles.read-only")}</p>}
        <div id="article-texts" role="tabpanel" className={both ? css.columns : undefined}>
          {locales.map((locale) => (
            <div key={locale} hidden={!both && locale !== current}>
              <TextColumn article={article} locale={locale} onChanged={onChanged} />
            </div>
          ))}
        </div>
      </div>
      {sideShown && (
        <ArticleSide article={article} onChanged={onChanged} onBack={docked ? null : () => setSide(false)} />
      )}
    </div>
  )
}
