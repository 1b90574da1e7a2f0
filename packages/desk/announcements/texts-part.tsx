import type { AnnouncementContent, AnnouncementWords } from "@veridesk/contract/announcements.ts"
import { useId } from "react"
import { Field } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { BodyEditor } from "./body-editor.tsx"

/** Both languages side by side: neither goes out without the other. */
export function TextsPart(props: {
  content: AnnouncementContent
  change(content: AnnouncementContent): void
  readOnly: boolean
}) {
  const { content, change } = props
  const words = useSay()
  return (
    <section>
      <h2>{words("announce.texts")}</h2>
      <div className={css.sides}>
        {(["en", "zh"] as const).map((side) => {
          const text = content.texts[side]
          const set = (more: Partial<AnnouncementWords>) =>
            change({ ...content, texts: { ...content.texts, [side]: { ...text, ...more } } })
          const lang = side === "zh" ? "zh-CN" : "en"
          return (
            <div key={side} className={css.text}>
              <h3 lang={lang}>{side === "zh" ? "简体中文" : "English"}</h3>
              <Field
                label={words(`announce.text.title.${side}`)}
                lang={lang}
                value={text.title}
                hint={words("announce.text.title.hint", { n: [...text.title].length })}
                maxLength={160}
                onChange={(event) => set({ title: event.target.value })}
              />
              <Summary
                label={words(`announce.text.summary.${side}`)}
                lang={lang}
                value={text.summary}
                set={(summary) => set({ summary })}
              />
              <BodyEditor
                label={words(`announce.text.body.${side}`)}
                lang={lang}
                body={text.body}
                readOnly={props.readOnly}
                onChange={(body) => set({ body })}
              />
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** A few lines, and one paragraph: what short places show. */
function Summary(props: { label: string; lang: string; value: string; set(text: string): void }) {
  const { label, lang, value, set } = props
  const words = useSay()
  const id = useId()
  return (
    <div className={css.area}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        lang={lang}
        value={value}
        maxLength={400}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value.replaceAll("\n", " "))}
      />
      <small id={`${id}-hint`}>{words("announce.text.summary.hint", { n: [...value].length })}</small>
    </div>
  )
}
