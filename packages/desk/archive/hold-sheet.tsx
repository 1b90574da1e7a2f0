import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { HoldOf, LegalHold } from "@veridesk/contract/mail/find.ts"
import { useId, useState } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import css from "../mail/sheets.module.css"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { HoldList } from "./hold-list.tsx"
import { mayHold } from "./may-hold.ts"
import { holdQuery, liftHold, placeHold } from "./server.ts"

type Hands = { conversationId: string; onClose(): void; onDone?(): void }

/** What keeps a conversation by law; whoever may lays a hold on it, or on everything of its customer, or lifts one. */
export function HoldSheet(hands: Hands) {
  const { conversationId, onClose } = hands
  const words = useSay()
  const may = mayHold(useCell(me))
  const hold = useQuery(holdQuery(conversationId))
  return (
    <Sheet title={words("hold.title")} onClose={onClose}>
      {hold.isPending && <Skeleton lines={4} label={words("loading")} />}
      {hold.isError && (
        <Empty
          title={words("hold.failed")}
          action={<Button onClick={() => void hold.refetch()}>{words("retry")}</Button>}
        />
      )}
      {hold.data && (
        <div className={css.form}>
          {hold.data.held ? <HoldList of={hold.data} /> : <p>{words("hold.none")}</p>}
          <p className={css.hint}>{words("hold.about")}</p>
          {may ? (
            <HoldForm key={hold.data.holds.length} hold={hold.data} {...hands} />
          ) : (
            <p className={css.hint}>{words("hold.not-yours")}</p>
          )}
        </div>
      )}
    </Sheet>
  )
}

/** Of each kind there is one hold at the most: it is laid, or it is lifted. */
function HoldForm({ hold, conversationId, onClose, onDone }: Hands & { hold: LegalHold }) {
  const words = useSay()
  const client = useQueryClient()
  const id = useId()
  const isLaid = (of: HoldOf) => hold.holds.some((one) => one.of === of && one.elsewhere === null)
  const [of, setOf] = useState<HoldOf>(
    isLaid("customer") && !isLaid("conversation") ? "customer" : "conversation",
  )
  const [reason, setReason] = useState("")
  const [isMissing, setMissing] = useState(false)
  const act = isLaid(of) ? "lift" : "place"
  const requestId = useRequestId(`${act} ${of} ${reason}`)
  const form = useSubmit(
    () => (act === "lift" ? liftHold : placeHold)({ conversationId, requestId, of, reason: reason.trim() }),
    (now) => {
      client.setQueryData(holdQuery(conversationId).queryKey, now)
      tell(words(act === "lift" ? "hold.lifted" : "hold.placed"))
      onDone?.()
      onClose()
    },
  )
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        setMissing(reason.trim().length < 3)
        if (reason.trim().length < 3) event.preventDefault()
        else form.onSubmit(event)
      }}
    >
      <FormFault error={form.error} />
      <fieldset className={css.choices}>
        <legend>{words("hold.choose")}</legend>
        {(["conversation", "customer"] as const).map((one) => (
          <label key={one} className={css.check}>
            <input type="radio" name="of" checked={of === one} onChange={() => setOf(one)} />
            <span>
              {words(`hold.${isLaid(one) ? "lift" : "place"}.${one}`)}
              {one === "customer" && <small>{words("hold.customer.about")}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={css.area}>
        <label htmlFor={id}>{words("hold.reason")}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={500}
          required
          aria-invalid={isMissing || undefined}
          aria-describedby={`${id}-hint`}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(false)
          }}
        />
        <p id={`${id}-hint`} className={css.hint} role={isMissing ? "alert" : undefined}>
          {words(isMissing ? "hold.reason.missing" : "hold.reason.hint")}
        </p>
      </div>
      <div className={css["sheet-acts"]}>
        <Button onClick={onClose}>{words("cancel")}</Button>
        <Button type="submit" look={act === "lift" ? "danger" : "primary"} aria-busy={form.busy}>
          {words(`hold.${act}`)}
        </Button>
      </div>
    </form>
  )
}
