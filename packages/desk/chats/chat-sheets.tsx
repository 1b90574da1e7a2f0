import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { Button } from "../frame/button.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { say, useSay } from "../words/words.ts"
import { actIn } from "./acts.ts"
import type { PartIn } from "./part-in.ts"
import { ReasonForm } from "./reason-form.tsx"
import { TransferSheet } from "./transfer-sheet.tsx"

export type SheetOf = "transfer" | "end" | "end-for-conduct" | "take-over"

/** What asks before it is done. */
export function ChatSheets(props: { sheet: SheetOf; row: ConversationRow; part: PartIn; onClose(): void }) {
  const { sheet, row, part, onClose } = props
  switch (sheet) {
    case "transfer":
      return <TransferSheet row={row} onClose={onClose} />
    case "end":
      return <EndSheet row={row} onClose={onClose} />
    case "end-for-conduct":
      return <ConductSheet row={row} onClose={onClose} />
    case "take-over":
      return <TakeOverSheet row={row} agent={part.as === "watcher" ? part.agent : ""} onClose={onClose} />
  }
}

interface SheetProps {
  row: ConversationRow
  onClose(): void
}

function EndSheet({ row, onClose }: SheetProps) {
  const words = useSay()
  const name = row.customerName
  const end = () => {
    onClose()
    void actIn(row.id, { act: "end" }, say("chat.did.end"))
  }
  return (
    <Sheet
      title={words("end.title", { name })}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" autoFocus onClick={end}>
            {words("chat.end")}
          </Button>
          <Button onClick={onClose}>{words("cancel")}</Button>
        </>
      }
    >
      <p>{words("end.text", { name })}</p>
    </Sheet>
  )
}

function ConductSheet({ row, onClose }: SheetProps) {
  const words = useSay()
  return (
    <Sheet title={words("end-conduct.title")} onClose={onClose}>
      <ReasonForm
        label={words("end-conduct.reason")}
        hint={words("end-conduct.hint")}
        go={words("chat.end")}
        most={500}
        isRequired
        onGo={(reason) => {
          onClose()
          void actIn(row.id, { act: "end-for-conduct", reason }, say("chat.did.end"))
        }}
      />
    </Sheet>
  )
}

function TakeOverSheet({ row, agent, onClose }: SheetProps & { agent: string }) {
  const words = useSay()
  return (
    <Sheet title={words("take-over.title", { agent })} onClose={onClose}>
      <ReasonForm
        label={words("take-over.reason")}
        hint={words("take-over.hint", { agent })}
        go={words("watch.take-over")}
        most={500}
        onGo={(reason) => {
          onClose()
          void actIn(row.id, { act: "take-over", reason }, say("take-over.did"))
        }}
      />
    </Sheet>
  )
}
