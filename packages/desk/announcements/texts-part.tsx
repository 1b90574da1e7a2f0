import type { AnnouncementContent, AnnouncementWords } from "@veridesk/contract/announcements.ts"
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
                maxLength={160}
                onChange={(event) => set({ title: event.target.value })}
              />
              <Field
                label={words(`announce.text.summary.${side}`)}
                hint={words("announce.text.summary.hint", { n: [...text.summary].length })}
                lang={lang}
                value={text.summary}
                maxLength={400}
                onChange={(event) => set({ summary: event.target.value })}
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
