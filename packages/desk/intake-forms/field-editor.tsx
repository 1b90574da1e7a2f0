import type { Field as FormField, Form } from "@veridesk/contract/forms/form.ts"
import { Field, SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import { ConditionEditor } from "./condition-editor.tsx"
import css from "./forms.module.css"
import { BothTexts, MaybeTexts, Tick } from "./inputs.tsx"
import { OptionsEditor } from "./options-editor.tsx"
import { TextsEditor } from "./texts-editor.tsx"

interface EditorProps {
  form: Form
  field: FormField
  /** A field that tickets were filed with keeps its id. */
  isNew: boolean
  onChange(field: FormField): void
}

/** All settings of one field: what is asked, when, and what belongs to its kind. */
export function FieldEditor({ form, field, isNew, onChange }: EditorProps) {
  const words = useSay()
  const others = form.fields.filter(({ id }) => id !== field.id)
  const always = field.id === "description"
  return (
    <div className={css.form}>
      <BothTexts
        label={words("forms.field.label")}
        value={field.label}
        onChange={(label) => onChange({ ...field, label })}
      />
      <MaybeTexts
        label={words("forms.field.hint")}
        value={field.hint}
        onChange={(hint) => onChange({ ...field, hint })}
      />
      {isNew && (
        <Field
          label={words("forms.field.id")}
          hint={words("forms.key.hint")}
          defaultValue={field.id}
          onBlur={(event) => onChange({ ...field, id: event.target.value.trim() })}
        />
      )}
      <Tick
        label={words("forms.field.required")}
        on={field.required}
        onChange={(required) => onChange({ ...field, required })}
      />
      {!field.required && (
        <ConditionEditor
          label={words("forms.require")}
          without={words("forms.when.never")}
          condition={field.requireWhen}
          fields={others}
          onChange={(requireWhen) => onChange({ ...field, requireWhen })}
        />
      )}
      {!always && (
        <ConditionEditor
          label={words("forms.show")}
          without={words("forms.when.always")}
          condition={field.show}
          fields={others}
          onChange={(show) => onChange({ ...field, show })}
        />
      )}
      <OfKind form={form} field={field} onChange={onChange} />
    </div>
  )
}

function OfKind({ form, field, onChange }: Omit<EditorProps, "isNew">) {
  const words = useSay()
  const others = form.fields.filter(({ id }) => id !== field.id)
  switch (field.kind) {
    case "choice":
    case "choices":
      return (
        <OptionsEditor
          options={field.options}
          fields={others}
          onChange={(options) => onChange({ ...field, options })}
        />
      )
    case "long-text":
      return (
        <TextsEditor
          legend={words("forms.field.prompts")}
          add={words("forms.field.prompt.add")}
          texts={field.prompts}
          most={10}
          onChange={(prompts) => onChange({ ...field, prompts })}
        />
      )
    case "withdrawal-id":
    case "order-id":
    case "symbol":
      return (
        <Field
          label={words("forms.field.example")}
          value={field.example ?? ""}
          maxLength={80}
          onChange={(event) => onChange({ ...field, example: event.target.value || null })}
        />
      )
    case "txid":
      return (
        <>
          <div className={css.two}>
            <Other
              label={words("forms.field.pair")}
              of={others.filter(({ kind }) => kind === "asset-network")}
              value={field.pair}
              onChange={(pair) => onChange({ ...field, pair })}
            />
            <Other
              label={words("forms.field.address")}
              of={others.filter(({ kind }) => kind === "address")}
              value={field.address}
              onChange={(address) => onChange({ ...field, address })}
            />
          </div>
          <Tick
            label={words("forms.field.lookup")}
            on={field.lookup}
            onChange={(lookup) => onChange({ ...field, lookup })}
          />
        </>
      )
    case "address":
    case "memo":
    case "amount":
      return (
        <Other
          label={words("forms.field.pair")}
          of={others.filter(({ kind }) => kind === "asset-network")}
          value={field.pair}
          onChange={(pair) => onChange({ ...field, pair })}
        />
      )
    default:
      return null
  }
}

function Other(props: {
  label: string
  of: readonly FormField[]
  value: string | null
  onChange(id: string | null): void
}) {
  const words = useSay()
  const { label, of, value, onChange } = props
  return (
    <SelectField label={label} value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{words("forms.field.none")}</option>
      {of.map(({ id }) => (
        <option key={id} value={id}>
          {id}
        </option>
      ))}
    </SelectField>
  )
}
