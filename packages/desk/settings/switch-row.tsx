import { useId } from "react"
import css from "./settings.module.css"

/** A setting that is on or off. */
export function SwitchRow(props: { label: string; hint?: string; on: boolean; onChange(on: boolean): void }) {
  const { label, hint, on, onChange } = props
  const id = useId()
  return (
    <div className={css.row}>
      <label htmlFor={id}>
        {label}
        {hint && <small>{hint}</small>}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        className={css.switch}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  )
}
