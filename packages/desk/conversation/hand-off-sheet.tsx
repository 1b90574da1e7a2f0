import { useId, useState } from "react"
import { Button } from "../frame/button.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSay } from "../words/words.ts"
import css from "./hand-off-sheet.module.css"

/** Why a ticket goes to another team; the next person reads it as a note (T17). */
export function HandOffSheet(props: { team: string; onClose(): void; onHandOff(reason: string): void }) {
  const words = useSay()
  const id = useId()
  const [reason, setReason] = useState("")
  const send = () => {
    if (reason.trim() === "") return
    props.onHandOff(reason.trim())
    props.onClose()
  }
  return (
    <Sheet title={words("hand-off.title", { team: props.team })} onClose={props.onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <label htmlFor={id}>{words("hand-off.reason")}</label>
        <textarea
          id={id}
          rows={4}
          maxLength={2000}
          autoFocus
          value={reason}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
              send()
          }}
        />
        <p id={`${id}-hint`} className={css.hint}>
          {words("hand-off.hint")}
        </p>
        <Button type="submit" look="primary" disabled={reason.trim() === ""}>
          {words("hand-off.go")}
        </Button>
      </form>
    </Sheet>
  )
}
