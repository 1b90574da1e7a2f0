import { valuesIn } from "@veridesk/contract/forms/conditions.ts"
import { usePage } from "../shell/page-state.ts"
import { type FieldProps, GroupFrame } from "./field-frame.tsx"
import { useLive } from "./live.ts"

/** One of several answers. */
export function ChoiceField(props: FieldProps<"choice">) {
  const live = useLive()
  const { field, values, error } = props
  return (
    <GroupFrame {...props}>
      <div class="choices" aria-invalid={error ? true : undefined}>
        {field.options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={field.id}
              value={option.value}
              checked={values[field.id] === option.value}
              required={field.required}
              onChange={live ? () => live.set(field.id, option.value) : undefined}
            />
            <b>{option.label}</b>
            {option.note && <small>{option.note}</small>}
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}

/** Any of several answers: one box each, all of one name. */
export function ChoicesField(props: FieldProps<"choices">) {
  const live = useLive()
  const { field, values, error } = props
  const ticked = valuesIn(values[field.id] ?? "")
  const toggle = (value: string, on: boolean) =>
    live?.set(field.id, [...ticked.filter((each) => each !== value), ...(on ? [value] : [])].join("\n"))
  return (
    <GroupFrame {...props}>
      <div class="choices" aria-invalid={error ? true : undefined}>
        {field.options.map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              name={field.id}
              value={option.value}
              checked={ticked.includes(option.value)}
              onChange={live ? (event) => toggle(option.value, event.currentTarget.checked) : undefined}
            />
            <b>{option.label}</b>
            {option.note && <small>{option.note}</small>}
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}

export function ConsentField(props: FieldProps<"consent">) {
  const { t } = usePage()
  const live = useLive()
  const { field, values, error } = props
  return (
    <GroupFrame {...props}>
      <div class="choices" aria-invalid={error ? true : undefined}>
        <label>
          <input
            type="checkbox"
            name={field.id}
            value="yes"
            required={field.required}
            checked={values[field.id] === "yes"}
            onChange={
              live ? (event) => live.set(field.id, event.currentTarget.checked ? "yes" : "") : undefined
            }
          />
          <b>{t("form.yes")}</b>
        </label>
      </div>
    </GroupFrame>
  )
}
