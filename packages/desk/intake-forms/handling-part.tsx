import type { FormDetail } from "@veridesk/contract/desk-forms.ts"
import type { Form } from "@veridesk/contract/forms/form.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { SelectField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { ConditionEditor } from "./condition-editor.tsx"
import { movedBy, withAt } from "./draft.ts"
import css from "./forms.module.css"
import { Tick } from "./inputs.tsx"
import { OrderButtons } from "./order-buttons.tsx"
import { TextsEditor } from "./texts-editor.tsx"

const PRIORITIES = [0, 1, 2, 3, 4] as const

interface PartProps {
  form: Form
  teams: FormDetail["teams"]
  onChange(form: Form): void
}

/** Who gets it, how urgent it is, and when a second one is about the same. */
export function HandlingPart({ form, teams, onChange }: PartProps) {
  const words = useSay()
  return (
    <section className={css.part}>
      <h2>{words("forms.part.handling")}</h2>
      <div className={css.two}>
        <SelectField
          label={words("forms.team")}
          value={form.team}
          onChange={(event) => onChange({ ...form, team: event.target.value })}
        >
          {!teams.some(({ key }) => key === form.team) && <option value={form.team}>{form.team}</option>}
          {teams.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
        <Priority value={form.priority} onChange={(priority) => onChange({ ...form, priority })} />
      </div>
      <UrgencyLines form={form} onChange={onChange} />
      <SameBy form={form} onChange={onChange} />
      <TextsEditor
        legend={words("forms.advice")}
        add={words("forms.advice.add")}
        texts={form.advice}
        most={5}
        onChange={(advice) => onChange({ ...form, advice })}
      />
    </section>
  )
}

function UrgencyLines({ form, onChange }: Omit<PartProps, "teams">) {
  const words = useSay()
  const { urgency } = form
  const put = (lines: Form["urgency"]) => onChange({ ...form, urgency: lines })
  const first = form.fields[0]
  return (
    <fieldset className={css.group}>
      <legend>{words("forms.urgency")}</legend>
      {urgency.length > 1 && <p className={css.note}>{words("forms.urgency.hint")}</p>}
      {urgency.map((line, at) => (
        <div key={at} className={css.option}>
          <Priority
            value={line.priority}
            onChange={(priority) => put(withAt(urgency, at, { ...line, priority }))}
          />
          <OrderButtons
            name={words(`priority.${PRIORITIES[line.priority] ?? 3}`)}
            first={at === 0}
            last={at === urgency.length - 1}
            onMove={(by) => put(movedBy(urgency, at, by))}
            onRemove={() => put(withAt(urgency, at, null))}
          />
          <ConditionEditor
            label=""
            without=""
            condition={line.when}
            fields={form.fields}
            onChange={(when) => put(withAt(urgency, at, when ? { ...line, when } : null))}
          />
        </div>
      ))}
      {first && urgency.length < 10 && (
        <Button
          small
          onClick={() => put([...urgency, { when: { field: first.id, answered: true }, priority: 1 }])}
        >
          <Icon name="add" />
          {words("forms.urgency.add")}
        </Button>
      )}
    </fieldset>
  )
}

function SameBy({ form, onChange }: Omit<PartProps, "teams">) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const able = form.fields.filter(({ kind }) =>
    ["txid", "withdrawal-id", "order-id", "address", "symbol", "text", "url", "email"].includes(kind),
  )
  return (
    <>
      <Tick
        label={words("forms.mergeable")}
        hint={words("forms.mergeable.hint")}
        on={form.mergeable}
        onChange={(mergeable) => onChange({ ...form, mergeable })}
      />
      {form.mergeable && able.length > 0 && (
        <fieldset className={css.ticks}>
          <legend>{words("forms.same-by")}</legend>
          {able.map(({ id, label }) => {
            const on = form.sameBy.includes(id)
            const sameBy = on ? form.sameBy.filter((one) => one !== id) : [...form.sameBy, id]
            return (
              <Tick
                key={id}
                label={locale === "en" ? label.en : label.zh}
                on={on}
                onChange={() => {
                  if (sameBy.length <= 5) onChange({ ...form, sameBy })
                }}
              />
            )
          })}
        </fieldset>
      )}
    </>
  )
}

function Priority({ value, onChange }: { value: number; onChange(priority: number): void }) {
  const words = useSay()
  return (
    <SelectField
      label={words("forms.priority")}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {PRIORITIES.map((priority) => (
        <option key={priority} value={priority}>
          {words(`priority.${priority}`)}
        </option>
      ))}
    </SelectField>
  )
}
