import { useEffect, useRef } from "react"
import { useCell } from "../../data/cell.ts"
import { Button } from "../../frame/button.tsx"
import { Field, FormFault } from "../../frame/field.tsx"
import { Icon } from "../../frame/icon.tsx"
import { Callout } from "../../frame/paper.tsx"
import { useSay } from "../../words/words.ts"
import { RichText } from "../editor/rich-text.tsx"
import css from "../knowledge.module.css"
import { ConflictSheet } from "./conflict-sheet.tsx"
import { type LocalText, LIMITS } from "./local-text.ts"
import { asides, dropAside } from "./local-texts.ts"
import { OutdatedNotice } from "./outdated-notice.tsx"
import { SaveBar } from "./save-bar.tsx"
import type { ColumnProps } from "./column-props.ts"
import { useChanges } from "./use-changes.ts"
import { type TextInHand, useText } from "./use-text.ts"

/** Title, text and what search and lists say of it, in one language. */
export function TextEditor(props: ColumnProps & { local: LocalText | null }) {
  const { article, locale, local } = props
  const words = useSay()
  const text = useText(props)
  const { shown, change, faults, save } = text
  const marked = useChanges(article, locale, shown.doc)
  const language = words(`articles.view.${locale}`)
  const disabled = !article.mayWrite
  const untitled = shown.title.trim() === "" && local !== null
  const whole = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      if (!disabled && text.check()) save.run()
    }
    const column = whole.current
    column?.addEventListener("keydown", onKey)
    return () => column?.removeEventListener("keydown", onKey)
  })
  return (
    <section className={css.column} aria-label={language} ref={whole}>
      <Notices {...props} text={text} />
      <FormFault error={save.error?.code === "changed-meanwhile" ? null : save.error} />
      {faults.length > 0 && (
        <Callout tone="danger">
          <b>{words("articles.faults")}</b>
          <ul>
            {faults.map(({ place, what }) => (
              <li key={place}>{words(`articles.fault.${what}`, { place })}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Field
        label={words("articles.title")}
        lang={locale}
        readOnly={disabled}
        maxLength={LIMITS.title}
        fault={untitled ? words("articles.title.none") : save.error?.fields?.["content.title"]?.message}
        value={shown.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <RichText
        key={text.epoch}
        doc={shown.doc}
        locale={locale}
        label={words("articles.text-in", { language })}
        editable={!disabled}
        marked={marked}
        flush={text.flush}
        onChange={(doc) => change({ doc })}
      />
      <details className={css.more} open={shown.summary === "" ? undefined : true}>
        <summary>
          {words("articles.found-by")} <Icon name="down" size={12} />
        </summary>
        <Field
          label={words("articles.summary")}
          hint={words("articles.summary.hint")}
          lang={locale}
          readOnly={disabled}
          maxLength={LIMITS.summary}
          value={shown.summary}
          onChange={(event) => change({ summary: event.target.value })}
        />
        <Field
          label={words("articles.keywords")}
          hint={words("articles.keywords.hint")}
          lang={locale}
          readOnly={disabled}
          value={shown.keywords}
          onChange={(event) => change({ keywords: event.target.value })}
        />
      </details>
      <SaveBar {...props} text={text} />
    </section>
  )
}

/** What one should know before one writes on: somebody else was faster, the original has moved on, a text lies aside. */
function Notices(props: ColumnProps & { text: TextInHand }) {
  const { article, text } = props
  const words = useSay()
  const aside = useCell(asides.of(text.key))
  return (
    <>
      {text.isStale && (
        <Callout tone="warn">
          <p>
            {words("articles.stale", {
              n: text.version ?? 0,
              who: text.server?.authorName ?? words("articles.shipped"),
            })}
          </p>
          <div className={css.ways}>
            <Button small look="primary" onClick={() => text.setComparing(true)}>
              {words("articles.stale.compare")}
            </Button>
          </div>
        </Callout>
      )}
      {text.comparing && text.isStale && (
        <ConflictSheet text={text} onClose={() => text.setComparing(false)} />
      )}
      {aside && article.mayWrite && (
        <Callout tone="info">
          <p>{words("articles.aside")}</p>
          <div className={css.ways}>
            <Button small onClick={text.bringBack}>
              {words("articles.aside.back")}
            </Button>
            <Button small look="quiet" onClick={() => dropAside(text.key)}>
              {words("articles.aside.drop")}
            </Button>
          </div>
        </Callout>
      )}
      <OutdatedNotice {...props} />
    </>
  )
}
