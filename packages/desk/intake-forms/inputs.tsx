import type { FormText } from "@veridesk/contract/forms/form.ts"
import { Field } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./forms.module.css"

/** One text in both languages, side by side: neither is forgotten. */
export function BothTexts(props: {
  label: string
  value: FormText
  onChange(value: FormText): void
  disabled?: boolean
}) {
  const words = useSay()
  const { label, value, onChange, disabled } = props
  return (
    <div className={css.two}>
      <Field
        label={words("forms.english", { what: label })}
        lang="en"
        value={value.en}
        maxLength={500}
        disabled={disabled}
        onChange={(event) => onChange({ ...value, en: event.target.value })}
      />
      <Field
        label={words("forms.chinese", { what: label })}
        lang="zh-CN"
        value={value.zh}
        maxLength={500}
        disabled={disabled}
        onChange={(event) => onChange({ ...value, zh: event.target.value })}
      />
    </div>
  )
}

/** A text in both languages that need not be there: emptied, it is gone. */
export function MaybeTexts(props: {
  label: string
  value: FormText | undefined
  onChange(value: FormText | undefined): void
}) {
  const { label, value, onChange } = props
  return (
    <BothTexts
      label={label}
      value={value ?? { en: "", zh: "" }}
      onChange={(now) => onChange(now.en === "" && now.zh === "" ? undefined : now)}
    />
  )
}

export function Tick(props: { label: string; on: boolean; onChange(on: boolean): void; hint?: string }) {
  const { label, on, onChange, hint } = props
  return (
    <label className={css.tick}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  )
}
