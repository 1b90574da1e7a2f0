import type { ArticleLine } from "@veridesk/contract/articles.ts"
import { useCell } from "../../data/cell.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { textKey } from "../text/local-text.ts"
import { localTexts } from "../text/local-texts.ts"
import { textState } from "./text-state.ts"
import own from "./tree.module.css"

const locales = ["en", "zh-CN"] as const

/** How both languages of an article stand: a dot, and always its word beside it. */
export function StateMarks({ line }: { line: ArticleLine }) {
  const words = useSay()
  return (
    <small className={own.marks}>
      {locales.map((locale) => {
        const state = textState(line.texts[locale])
        return (
          <span key={locale} className={css.mark} data-state={state}>
            {words(`articles.short.${locale}`)} {words(`articles.state.${state}`)}
            <Unsaved id={line.id} locale={locale} />
          </span>
        )
      })}
      {line.reviewDue && (
        <span className={css.mark} data-state="outdated">
          {words("articles.review-due")}
        </span>
      )}
      {line.audience !== "public" && <span>{words(`articles.audience.${line.audience}`)}</span>}
      {line.archived && <span>{words("articles.archived")}</span>}
    </small>
  )
}

function Unsaved({ id, locale }: { id: string; locale: (typeof locales)[number] }) {
  const words = useSay()
  const local = useCell(localTexts.of(textKey(id, locale)))
  return local && <> · {words("articles.unsaved")}</>
}
