import type { Condition } from "@veridesk/contract/forms/conditions.ts"
import type { Field } from "@veridesk/contract/forms/form.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { type ConditionRow, readRows, writeRows } from "./condition-rows.ts"
import { withAt } from "./draft.ts"
import css from "./condition.module.css"
import { wordsOf } from "../people/words-of.ts"

interface ConditionProps {
  /** "Shown", "Has to be answered also". */
  label: string
  /** What it is without a condition: "always". */
  without: string
  condition: Condition | undefined
  /** The fields it can look at. */
  fields: readonly Field[]
  onChange(condition: Condition | undefined): void
}

/** A condition as a sentence of chips: shown when | Product | is | Spot or Futures. */
export function ConditionEditor({ label, without, condition, fields, onChange }: ConditionProps) {
  const words = useSay()
  const read = readRows(condition)
  if (!read)
    return (
      <div className={css.condition}>
        <b>{label}</b>
        <span>{words("forms.when.nested")}</span>
        <IconButton icon="close" label={words("forms.when.drop")} onPress={() => onChange(undefined)} />
      </div>
    )
  const { join, rows } = read
  const put = (now: ConditionRow[]) => onChange(writeRows({ join, rows: now }))
  const first = fields[0]
  return (
    <div className={css.condition} role="group" aria-label={label}>
      <b>{label}</b>
      <span>{rows.length === 0 ? without : words("forms.when")}</span>
      {rows.map((row, at) => (
        <span key={at} className={css.clause}>
          {at > 0 && (
            <select
              className={css.chip}
              aria-label={words("forms.when.join")}
              value={join}
              onChange={(event) =>
                onChange(writeRows({ join: event.target.value === "any" ? "any" : "all", rows }))
              }
            >
              <option value="all">{words("forms.when.all")}</option>
              <option value="any">{words("forms.when.any")}</option>
            </select>
          )}
          <Clause row={row} fields={fields} onChange={(now) => put(withAt(rows, at, now))} />
        </span>
      ))}
      {first && (
        <Button
          small
          look="quiet"
          onClick={() => put([...rows, { field: first.id, how: "answered", values: [] }])}
        >
          <Icon name="add" />
          {words("forms.when.add")}
        </Button>
      )}
    </div>
  )
}

const HOWS = ["is", "is-not", "answered", "empty"] as const satisfies ConditionRow["how"][]

function Clause(props: {
  row: ConditionRow
  fields: readonly Field[]
  onChange(row: ConditionRow | null): void
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { row, fields, onChange } = props
  const field = fields.find(({ id }) => id === row.field)
  const compares = row.how === "is" || row.how === "is-not"
  return (
    <>
      <select
        className={css.chip}
        aria-label={words("forms.when.field")}
        value={row.field}
        onChange={(event) => onChange({ field: event.target.value, how: "answered", values: [] })}
      >
        {!field && <option value={row.field}>{row.field}</option>}
        {fields.map(({ id, label }) => (
          <option key={id} value={id}>
            {locale === "en" ? label.en : label.zh}
          </option>
        ))}
      </select>
      <select
        className={css.chip}
        aria-label={words("forms.when.how")}
        value={row.how}
        onChange={(event) => {
          const how = HOWS.find((one) => one === event.target.value) ?? "answered"
          const values = how === "is" || how === "is-not" ? firstValues(row, field) : []
          onChange({ ...row, how, values })
        }}
      >
        {HOWS.map((how) => (
          <option key={how} value={how}>
            {words(`forms.when.${how}`)}
          </option>
        ))}
      </select>
      {compares && <Values row={row} field={field} onChange={(values) => onChange({ ...row, values })} />}
      <IconButton icon="close" label={words("forms.when.drop")} onPress={() => onChange(null)} />
    </>
  )
}

/** Of a field with options they are chosen; of others they are written. There is always at least one. */
function Values(props: { row: ConditionRow; field: Field | undefined; onChange(values: string[]): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { row, field, onChange } = props
  if (field?.kind !== "choice" && field?.kind !== "choices")
    return (
      <input
        className={css.chip}
        aria-label={words("forms.when.values")}
        defaultValue={row.values.join(", ")}
        onBlur={(event) => {
          const values = wordsOf(event.target.value)
          if (values.length > 0) onChange(values)
        }}
      />
    )
  return (
    <>
      {field.options.map(({ value, label }) => {
        const on = row.values.includes(value)
        const now = on ? row.values.filter((one) => one !== value) : [...row.values, value]
        return (
          <button
            key={value}
            type="button"
            className={css.toggle}
            aria-pressed={on}
            onClick={() => {
              if (now.length > 0) onChange(now)
            }}
          >
            {locale === "en" ? label.en : label.zh}
          </button>
        )
      })}
    </>
  )
}

function firstValues(row: ConditionRow, field: Field | undefined): string[] {
  if (row.values.length > 0) return row.values
  if (field?.kind === "choice" || field?.kind === "choices") return [field.options[0]?.value ?? ""]
  return ["yes"]
}
