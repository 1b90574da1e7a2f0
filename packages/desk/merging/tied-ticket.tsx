import type { Tied } from "@veridesk/contract/merging.ts"
import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Id4 } from "../frame/id4.tsx"
import { useNow } from "../frame/now.ts"
import { drawer, goTo } from "../frame/place.ts"
import { shortDay } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./merging.module.css"

/** A ticket at the other end: what it is about, how it stands, who tied it here; a click opens it. */
export function TiedTicket(props: {
  ticket: Tied
  note?: string
  laid?: { by: string; at: string }
  children?: ReactNode
}) {
  const { ticket, note, laid, children } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  return (
    <li className={css.tied}>
      <button
        type="button"
        onClick={() => {
          drawer.set(false)
          goTo(ticket.id)
        }}
      >
        <span dir="auto">{ticket.subject}</span>
        <span className={css.facts}>
          <Id4 value={ticket.number} small /> <small>{words(`status.${ticket.status}`)}</small>
        </span>
      </button>
      <span className={css.more}>
        <small dir="auto">
          {[note, laid && words("merge.by", { who: laid.by, when: shortDay(locale, laid.at, now) })]
            .filter(Boolean)
            .join(" · ")}
        </small>
        {children}
      </span>
    </li>
  )
}
