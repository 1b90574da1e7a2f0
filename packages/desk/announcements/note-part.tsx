import type { BothSides } from "@veridesk/contract/announcements.ts"
import { Field } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"

/** What changed, as readers will be told, in both languages. */
export function NotePart(props: {
  reason: "correction" | "update"
  note: BothSides
  setNote(note: BothSides): void
  tried: boolean
  readOnly: boolean
}) {
  const { reason, note, setNote, tried, readOnly } = props
  const words = useSay()
  return (
    <section>
      <h2>{words(readOnly ? "announce.note" : `announce.${reason}`)}</h2>
      {!readOnly && <p className={css.lead}>{words(`announce.${reason}.about`)}</p>}
      {(["en", "zh"] as const).map((side) => (
        <Field
          key={side}
          label={words(`announce.note.${side}`)}
          lang={side === "zh" ? "zh-CN" : "en"}
          value={note[side]}
          maxLength={400}
          fault={tried && note[side].trim() === "" ? words("announce.note.missing") : undefined}
          onChange={(event) => setNote({ ...note, [side]: event.target.value })}
        />
      ))}
    </section>
  )
}
