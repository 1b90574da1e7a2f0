import { newId } from "@veridesk/contract/ids.ts"
import type { AnswerPreview, OpenedIncident } from "@veridesk/contract/incidents.ts"
import { useState } from "react"
import { answerAll, previewAnswer } from "../data/incidents.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { Area } from "./area.tsx"
import css from "./incidents.module.css"

/** Writes one text for all open tickets; it goes only after it was seen in real ones. */
export function AnswerAll(props: { id: string; open: number; onDone(opened: OpenedIncident): void }) {
  const { id, open, onDone } = props
  const words = useSay()
  const [answerId, setAnswerId] = useState(newId)
  const [body, setBody] = useState({ en: "", zh: "" })
  const [resolves, setResolves] = useState(false)
  const [preview, setPreview] = useState<AnswerPreview | null>(null)
  const look = useSubmit(() => previewAnswer(id, body), setPreview)
  const send = useSubmit(
    () => answerAll(id, { answerId, body, resolves }),
    (opened) => {
      setBody({ en: "", zh: "" })
      setPreview(null)
      setAnswerId(newId())
      onDone(opened)
    },
  )
  const change = (side: "en" | "zh", text: string) => {
    setBody({ ...body, [side]: text })
    setPreview(null)
  }
  const written = body.en.trim() !== "" && body.zh.trim() !== ""
  return (
    <section>
      <h2>{words("incident.answer")}</h2>
      <form className={css.form} onSubmit={preview ? send.onSubmit : look.onSubmit}>
        <FormFault error={send.error ?? look.error} />
        <div className={css.two}>
          {(["en", "zh"] as const).map((side) => (
            <Area
              key={side}
              label={words(`incident.answer.${side}`)}
              rows={6}
              value={body[side]}
              onChange={(text) => change(side, text)}
            />
          ))}
        </div>
        <small>{words("incident.answer.hint", { example: "{{customer.name}}" })}</small>
        <label className={css.check}>
          <input type="checkbox" checked={resolves} onChange={(event) => setResolves(event.target.checked)} />
          {words("incident.answer.resolves")}
        </label>
        {preview && <Preview preview={preview} />}
        <div className={css.acts}>
          {preview ? (
            <Button type="submit" look="primary" aria-busy={send.busy}>
              {words("incident.answer.go", { n: open - preview.unfilled.length })}
            </Button>
          ) : (
            <Button type="submit" disabled={!written} aria-busy={look.busy}>
              {words("incident.answer.preview")}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}

function Preview({ preview }: { preview: AnswerPreview }) {
  const words = useSay()
  return (
    <div className={css.preview} role="status">
      {preview.samples.map(({ number, subject, text }) => (
        <figure key={number}>
          <figcaption>
            {number} · <span dir="auto">{subject}</span>
          </figcaption>
          <p dir="auto">{text}</p>
        </figure>
      ))}
      {preview.unfilled.length > 0 && (
        <p>
          {words("incident.answer.unfilled", { n: preview.unfilled.length })}{" "}
          {preview.unfilled.map(({ number, missing }) => `${number}: ${missing.join(", ")}`).join(" · ")}
        </p>
      )}
    </div>
  )
}
