import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { LegalHold } from "@veridesk/contract/mail/find.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button, buttonClass } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { goTo } from "../frame/place.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import css from "../mail/mail.module.css"
import { useSay } from "../words/words.ts"
import { HoldList } from "./hold-list.tsx"
import { HoldSheet } from "./hold-sheet.tsx"
import { mayHold } from "./may-hold.ts"
import { holdQuery, saveBundle } from "./server.ts"

/** What can be done about the conversation of a mail: opened, taken out with proof, kept by law. */
export function ArchiveActs(props: {
  conversation: { id: string; number: string; subject: string }
  hold: LegalHold | null
}) {
  const { conversation } = props
  const { id, number } = conversation
  const words = useSay()
  const client = useQueryClient()
  const may = mayHold(useCell(me))
  const { data: hold = props.hold } = useQuery({ ...holdQuery(id), initialData: props.hold ?? undefined })
  const [isOpen, setOpen] = useState(false)
  const bundle = useSubmit(
    () => saveBundle(conversation),
    () => tell(words("archive.exported", { number })),
  )
  return (
    <>
      <FormFault error={bundle.error} />
      <div className={css.acts} role="toolbar" aria-label={words("mail.acts")}>
        <Link className={buttonClass("primary")} to="/inbox/{-$id}" params={{ id }} onClick={() => goTo(id)}>
          {words("archive.open", { number })}
        </Link>
        {may && (
          <>
            <Button aria-busy={bundle.busy} onClick={bundle.run}>
              {words("archive.export")}
            </Button>
            <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
              {words(hold?.held ? "hold.change" : "hold.place")}
            </Button>
          </>
        )}
      </div>
      {hold?.held && <HoldList of={hold} />}
      {isOpen && (
        <HoldSheet
          conversationId={id}
          onClose={() => setOpen(false)}
          onDone={() => void client.invalidateQueries({ queryKey: ["archive"] })}
        />
      )}
    </>
  )
}
