import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from "react"
import { useId, useState } from "react"
import type { Refused } from "../data/api.ts"
import { useSay } from "../words/words.ts"
import css from "./field.module.css"
import { Icon } from "./icon.tsx"

type FieldProps = { label: string; hint?: string; fault?: string }
type InputProps = FieldProps & InputHTMLAttributes<HTMLInputElement> & { look?: "code" }

/** A field with its label, a hint, and what is wrong with it, all tied together for a screen reader. */
export function Field({ label, hint, fault, look, ...rest }: InputProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} fault={fault}>
      <input
        id={id}
        className={look ? `${css.input} ${css[look]}` : css.input}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(id, hint, fault)}
        {...rest}
      />
    </FieldFrame>
  )
}

/** A password: can be pasted into, managed, and shown. */
export function PasswordField({ label, hint, fault, ...rest }: Omit<InputProps, "look" | "type">) {
  const words = useSay()
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame id={id} label={label} hint={hint} fault={fault}>
      <span className={css.wrap}>
        <input
          id={id}
          type={shown ? "text" : "password"}
          className={css.input}
          aria-invalid={fault ? true : undefined}
          aria-describedby={describedBy(id, hint, fault)}
          {...rest}
        />
        <button type="button" className={css.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {words(shown ? "field.hide" : "field.show")}
        </button>
      </span>
    </FieldFrame>
  )
}

export function SelectField(
  props: FieldProps & SelectHTMLAttributes<HTMLSelectElement> & { children: ReactNode },
) {
  const { label, hint, fault, children, ...rest } = props
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} fault={fault}>
      <select id={id} className={css.input} aria-describedby={describedBy(id, hint, fault)} {...rest}>
        {children}
      </select>
    </FieldFrame>
  )
}

function FieldFrame({ id, label, hint, fault, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className={css.fault}>
          <Icon name="warning" />
          {fault}
        </p>
      )}
    </div>
  )
}

function describedBy(id: string, hint?: string, fault?: string): string | undefined {
  return [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined
}

/** Why a form was not taken: the server's sentence, what to do, and the number one can name to somebody. */
export function FormFault({ error }: { error: Refused | null }) {
  const words = useSay()
  if (!error) return null
  const reached = error.status !== 0
  return (
    <div className={css.summary} role="alert">
      <Icon name="warning" size={20} />
      <div>
        <p>{reached ? error.message || words("refused.unknown") : words("refused.unreachable")}</p>
        {(error.next || !reached) && <p>{reached ? error.next : words("refused.unreachable.next")}</p>}
        {error.requestId && <small>{words("refused.id", { id: error.requestId })}</small>}
      </div>
    </div>
  )
}
