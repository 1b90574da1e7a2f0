import { newId } from "@veridesk/contract/ids.ts"
import type { StatusLabel } from "@veridesk/contract/statuses.ts"
import { useState } from "react"
import { saveStatuses } from "../data/statuses.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { isNamed } from "./list.ts"
import css from "./statuses.module.css"

/** What was changed waits here; where somebody was faster, their list can be loaded. */
export function SaveBar(props: { version: number; statuses: StatusLabel[]; undo(): void; again(): void }) {
  const { version, statuses, undo, again } = props
  const words = useSay()
  const [tried, setTried] = useState(false)
  const form = useSubmit(
    () => saveStatuses({ requestId: newId(), basedOn: version, statuses }),
    () => {
      tell(words("statuses.saved"))
      again()
    },
  )
  const named = statuses.every(isNamed)
  return (
    <form
      className={css.save}
      noValidate
      onSubmit={(event) => {
        setTried(true)
        if (named) form.onSubmit(event)
        else event.preventDefault()
      }}
    >
      <FormFault error={form.error} />
      {tried && !named && (
        <p className={css.fault} role="alert">
          {words("statuses.needed")}
        </p>
      )}
      <div className={css.acts}>
        {form.error?.code === "changed-meanwhile" ? (
          <Button onClick={again}>{words("statuses.reload")}</Button>
        ) : (
          <Button onClick={undo}>{words("statuses.undo")}</Button>
        )}
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("statuses.save")}
        </Button>
      </div>
    </form>
  )
}
