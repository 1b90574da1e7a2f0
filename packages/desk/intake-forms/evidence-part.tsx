import type { Evidence, Form } from "@veridesk/contract/forms/form.ts"
import { Button } from "../frame/button.tsx"
import { SelectField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { ConditionEditor } from "./condition-editor.tsx"
import { movedBy, newSlot, withAt } from "./draft.ts"
import css from "./forms.module.css"
import { BothTexts, Tick } from "./inputs.tsx"
import { accesses, fileKinds } from "./kinds.ts"
import { OrderButtons } from "./order-buttons.tsx"

/** The files that are asked for by name. */
export function EvidencePart({ form, onChange }: { form: Form; onChange(form: Form): void }) {
  const words = useSay()
  const { evidence } = form
  const putAll = (slots: Evidence[]) => onChange({ ...form, evidence: slots })
  return (
    <section className={css.part}>
      <h2>{words("forms.part.evidence")}</h2>
      {evidence.map((slot, at) => {
        const put = (change: Partial<Evidence>) => putAll(withAt(evidence, at, { ...slot, ...change }))
        return (
          <div key={at} className={css.option}>
            <BothTexts
              label={words("forms.evidence.label")}
              value={slot.label}
              onChange={(label) => put({ label })}
            />
            <OrderButtons
              name={slot.label.en}
              first={at === 0}
              last={at === evidence.length - 1}
              onMove={(by) => putAll(movedBy(evidence, at, by))}
              onRemove={() => putAll(withAt(evidence, at, null))}
            />
            <div className={css.form}>
              <BothTexts
                label={words("forms.evidence.about")}
                value={slot.about}
                onChange={(about) => put({ about })}
              />
              <fieldset className={css.ticks}>
                <legend>{words("forms.evidence.kinds")}</legend>
                {fileKinds.map((kind) => {
                  const on = slot.kinds.includes(kind)
                  const now = on ? slot.kinds.filter((one) => one !== kind) : [...slot.kinds, kind]
                  return (
                    <Tick
                      key={kind}
                      label={words(`forms.files.${kind}`)}
                      on={on}
                      onChange={() => {
                        if (now.length > 0) put({ kinds: now })
                      }}
                    />
                  )
                })}
              </fieldset>
              <SelectField
                label={words("forms.evidence.access")}
                value={slot.access}
                onChange={(event) =>
                  put({ access: accesses.find((one) => one === event.target.value) ?? "ordinary" })
                }
              >
                {accesses.map((access) => (
                  <option key={access} value={access}>
                    {words(`forms.access.${access}`)}
                  </option>
                ))}
              </SelectField>
              <Tick
                label={words("forms.field.required")}
                on={slot.required}
                onChange={(required) => put({ required })}
              />
              <ConditionEditor
                label={words("forms.show")}
                without={words("forms.when.always")}
                condition={slot.show}
                fields={form.fields}
                onChange={(show) => put({ show })}
              />
            </div>
          </div>
        )
      })}
      {evidence.length < 10 && (
        <Button small onClick={() => putAll([...evidence, newSlot(evidence)])}>
          <Icon name="add" />
          {words("forms.evidence.add")}
        </Button>
      )}
    </section>
  )
}
