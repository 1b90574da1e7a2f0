import { newId } from "@veridesk/contract/ids.ts"
import type { Policy, PolicyPage } from "@veridesk/contract/sla.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { savePolicy } from "./asks.ts"
import css from "./clocks-page.module.css"

/** What was changed waits here for its note; where somebody was faster, their version can be loaded. */
export function SaveBar(props: { page: PolicyPage; policy: Policy; undo(): void; again(): void }) {
  const { page, policy, undo, again } = props
  const words = useSay()
  const [note, setNote] = useState("")
  const form = useSubmit(
    () => savePolicy({ requestId: newId(), basedOn: page.version, note, policy }),
    ({ version }) => {
      tell(words("sla.saved", { version }))
      again()
    },
  )
  return (
    <form className={css.save} onSubmit={form.onSubmit} noValidate>
      <FormFault error={form.error} />
      <div className={css.saving}>
        <Field
          label={words("sla.note")}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {form.error?.code === "changed-meanwhile" ? (
          <Button onClick={again}>{words("sla.reload")}</Button>
        ) : (
          <Button onClick={undo}>{words("sla.undo")}</Button>
        )}
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("sla.save")}
        </Button>
      </div>
    </form>
  )
}
