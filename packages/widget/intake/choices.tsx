export type Choice = { value: string; label: string; note?: string | null }

/** Large choices, one under the other: the whole row is what the finger meets. */
export function Choices(o: {
  name: string
  legend: string
  choices: Choice[]
  chosen: readonly string[]
  many?: boolean
  onChoose: (value: string, on: boolean) => void
}) {
  return (
    <fieldset class="choices">
      <legend class="vh">{o.legend}</legend>
      {o.choices.map(({ value, label, note }) => (
        <label key={value}>
          <input
            type={o.many ? "checkbox" : "radio"}
            name={o.name}
            value={value}
            checked={o.chosen.includes(value)}
            onChange={(event) => o.onChoose(value, event.currentTarget.checked)}
          />
          <span>
            {label}
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
