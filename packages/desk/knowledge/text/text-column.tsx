import { useCell } from "../../data/cell.ts"
import { me } from "../../data/state.ts"
import { Button } from "../../frame/button.tsx"
import { Empty } from "../../frame/paper.tsx"
import { useSay } from "../../words/words.ts"
import { emptyDocument } from "../document/read-document.ts"
import css from "../knowledge.module.css"
import type { ColumnProps } from "./column-props.ts"
import { textKey, written } from "./local-text.ts"
import { localTexts, write } from "./local-texts.ts"
import { TextEditor } from "./text-editor.tsx"

/** One language of an article: its text, or the beginning of one. */
export function TextColumn(props: ColumnProps) {
  const { article, locale } = props
  const words = useSay()
  const person = useCell(me)
  const key = textKey(article.line.id, locale)
  const local = useCell(localTexts.of(key))
  const own = local?.staffId === person?.id ? local : null
  if (article.texts[locale] || own) return <TextEditor {...props} local={own} />
  const other = locale === "en" ? "zh-CN" : "en"
  const source = article.texts[other]
  return (
    <Empty
      title={words("articles.untranslated", { language: words(`articles.view.${locale}`) })}
      text={article.mayWrite ? words("articles.untranslated.next") : undefined}
      action={
        article.mayWrite && (
          <div className={css.ways}>
            {source && (
              <Button look="primary" onClick={() => write(key, written(source.newest.content), null)}>
                {words("articles.start.copy", { language: words(`articles.view.${other}`) })}
              </Button>
            )}
            <Button
              onClick={() => write(key, { title: "", summary: "", keywords: "", doc: emptyDocument }, null)}
            >
              {words("articles.start.empty")}
            </Button>
          </div>
        )
      }
    />
  )
}
