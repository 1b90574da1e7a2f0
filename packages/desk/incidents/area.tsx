import { useId } from "react"
import css from "./incidents.module.css"

/** A field of several lines. */
export function Area(props: {
  label: string
  hint?: string
  rows?: number
  value: string
  onChange(text: string): void
}) {
  const id = useId()
  return (
    <div className={css.area}>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={props.rows ?? 3}
        maxLength={20_000}
        dir="auto"
        value={props.value}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.hint && <small id={`${id}-hint`}>{props.hint}</small>}
    </div>
  )
}
