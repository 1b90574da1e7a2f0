import type { FormText } from "@veridesk/contract/forms/form.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { movedBy, withAt } from "./draft.ts"
import css from "./forms.module.css"
import { BothTexts } from "./inputs.tsx"
import { OrderButtons } from "./order-buttons.tsx"

/** A list of lines in both languages. */
export function TextsEditor(props: {
  legend: string
  add: string
  texts: readonly FormText[]
  most: number
  onChange(texts: FormText[]): void
}) {
  const { legend, add, texts, most, onChange } = props
  return (
    <fieldset className={css.group}>
      <legend>{legend}</legend>
      {texts.map((text, at) => (
        <div key={at} className={css.option}>
          <BothTexts label={`${at + 1}`} value={text} onChange={(now) => onChange(withAt(texts, at, now))} />
          <OrderButtons
            name={text.en}
            first={at === 0}
            last={at === texts.length - 1}
            onMove={(by) => onChange(movedBy(texts, at, by))}
            onRemove={() => onChange(withAt(texts, at, null))}
          />
        </div>
      ))}
      {texts.length < most && (
        <Button small onClick={() => onChange([...texts, { en: "", zh: "" }])}>
          <Icon name="add" />
          {add}
        </Button>
      )}
    </fieldset>
  )
}
