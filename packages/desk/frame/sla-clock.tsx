import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { type Say, useSay } from "../words/words.ts"
import { useNow } from "./now.ts"
import { type Clock, clockOf } from "./sla.ts"
import css from "./sla-clock.module.css"
import { span } from "./time.ts"

/** The clock of a promise: a dial that empties, a full disc when it is late, bars when it stands still. */
export function SlaClock({ row }: { row: Pick<ConversationRow, "dueAt" | "waitingSince" | "status"> }) {
  const words = useSay()
  const clock = clockOf(row, useNow("second"))
  if (clock.state === "none") return null
  return (
    <span className={`${css.sla} ${css[clock.state]}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <Dial clock={clock} />
      </svg>
      <span className="vh">{words(`sla.${clock.state}`)} </span>
      <span>{textOf(clock, words)}</span>
    </span>
  )
}

function Dial({ clock }: { clock: Clock }) {
  const ring = <circle className={css.track} cx="8" cy="8" r="6" />
  switch (clock.state) {
    case "late":
      return (
        <>
          <circle className={css.disc} cx="8" cy="8" r="7.5" />
          <path className={css.cut} d="M8 4.5v4M8 11.2v.1" />
        </>
      )
    case "ok":
    case "soon":
      return (
        <>
          {ring}
          <circle
            className={css.arc}
            cx="8"
            cy="8"
            r="6"
            pathLength="100"
            strokeDasharray={`${Math.round(clock.part * 100)} 100`}
          />
        </>
      )
    default:
      return (
        <>
          {ring}
          <path
            className={css.mark}
            d={clock.state === "met" ? "m5.5 8.2 1.8 1.8 3.2-3.8" : "M6.5 6v4M9.5 6v4"}
          />
        </>
      )
  }
}

function textOf(clock: Clock, words: Say): string {
  if (clock.state === "paused") return words("sla.paused.short")
  if (clock.state === "met") return words("sla.met.short")
  if (clock.state === "none") return ""
  return (clock.state === "late" ? "+" : "") + span(words, clock.left)
}
