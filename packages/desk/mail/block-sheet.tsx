import { type FormEvent, useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import css from "./sheets.module.css"
import { isPublicProvider } from "./reason.ts"
import { blockSenderOf, type Shut } from "./server.ts"

/** Shuts a sender out, or everybody of their domain; with a reason, since a colleague will wonder. */
export function BlockSheet(props: { id: string; address: string; onClose(): void; onDone(): void }) {
  const { id, address, onClose, onDone } = props
  const words = useSay()
  const domain = address.slice(address.lastIndexOf("@") + 1)
  const [what, setWhat] = useState<Shut["what"]>("address")
  const [note, setNote] = useState("")
  const [tried, setTried] = useState(false)
  const requestId = useRequestId(`${what} ${note}`)
  const form = useSubmit(
    () => blockSenderOf({ id, requestId, what, note: note.trim() }),
    () => {
      tell(words("mail.blocked"))
      onDone()
    },
  )
  const missing = note.trim() === ""
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) form.run()
  }
  return (
    <Sheet title={words("mail.block.title")} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={submit}>
        <FormFault error={form.error} />
        <fieldset className={css.choices}>
          <legend>{words("mail.block.what")}</legend>
          {(["address", "domain"] as const).map((one) => (
            <label key={one} className={css.check}>
              <input type="radio" name="what" checked={what === one} onChange={() => setWhat(one)} />
              <span>{words(`mail.block.${one}`, { address, domain })}</span>
            </label>
          ))}
        </fieldset>
        {what === "domain" && isPublicProvider(domain) && (
          <Callout tone="danger">{words("mail.block.public", { domain })}</Callout>
        )}
        <Field
          label={words("mail.block.note")}
          hint={words("mail.block.note.hint")}
          maxLength={500}
          value={note}
          fault={tried && missing ? words("mail.block.note.missing") : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className={css["sheet-acts"]}>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button type="submit" look="danger" aria-busy={form.busy}>
            {words("mail.block.go")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
