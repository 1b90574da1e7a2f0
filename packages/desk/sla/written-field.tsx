import { useState } from "react"
import { Field } from "../frame/field.tsx"

/** A field whose text stands for a value: what can't be read stays as it was typed, and says what is wanted. */
export function WrittenField<T>(props: {
  label: string
  hint?: string
  fault: string
  value: T
  write: (value: T) => string
  read: (text: string) => T | null
  onRead: (value: T) => void
}) {
  const { label, hint, fault, value, write, read, onRead } = props
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? write(value)
  return (
    <Field
      label={label}
      hint={hint}
      value={shown}
      fault={read(shown) === null ? fault : undefined}
      onChange={(event) => {
        setText(event.target.value)
        const next = read(event.target.value)
        if (next !== null) onRead(next)
      }}
      onBlur={() => read(shown) !== null && setText(null)}
    />
  )
}
