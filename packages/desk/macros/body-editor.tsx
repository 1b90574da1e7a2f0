import { namedVariables, unknownVariables } from "@veridesk/contract/macro-variables.ts"
import type { MacroLines } from "@veridesk/contract/macros.ts"
import { useId, useRef } from "react"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./macros-page.module.css"
import { variableName } from "./variable-name.ts"

interface BodyProps {
  lang: string
  text: string
  fault: string | undefined
  forms: MacroLines["forms"]
  onChange(text: string): void
}

/** The text of one language, with the variables that can be put into it at the cursor. */
export function BodyEditor({ lang, text, fault, forms, onChange }: BodyProps) {
  const words = useSay()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [slip] = unknownVariables(text)
  const put = (name: string) => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
    }
    const variable = `{{${name}}}`
    onChange(text.slice(0, start) + variable + text.slice(end))
    const after = start + variable.length
    // After the new text is in the field.
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(after, after)
    })
  }
  const fields = new Map(forms.flatMap((form) => form.fields.map((one) => [one.id, one.label] as const)))
  return (
    <div className={css.body}>
      <label htmlFor={id}>{words("macros.text")}</label>
      <textarea
        ref={field}
        id={id}
        lang={lang}
        dir="auto"
        rows={8}
        value={text}
        aria-invalid={fault || slip ? true : undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-fault`} className={css.fault} role="status">
        {(fault || slip) && (
          <>
            <Icon name="warning" />
            {fault ?? words("macros.slip", { what: slip ?? "" })}
          </>
        )}
      </p>
      <ul className={css.variables} aria-label={words("macros.variables")}>
        {namedVariables.map((name) => (
          <li key={name}>
            <button type="button" title={`{{${name}}}`} onClick={() => put(name)}>
              {variableName(words, name)}
            </button>
          </li>
        ))}
        <li>
          <button type="button" title="{{ask.…}}" onClick={() => put(`ask.${words("macros.ask.name")}`)}>
            {words("macros.ask")}
          </button>
        </li>
        {[...fields].map(([field, label]) => (
          <li key={field}>
            <button type="button" title={`{{field.${field}}}`} onClick={() => put(`field.${field}`)}>
              {words("macros.answer", { label })}
            </button>
          </li>
        ))}
      </ul>
      {forms.length === 0 && <p className={css.none}>{words("macros.answers.none")}</p>}
    </div>
  )
}
