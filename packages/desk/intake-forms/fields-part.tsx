import type { Form } from "@veridesk/contract/forms/form.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { movedBy, newField, withAt } from "./draft.ts"
import { FieldEditor } from "./field-editor.tsx"
import css from "./forms.module.css"
import { kinds } from "./kinds.ts"
import { OrderButtons } from "./order-buttons.tsx"

interface PartProps {
  form: Form
  /** As it was saved: what is in it can't change its id any more. */
  saved: Form | null
  onChange(form: Form): void
}

/** The questions in their order; one at a time is open. */
export function FieldsPart({ form, saved, onChange }: PartProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [open, setOpen] = useState<number | null>(null)
  const [said, setSaid] = useState("")
  const put = (fields: Form["fields"]) => onChange({ ...form, fields })
  const kept = new Set(saved?.fields.map(({ id }) => id))
  return (
    <section className={css.part}>
      <h2>{words("forms.part.fields")}</h2>
      <ol className={css.fields}>
        {form.fields.map((field, at) => {
          const name = locale === "en" ? field.label.en : field.label.zh
          return (
            <li key={at}>
              <div className={css.fieldHead}>
                <button
                  type="button"
                  aria-expanded={open === at}
                  onClick={() => setOpen(open === at ? null : at)}
                >
                  <Icon name={open === at ? "down" : "forward"} />
                  <span>
                    <b>{name}</b>
                    <small>
                      {words(`forms.kind.${field.kind}`)} · <bdi>{field.id}</bdi>
                    </small>
                  </span>
                  {field.required && <Chip>{words("forms.required.mark")}</Chip>}
                  {(field.show ?? field.requireWhen) && (
                    <Chip tone="info">{words("forms.conditional.mark")}</Chip>
                  )}
                </button>
                <OrderButtons
                  name={name}
                  first={at === 0}
                  last={at === form.fields.length - 1}
                  onMove={(by) => {
                    put(movedBy(form.fields, at, by))
                    setSaid(words("forms.moved", { name, n: at + by + 1 }))
                    if (open === at) setOpen(at + by)
                  }}
                  onRemove={
                    field.id === "description"
                      ? undefined
                      : () => {
                          put(withAt(form.fields, at, null))
                          setOpen(null)
                        }
                  }
                />
              </div>
              {open === at && (
                <FieldEditor
                  form={form}
                  field={field}
                  isNew={!kept.has(field.id) && field.id !== "description"}
                  onChange={(now) => put(withAt(form.fields, at, now))}
                />
              )}
            </li>
          )
        })}
      </ol>
      <p role="status" className="vh">
        {said}
      </p>
      <select
        className={css.add}
        aria-label={words("forms.field.add")}
        value=""
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.target.value)
          if (!kind) return
          // Before the description, which is asked last.
          const last = form.fields.findIndex(({ id }) => id === "description")
          const at = last < 0 ? form.fields.length : last
          put([...form.fields.slice(0, at), newField(form, kind), ...form.fields.slice(at)])
          setOpen(at)
        }}
      >
        <option value="">+ {words("forms.field.add")}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {words(`forms.kind.${kind}`)}
          </option>
        ))}
      </select>
    </section>
  )
}
