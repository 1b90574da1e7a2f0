import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { rows } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Id4 } from "../frame/id4.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { mergedInto } from "./acts.ts"
import css from "./merging.module.css"
import { merge } from "./server.ts"
import { type Pick, TicketPicker } from "./ticket-picker.tsx"
import { useRequestId } from "./use-request-id.ts"

/** Which ticket this one goes on in: found, both shown side by side, and why. */
export function MergeSheet({ id, onClose }: { id: string; onClose(): void }) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const [into, setInto] = useState<Pick | null>(null)
  const [reason, setReason] = useState("")
  const requestId = useRequestId(`${into?.id} ${reason}`)
  const { busy, error, run } = useSubmit(
    () => merge(id, { requestId, intoId: into?.id ?? "", reason: reason.trim() }),
    ({ mergeId }) => {
      onClose()
      if (into) mergedInto({ id }, into, mergeId)
    },
  )
  if (!row) return null
  return (
    <Sheet
      wide
      title={words("merge.title")}
      onClose={onClose}
      foot={
        <>
          <Button
            look="primary"
            aria-disabled={!into || busy}
            title={into ? undefined : words("pick.first")}
            onClick={() => into && run()}
          >
            {words(busy ? "merge.busy" : "merge.go")}
          </Button>
          <Button onClick={onClose}>{words("cancel")}</Button>
        </>
      }
    >
      <p>{words("merge.text")}</p>
      <FormFault error={error} />
      <TicketPicker id={id} chosen={into} onChoose={setInto} />
      <dl className={css.both}>
        <Side label={words("merge.from")} ticket={row} />
        <Side label={words("merge.into")} ticket={into} />
      </dl>
      <Field
        label={words("merge.reason")}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </Sheet>
  )
}

function Side({ label, ticket }: { label: string; ticket: Pick | null }) {
  const words = useSay()
  return (
    <div>
      <dt>{label}</dt>
      {ticket ? (
        <dd>
          <span dir="auto">{ticket.subject}</span>
          <small>{words(`status.${ticket.status}`)}</small>
          <Id4 value={ticket.number} small />
        </dd>
      ) : (
        <dd className={css.none}>{words("pick.first")}</dd>
      )}
    </div>
  )
}
