import { useInfiniteQuery } from "@tanstack/react-query"
import type { OutboxState } from "@veridesk/contract/mail/outbox.ts"
import { useState } from "react"
import { SelectField } from "../frame/field.tsx"
import css from "../mail/mail.module.css"
import { MailsPane } from "../mail/mails-pane.tsx"
import { useSay } from "../words/words.ts"
import { OutboxDetailView } from "./outbox-detail.tsx"
import { OutboxLine } from "./outbox-line.tsx"
import { outboxQuery } from "./server.ts"
import { states } from "./states.ts"

/** Mails that we send, by what became of them, and beside the list the one that is open. */
export function OutboxPane({ id, mayAct }: { id: string | null; mayAct: boolean }) {
  const words = useSay()
  const [state, setState] = useState<OutboxState | null>(null)
  const pages = useInfiniteQuery(outboxQuery(state))
  return (
    <MailsPane
      tab="outbox"
      id={id}
      pages={pages}
      above={
        <div className={css.filter}>
          <SelectField
            label={words("outbox.filter")}
            value={state ?? ""}
            onChange={(event) => setState(states.find((one) => one === event.target.value) ?? null)}
          >
            <option value="">{words("outbox.all")}</option>
            {states.map((one) => (
              <option key={one} value={one}>
                {words(`outbox.state.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
      }
      line={(row, at) => <OutboxLine key={row.id} row={row} {...at} />}
      none={{ title: words("outbox.none"), text: words("outbox.none.next") }}
      detail={(mail, { onBack }) => (
        <OutboxDetailView
          key={mail}
          id={mail}
          mayAct={mayAct}
          onBack={onBack}
          onDone={() => void pages.refetch()}
        />
      )}
    />
  )
}
