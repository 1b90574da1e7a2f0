import { type Answers, offered, valuesIn } from "@veridesk/contract/forms/conditions.ts"
import type { Field } from "@veridesk/contract/forms/form.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { formPreview } from "@veridesk/ui/messages/desk-forms.ts"
import { useId } from "react"
import css from "./preview.module.css"

interface FieldProps {
  field: Field
  locale: Locale
  answers: Answers
  values: Record<string, string>
  fault: string | undefined
  onChange(name: string, value: string): void
}

/** One question with its control, simpler than on the help site and with the same names. */
export function PreviewField(props: FieldProps) {
  const { field, locale, fault } = props
  const id = useId()
  const side = locale === "en" ? "en" : "zh"
  const head = (
    <>
      {field.label[side]} {!field.required && <small>{formPreview.optional[side]}</small>}
    </>
  )
  const tail = (
    <>
      {field.hint && <p>{field.hint[side]}</p>}
      {fault && <p className={css.fault}>{fault}</p>}
    </>
  )
  if (field.kind === "choice" || field.kind === "choices" || field.kind === "consent")
    return (
      <fieldset className={css.field}>
        <legend>{head}</legend>
        <Choices {...props} name={id} />
        {tail}
      </fieldset>
    )
  return (
    <div className={css.field}>
      <label htmlFor={id}>{head}</label>
      <Control {...props} id={id} />
      {field.kind === "long-text" && field.prompts.length > 0 && (
        <ul>
          {field.prompts.map((prompt, at) => (
            <li key={at}>{prompt[side]}</li>
          ))}
        </ul>
      )}
      {tail}
    </div>
  )
}

function Control({ field, id, values, onChange }: FieldProps & { id: string }) {
  const name = field.kind === "occurred-at" ? `${field.id}.at` : field.id
  const shared = { id, value: values[name] ?? "" }
  if (field.kind === "long-text" || field.kind === "ip-list" || field.kind === "txid")
    return (
      <textarea
        {...shared}
        rows={field.kind === "long-text" ? 4 : 2}
        onChange={(event) => onChange(name, event.target.value)}
      />
    )
  return (
    <input
      {...shared}
      type={field.kind === "occurred-at" ? "datetime-local" : "text"}
      placeholder={field.kind === "asset-network" ? "USDT/tron" : undefined}
      onChange={(event) => onChange(name, event.target.value)}
    />
  )
}

function Choices({ field, name, locale, answers, values, onChange }: FieldProps & { name: string }) {
  const side = locale === "en" ? "en" : "zh"
  const value = values[field.id] ?? ""
  if (field.kind === "consent")
    return (
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={value === "yes"}
          onChange={(event) => onChange(field.id, event.target.checked ? "yes" : "")}
        />
        {formPreview.yes[side]}
      </label>
    )
  if (field.kind !== "choice" && field.kind !== "choices") return null
  const many = field.kind === "choices"
  const ticked = many ? valuesIn(value) : [value]
  return offered(field.options, answers).map((option) => (
    <label key={option.value} className={css.choice}>
      <input
        type={many ? "checkbox" : "radio"}
        name={name}
        checked={ticked.includes(option.value)}
        onChange={(event) => {
          if (!many) return onChange(field.id, option.value)
          const others = ticked.filter((one) => one !== option.value)
          onChange(field.id, [...others, ...(event.target.checked ? [option.value] : [])].join("\n"))
        }}
      />
      <span>
        {option.label[side]}
        {option.note && <small>{option.note[side]}</small>}
      </span>
    </label>
  ))
}
