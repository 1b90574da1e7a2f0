import type { Fetching } from "@veridesk/contract/mail/mailbox-desk.ts"
import { type FormEvent, useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import css from "../mail/sheets.module.css"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { fetchAgain } from "./server.ts"

/** From which day a mailbox is looked through again, with what that means, before it happens. */
export function FetchAgainSheet(props: {
  boxKey: string
  name: string
  onClose(): void
  onAsked(now: Fetching): void
}) {
  const { boxKey, name, onClose, onAsked } = props
  const words = useSay()
  const [day, setDay] = useState("")
  const [isMissing, setMissing] = useState(false)
  const requestId = useRequestId(day)
  const form = useSubmit(
    () => fetchAgain(boxKey, { requestId, since: new Date(`${day}T00:00`).toISOString() }),
    (now) => {
      tell(words("fetch-again.asked"))
      onAsked(now)
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isDay = day !== "" && new Date(`${day}T00:00`) <= new Date()
    setMissing(!isDay)
    if (isDay) form.run()
  }
  return (
    <Sheet title={words("fetch-again.title", { name })} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={submit}>
        <FormFault error={form.error} />
        <p>{words("fetch-again.about")}</p>
        <Field
          label={words("fetch-again.day")}
          type="date"
          max={today()}
          autoFocus
          fault={isMissing ? words("fetch-again.day.missing") : undefined}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Callout tone="warn">{words("fetch-again.sure")}</Callout>
        <div className={css["sheet-acts"]}>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button type="submit" look="primary" aria-busy={form.busy}>
            {words("fetch-again.go")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
