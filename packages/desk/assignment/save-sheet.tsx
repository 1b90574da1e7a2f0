import type { RuleSet } from "@veridesk/contract/assignment.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { saveRules } from "./api.ts"
import css from "./routing.module.css"

interface SaveProps {
  set: RuleSet
  basedOn: number
  onClose(): void
  onSaved(): void
}

/** Saves the draft as the next version, with a note, at once or from a later moment. */
export function SaveSheet({ set, basedOn, onClose, onSaved }: SaveProps) {
  const words = useSay()
  const [requestId] = useState(newId)
  const [note, setNote] = useState("")
  const [from, setFrom] = useState("")
  const form = useSubmit(
    () =>
      saveRules({
        requestId,
        basedOn,
        set,
        note,
        activeFrom: from === "" ? null : new Date(from).toISOString(),
      }),
    ({ version }) => {
      tell(words("routing.saved", { version: String(version) }))
      onSaved()
    },
  )
  const isStale = form.error?.code === "rules-changed-meanwhile"
  return (
    <Sheet title={words("routing.save.title", { version: String(basedOn + 1) })} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit}>
        <FormFault error={form.error} />
        <Field
          label={words("routing.note")}
          value={note}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
        <Field
          label={words("routing.from")}
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        {isStale ? (
          <Button onClick={onSaved}>{words("routing.load-newest")}</Button>
        ) : (
          <Button type="submit" look="primary" aria-busy={form.busy}>
            {words("save")}
          </Button>
        )}
      </form>
    </Sheet>
  )
}
