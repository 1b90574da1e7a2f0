import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import css from "./sheets.module.css"
import { discardMail } from "./server.ts"

/** A mail that leads nowhere: kept, out of sight, with a word of why. */
export function DiscardSheet({ id, onClose, onDone }: { id: string; onClose(): void; onDone(): void }) {
  const words = useSay()
  const [note, setNote] = useState("")
  const requestId = useRequestId(note)
  const form = useSubmit(
    () => discardMail({ id, requestId, note: note.trim() }),
    () => {
      tell(words("mail.discarded"))
      onDone()
    },
  )
  return (
    <Sheet title={words("mail.discard.title")} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={form.onSubmit}>
        <FormFault error={form.error} />
        <p>{words("mail.discard.about")}</p>
        <Field
          label={words("mail.discard.note")}
          maxLength={500}
          autoFocus
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className={css["sheet-acts"]}>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button type="submit" look="danger" aria-busy={form.busy}>
            {words("mail.discard.go")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
