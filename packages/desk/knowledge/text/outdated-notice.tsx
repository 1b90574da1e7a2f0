import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Button } from "../../frame/button.tsx"
import { Callout, Skeleton } from "../../frame/paper.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { readDiff } from "../server.ts"
import { DiffRows } from "../side/diff-rows.tsx"
import type { ColumnProps } from "./column-props.ts"
import type { TextInHand } from "./use-text.ts"

/** The original has moved on: since which version, what changed there, and the word that this text is in line again. */
export function OutdatedNotice({ article, locale, text }: ColumnProps & { text: TextInHand }) {
  const words = useSay()
  const [shown, setShown] = useState(false)
  const mark = article.texts[locale]?.outdated
  if (!mark) return null
  const original = words(`articles.view.${mark.locale}`)
  return (
    <Callout tone="warn">
      <p>{words("articles.outdated", { original, from: mark.from, to: mark.to, n: mark.blocks.length })}</p>
      <div className={css.ways}>
        <Button small onClick={() => setShown(true)}>
          {words("articles.outdated.show")}
        </Button>
        {article.mayWrite && (
          <label className={css.check}>
            <input
              type="checkbox"
              checked={text.inLine}
              onChange={(event) => text.setInLine(event.target.checked)}
            />
            {words("articles.outdated.in-line", { original, to: mark.to })}
          </label>
        )}
      </div>
      {shown && (
        <Sheet wide title={words("articles.diff")} onClose={() => setShown(false)}>
          <Changes id={article.line.id} mark={mark} />
        </Sheet>
      )}
    </Callout>
  )
}

function Changes({ id, mark }: { id: string; mark: { locale: "en" | "zh-CN"; from: number; to: number } }) {
  const words = useSay()
  const { locale, from, to } = mark
  const { data, isError } = useQuery({
    queryKey: ["article-diff", id, locale, from, to],
    queryFn: () => readDiff(id, { locale, from, to }),
  })
  if (isError) return <p role="alert">{words("articles.diff.failed")}</p>
  if (!data) return <Skeleton lines={6} label={words("loading")} />
  return <DiffRows rows={data.rows} locale={locale} />
}
