import { newId } from "@veridesk/contract/ids.ts"
import type { RegisterEntry, RegisterPage } from "@veridesk/contract/registry.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./registry.module.css"
import { proposeRegister } from "./server.ts"

/** What was changed waits here for a reason; where somebody was faster, theirs can be loaded. */
export function ProposeBar(props: {
  version: number
  entries: RegisterEntry[]
  n: number
  undo(): void
  onChanged(page: RegisterPage): void
  again(): void
}) {
  const { version, entries, n, undo, onChanged, again } = props
  const words = useSay()
  const [note, setNote] = useState("")
  const form = useSubmit(
    () => proposeRegister({ requestId: newId(), basedOn: version, entries, note }),
    (page) => {
      tell(words("register.proposed"))
      onChanged(page)
    },
  )
  const faults = Object.values(form.error?.fields ?? {}).map(({ message }) => message)
  const stale = form.error?.code === "changed-meanwhile" || form.error?.code === "register-waiting"
  return (
    <form className={css.save} onSubmit={form.onSubmit}>
      <b>{words("register.changes", { n })}</b>
      <FormFault error={form.error} />
      {faults.map((fault) => (
        <p key={fault} className={css.fault} role="alert">
          {fault}
        </p>
      ))}
      <Field
        label={words("register.note")}
        required
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={css.acts}>
        {stale ? (
          <Button onClick={again}>{words("register.reload")}</Button>
        ) : (
          <Button onClick={undo}>{words("register.undo")}</Button>
        )}
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("register.propose")}
        </Button>
      </div>
    </form>
  )
}
