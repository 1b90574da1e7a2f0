import { type ReactNode, useId, useState } from "react"
import { Button } from "../frame/button.tsx"
import { useSay } from "../words/words.ts"
import css from "./sheets.module.css"

/** A reason in one's own words, and the button that acts on it. */
export function ReasonForm(props: {
  label: string
  hint: string
  go: string
  most: number
  isRequired?: boolean
  /** Something else that is missing still, in words. */
  missing?: string
  onGo(reason: string): void
  children?: ReactNode
}) {
  const { label, hint, go, most, isRequired = false, missing, onGo, children } = props
  const words = useSay()
  const id = useId()
  const [reason, setReason] = useState("")
  const lacks = missing ?? (isRequired && reason.trim() === "" ? words("transfer.why-first") : undefined)
  const submit = () => {
    if (!lacks) onGo(reason.trim())
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {children}
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={most}
        autoFocus={!children}
        value={reason}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
            submit()
        }}
      />
      <p id={`${id}-hint`} className={css.hint}>
        {hint}
      </p>
      <Button type="submit" look="primary" aria-disabled={lacks !== undefined} title={lacks}>
        {go}
      </Button>
    </form>
  )
}
