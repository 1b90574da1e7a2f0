import { newId } from "@veridesk/contract/ids.ts"
import type { ArticleTextState } from "@veridesk/contract/articles.ts"
import { useState } from "react"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { Field, FormFault } from "../../frame/field.tsx"
import { Callout } from "../../frame/paper.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { exactTime } from "../../frame/time.ts"
import { tell } from "../../frame/toasts.ts"
import { useSubmit } from "../../frame/use-submit.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { publishArticle, unpublishArticle, unscheduleArticle } from "../server.ts"
import { DeadLinks } from "./dead-links.tsx"
import type { ColumnProps } from "./column-props.ts"

/** Puts the newest version on the site, at once or at a time; takes it off again. */
export function PublishSheet(props: ColumnProps & { state: ArticleTextState; onClose(): void }) {
  const { article, locale, state, onChanged, onClose } = props
  const words = useSay()
  const { locale: mine } = useCell(prefs)
  const { id } = article.line
  const [later, setLater] = useState(false)
  const [typed, setTyped] = useState("")
  const at = typed && !Number.isNaN(Date.parse(typed)) ? new Date(typed).toISOString() : null
  const done = (said: string) => (answer: typeof article) => {
    onChanged(answer)
    tell(said)
    onClose()
  }
  const target = { requestId: newId(), locale }
  const publish = useSubmit(
    () => publishArticle(id, { ...target, version: state.latest, at: later ? at : null }),
    done(words(later ? "articles.scheduled.done" : "articles.published.done", { n: state.latest })),
  )
  const unschedule = useSubmit(() => unscheduleArticle(id, target), done(words("articles.unscheduled.done")))
  const unpublish = useSubmit(() => unpublishArticle(id, target), done(words("articles.unpublished.done")))
  const newest = article.texts[locale]?.newest
  const isOut = state.published === state.latest
  return (
    <Sheet
      title={words("articles.publish.title", { n: state.latest, language: words(`articles.view.${locale}`) })}
      onClose={onClose}
    >
      <form className={css.form} onSubmit={publish.onSubmit} noValidate>
        <FormFault error={publish.error ?? unschedule.error ?? unpublish.error} />
        {article.line.audience === "public" ? (
          <p>{words("articles.publish.public")}</p>
        ) : (
          <p>{words(`articles.publish.${article.line.audience}`)}</p>
        )}
        {article.texts[locale]?.outdated && (
          <Callout tone="warn">
            <p>{words("articles.publish.outdated")}</p>
          </Callout>
        )}
        {newest && !isOut && <DeadLinks doc={newest.content.doc} locale={locale} />}
        {state.scheduled && (
          <Callout tone="info">
            <p>
              {words("articles.publish.scheduled", {
                n: state.scheduled.version,
                at: exactTime(mine, state.scheduled.at),
              })}
            </p>
            <Button small aria-busy={unschedule.busy} onClick={unschedule.run}>
              {words("articles.unschedule")}
            </Button>
          </Callout>
        )}
        {isOut ? (
          <p className={css.none}>{words("articles.publish.is-out")}</p>
        ) : (
          <>
            <fieldset className={css.choice}>
              <legend>{words("articles.publish.when")}</legend>
              <label className={css.check}>
                <input type="radio" name="when" checked={!later} onChange={() => setLater(false)} />
                {words("articles.publish.now")}
              </label>
              <label className={css.check}>
                <input type="radio" name="when" checked={later} onChange={() => setLater(true)} />
                {words("articles.publish.later")}
              </label>
            </fieldset>
            {later && (
              <Field
                label={words("articles.publish.at")}
                hint={at ? exactTime(mine, at) : words("articles.publish.at.hint")}
                fault={publish.faultOf("at")}
                type="datetime-local"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </>
        )}
        <div className={css.ways}>
          {!isOut && (
            <Button type="submit" look="primary" aria-busy={publish.busy} disabled={later && !at}>
              {words(later ? "articles.schedule" : "articles.publish.go")}
            </Button>
          )}
          {state.published !== null && (
            <Button look="danger" aria-busy={unpublish.busy} onClick={unpublish.run}>
              {words("articles.unpublish")}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  )
}
