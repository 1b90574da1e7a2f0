import { type Answers, isRequired, isShown, readAnswers } from "@veridesk/contract/forms/conditions.ts"
import type { Evidence, Field, Form, FormText } from "@veridesk/contract/forms/form.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { formPreview } from "@veridesk/ui/messages/desk-forms.ts"
import { Icon } from "../frame/icon.tsx"
import css from "./preview.module.css"
import { PreviewField } from "./preview-field.tsx"

export interface Filled {
  values: Record<string, string>
  /** Places for evidence that are taken to have a file. */
  evidence: string[]
}

interface PreviewProps {
  form: Form
  locale: Locale
  filled: Filled
  faults: ReadonlyMap<string, string>
  onFill(filled: Filled): void
}

/** The form as a customer sees it, in their language; what hangs on an answer comes and goes as there. */
export function Preview({ form, locale, filled, faults, onFill }: PreviewProps) {
  const side = locale === "en" ? "en" : "zh"
  const text = (both: FormText) => both[side]
  const answers = readAnswers(form.fields, filled.values)
  const shown = form.fields.filter((field) => isShown(field, answers))
  const facts = shown.filter(({ kind }) => kind !== "long-text")
  const story = shown.filter(({ kind }) => kind === "long-text")
  const draw = (field: Field) => (
    <PreviewField
      key={field.id}
      field={{ ...field, required: isRequired(field, answers) }}
      locale={locale}
      answers={answers}
      values={filled.values}
      fault={faults.get(field.id)}
      onChange={(name, value) => onFill({ ...filled, values: { ...filled.values, [name]: value } })}
    />
  )
  return (
    <div className={css.paper} lang={locale}>
      <header>
        <Icon name={form.icon} size={20} />
        <div>
          <h3>{text(form.title)}</h3>
          <p>{text(form.about)}</p>
        </div>
      </header>
      {facts.length > 0 && <h4>{text(form.factsTitle)}</h4>}
      {facts.map(draw)}
      <h4>{formPreview.story[side]}</h4>
      {story.map(draw)}
      <Slots {...{ form, answers, filled, faults, onFill, side }} />
      {form.advice.length > 0 && (
        <aside>
          <h4>{formPreview.advice[side]}</h4>
          <ul>
            {form.advice.map((line, at) => (
              <li key={at}>{text(line)}</li>
            ))}
          </ul>
        </aside>
      )}
    </div>
  )
}

function Slots(props: Omit<PreviewProps, "locale"> & { answers: Answers; side: "en" | "zh" }) {
  const { form, answers, filled, faults, onFill, side } = props
  const slots = form.evidence.filter((slot) => isShown(slot, answers))
  const toggle = ({ id }: Evidence, on: boolean) =>
    onFill({ ...filled, evidence: [...filled.evidence.filter((one) => one !== id), ...(on ? [id] : [])] })
  return slots.map((slot) => (
    <fieldset key={slot.id} className={css.field}>
      <legend>
        {slot.label[side]} {!slot.required && <small>{formPreview.optional[side]}</small>}
      </legend>
      <p>{slot.about[side]}</p>
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={filled.evidence.includes(slot.id)}
          onChange={(event) => toggle(slot, event.target.checked)}
        />
        {formPreview.file[side]}
      </label>
      {faults.has(`evidence.${slot.id}`) && <p className={css.fault}>{faults.get(`evidence.${slot.id}`)}</p>}
    </fieldset>
  ))
}
