import type { Form } from "@veridesk/contract/forms/form.ts"
import { Field, SelectField } from "../frame/field.tsx"
import { wordsOf } from "../people/words-of.ts"
import { useSay } from "../words/words.ts"
import css from "./forms.module.css"
import { BothTexts } from "./inputs.tsx"
import { icons } from "./kinds.ts"

/** What the form is called, where it stands in the list, and how it is found there. */
export function BasicsPart(props: { form: Form; isNew: boolean; onChange(form: Form): void }) {
  const words = useSay()
  const { form, isNew, onChange } = props
  const texts = [
    ["title", "forms.name"],
    ["about", "forms.about"],
    ["group", "forms.group"],
    ["factsTitle", "forms.facts"],
  ] as const
  return (
    <section className={css.part}>
      <h2>{words("forms.part.basics")}</h2>
      {texts.map(([part, label]) => (
        <BothTexts
          key={part}
          label={words(label)}
          value={form[part]}
          onChange={(text) => onChange({ ...form, [part]: text })}
        />
      ))}
      <div className={css.two}>
        {isNew && (
          <Field
            label={words("forms.key")}
            hint={words("forms.key.hint")}
            value={form.key}
            maxLength={60}
            onChange={(event) => onChange({ ...form, key: event.target.value.trim() })}
          />
        )}
        <Field
          label={words("forms.code")}
          value={form.code}
          onChange={(event) => onChange({ ...form, code: event.target.value })}
        />
        <SelectField
          label={words("forms.icon")}
          value={form.icon}
          onChange={(event) =>
            onChange({ ...form, icon: icons.find((one) => one === event.target.value) ?? "other" })
          }
        >
          {icons.map((icon) => (
            <option key={icon} value={icon}>
              {words(`forms.icon.${icon}`)}
            </option>
          ))}
        </SelectField>
        <Field
          label={words("forms.rank")}
          hint={words("forms.rank.hint")}
          type="number"
          min={0}
          max={9999}
          value={form.rank}
          onChange={(event) => onChange({ ...form, rank: Math.trunc(event.target.valueAsNumber) || 0 })}
        />
      </div>
      <Field
        label={words("forms.words")}
        hint={words("forms.words.hint")}
        defaultValue={form.words.join(", ")}
        onBlur={(event) => onChange({ ...form, words: wordsOf(event.target.value).slice(0, 30) })}
      />
    </section>
  )
}
