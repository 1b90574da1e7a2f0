import type { Field as FormField } from "@veridesk/contract/forms/form.ts"
import { Button } from "../frame/button.tsx"
import { Field } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { ConditionEditor } from "./condition-editor.tsx"
import { movedBy, newOption, type Option, withAt } from "./draft.ts"
import css from "./forms.module.css"
import { BothTexts, MaybeTexts } from "./inputs.tsx"
import { OrderButtons } from "./order-buttons.tsx"

/** The answers of a choice, each with its note and the condition under which it is offered. */
export function OptionsEditor(props: {
  options: readonly Option[]
  fields: readonly FormField[]
  onChange(options: Option[]): void
}) {
  const words = useSay()
  const { options, fields, onChange } = props
  return (
    <fieldset className={css.group}>
      <legend>{words("forms.options")}</legend>
      {options.map((option, at) => {
        const put = (change: Partial<Option>) => onChange(withAt(options, at, { ...option, ...change }))
        return (
          <div key={at} className={css.option}>
            <BothTexts
              label={words("forms.option.label")}
              value={option.label}
              onChange={(label) => put({ label })}
            />
            <OrderButtons
              name={option.label.en}
              first={at === 0}
              last={at === options.length - 1}
              onMove={(by) => onChange(movedBy(options, at, by))}
              onRemove={options.length > 1 ? () => onChange(withAt(options, at, null)) : undefined}
            />
            <details>
              <summary>{words("forms.option.more")}</summary>
              <div className={css.form}>
                <Field
                  label={words("forms.option.value")}
                  value={option.value}
                  maxLength={80}
                  onChange={(event) => put({ value: event.target.value })}
                />
                <MaybeTexts
                  label={words("forms.option.note")}
                  value={option.note}
                  onChange={(note) => put({ note })}
                />
                <ConditionEditor
                  label={words("forms.show")}
                  without={words("forms.when.always")}
                  condition={option.when}
                  fields={fields}
                  onChange={(when) => put({ when })}
                />
              </div>
            </details>
          </div>
        )
      })}
      <Button small onClick={() => onChange([...options, newOption(options)])}>
        <Icon name="add" />
        {words("forms.option.add")}
      </Button>
    </fieldset>
  )
}
