import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { clockTime, dayName, exactTime, zoneName } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { eventLine } from "./event-line.ts"
import css from "./message.module.css"
import { useEventNames } from "./use-event-names.ts"

/** An event as one line: when, a picture, a sentence, and what one can do about it. */
export function EventLine({ event, children }: { event: TimelineEvent; children?: ReactNode }) {
  const words = useSay()
  const names = useEventNames(event)
  const { locale } = useCell(prefs)
  const { icon, text } = eventLine(event, words, names)
  return (
    <div className={css.line}>
      <time dateTime={event.at} title={exactTime(locale, event.at)}>
        {clockTime(locale, event.at)}
      </time>
      <div>
        <Icon name={icon} size={14} />
        <span>
          {text}
          {children}
        </span>
      </div>
    </div>
  )
}

export function Day({ at }: { at: string }) {
  const { locale } = useCell(prefs)
  return (
    <div className={`${css.line} ${css.day}`}>
      <span />
      <div>
        {dayName(locale, at)}, {zoneName(locale, new Date(at))}
      </div>
    </div>
  )
}
