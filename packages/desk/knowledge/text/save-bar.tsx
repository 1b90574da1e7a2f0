import { useMemo, useState } from "react"
import { useCell } from "../../data/cell.ts"
import { localTexts } from "./local-texts.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { Field } from "../../frame/field.tsx"
import { Icon } from "../../frame/icon.tsx"
import { Kbd } from "../../frame/kbd.tsx"
import { clockTime } from "../../frame/time.ts"
import { useSay } from "../../words/words.ts"
import { measure } from "../document/block-text.ts"
import { readDocument } from "../document/read-document.ts"
import css from "../knowledge.module.css"
import { PreviewSheet } from "./preview-sheet.tsx"
import { PublishSheet } from "./publish-sheet.tsx"
import type { ColumnProps } from "./column-props.ts"
import type { TextInHand } from "./use-text.ts"

/** How long the text is, what is safe of it, and what can be done with it. */
export function SaveBar(props: ColumnProps & { text: TextInHand }) {
  const { article, locale, text } = props
  const words = useSay()
  const { locale: mine } = useCell(prefs)
  const local = useCell(localTexts.of(text.key))
  const [sheet, setSheet] = useState<"preview" | "publish" | null>(null)
  const length = useMemo(() => {
    const { doc } = readDocument(text.shown.doc)
    return doc && measure(doc)
  }, [text.shown.doc])
  const state = article.texts[locale]?.state ?? null
  const nothing = !local && !text.inLine
  const mayPublish = state !== null && !local && (state.draft || state.published === null)
  return (
    <footer className={css.save}>
      <p className={css.none} role="status">
        {local
          ? words("articles.kept-here", { time: clockTime(mine, local.at) })
          : state && words("articles.saved-as", { n: state.latest })}
        {state?.published ? ` · ${words("articles.published-as", { n: state.published })}` : ""}
        {length &&
          ` · ${words("articles.length", { n: length.words })} · ${words("articles.minutes", { n: length.minutes })}`}
      </p>
      <div className={css.ways}>
        {article.mayWrite && (
          <>
            <Button
              look={nothing || mayPublish ? "secondary" : "primary"}
              aria-busy={text.save.busy}
              aria-disabled={nothing}
              title={nothing ? words("articles.save.nothing") : undefined}
              onClick={() => {
                if (!nothing && text.check()) text.save.run()
              }}
            >
              {words("articles.save")}
              <Kbd>{/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ S" : "Ctrl S"}</Kbd>
            </Button>
            {state && (
              <Button
                look={mayPublish ? "primary" : "secondary"}
                aria-disabled={local !== null}
                title={local ? words("articles.publish.save-first") : undefined}
                onClick={() => {
                  if (!local) setSheet("publish")
                }}
              >
                {words("articles.publish")}
              </Button>
            )}
          </>
        )}
        {state && (
          <Button onClick={() => setSheet("preview")}>
            <Icon name="show" />
            {words("articles.preview")}
          </Button>
        )}
        {local && text.server && (
          <Button look="quiet" onClick={text.discard}>
            {words("articles.discard")}
          </Button>
        )}
      </div>
      {local && article.mayWrite && (
        <details className={css.noteField}>
          <summary>
            {words("articles.note")} <Icon name="down" size={12} />
          </summary>
          <Field
            label={words("articles.note")}
            hint={words("articles.note.hint")}
            maxLength={300}
            value={text.note}
            onChange={(event) => text.setNote(event.target.value)}
          />
        </details>
      )}
      {sheet === "publish" && state && (
        <PublishSheet {...props} state={state} onClose={() => setSheet(null)} />
      )}
      {sheet === "preview" && state && (
        <PreviewSheet
          id={article.line.id}
          locale={locale}
          version={state.latest}
          isBehind={local !== null}
          onClose={() => setSheet(null)}
        />
      )}
    </footer>
  )
}
