import { newId } from "@veridesk/contract/ids.ts"
import type { OutboxDetail } from "@veridesk/contract/mail/outbox.ts"
import { type FormEvent, useId, useState } from "react"
import { domainsOf } from "../data/api.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import css from "../mail/sheets.module.css"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { ConfirmDomains } from "./confirm-domains.tsx"
import { resendMail } from "./server.ts"

/** An answer that nobody got: mended where it has to be, and sent again. */
export function ResendSheet(props: { mail: OutboxDetail; onClose(): void; onDone(): void }) {
  const { mail, onClose, onDone } = props
  const words = useSay()
  const id = useId()
  const before = mail.recipients.find(({ role }) => role === "to")?.address ?? ""
  const [to, setTo] = useState(before)
  const [text, setText] = useState(mail.text ?? "")
  const [isSure, setSure] = useState(false)
  const [messageId] = useState(newId)
  /** Domains that somebody has to confirm before it goes there. */
  const [asked, setAsked] = useState<string[]>([])
  const changed = mail.text !== null && text.trim() !== mail.text.trim()
  const requestId = useRequestId(`${to} ${text} ${isSure}`)
  const form = useSubmit(
    () =>
      resendMail(mail.id, {
        requestId,
        to: to.trim() === before ? null : to.trim(),
        ...(changed ? { body: text.trim(), messageId } : {}),
        confirmedDomains: isSure ? asked : [],
      }),
    () => {
      tell(words("outbox.resent"))
      onDone()
    },
  )
  const domains = form.error?.code === "new-domain" ? domainsOf(form.error.detail) : []
  if (domains.length > 0 && domains.join() !== asked.join()) setAsked(domains)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (asked.length === 0 || isSure) form.run()
  }
  return (
    <Sheet title={words("outbox.resend.title")} onClose={onClose} wide>
      <form className={css.form} noValidate onSubmit={submit}>
        {form.error?.code !== "new-domain" && <FormFault error={form.error} />}
        <Field
          label={words("outbox.resend.to")}
          hint={words("outbox.resend.to.hint")}
          type="email"
          spellCheck={false}
          autoComplete="off"
          value={to}
          fault={form.faultOf("to")}
          onChange={(event) => {
            setTo(event.target.value)
            setSure(false)
            setAsked([])
            form.clear()
          }}
        />
        {asked.length > 0 && <ConfirmDomains domains={asked} isSure={isSure} onSure={setSure} />}
        {mail.text !== null && (
          <div className={css.area}>
            <label htmlFor={id}>{words("outbox.resend.text")}</label>
            <textarea
              id={id}
              rows={10}
              aria-describedby={`${id}-hint`}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <p id={`${id}-hint`} className={css.hint}>
              {words("outbox.resend.text.hint")}
            </p>
          </div>
        )}
        <div className={css["sheet-acts"]}>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button
            type="submit"
            look="primary"
            aria-busy={form.busy}
            aria-disabled={asked.length > 0 && !isSure}
            title={asked.length > 0 && !isSure ? words("outbox.confirm-domain.missing") : undefined}
          >
            {words("outbox.resend.go")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
