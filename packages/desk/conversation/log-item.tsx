import { useQuery } from "@tanstack/react-query"
import { memo } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { requestsQuery } from "../data/queries.ts"
import { Icon } from "../frame/icon.tsx"
import { clockTime, dayName, exactTime, zoneName } from "../frame/time.ts"
import { useNames } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import { eventLine } from "./event-line.ts"
import type { Item } from "./items.ts"
import css from "./message.module.css"
import { Message } from "./message.tsx"
import { OutgoingMessage } from "./outgoing-message.tsx"

/** One line of the log. */
export const LogItem = memo(function LogItem(props: {
  item: Item
  lang: string
  onUnfold(key: string): void
}) {
  const { item, lang, onUnfold } = props
  switch (item.is) {
    case "message":
      return <Message event={item.event} message={item.message} continues={item.continues} lang={lang} />
    case "outgoing":
      return <OutgoingMessage message={item.message} />
    case "event":
      return <EventLine event={item.event} />
    case "folded":
      return <Folded events={item.events} onUnfold={() => onUnfold(item.key)} />
    case "day":
      return <Day at={item.at} />
    case "new":
      return <NewMark />
  }
})

type OneEvent = Extract<Item, { is: "event" }>["event"]

/** Names that an event's sentence needs; what was asked for is read only where an event is about it. */
function useEventNames(event: OneEvent | undefined) {
  const names = useNames()
  const { data } = useQuery({
    ...requestsQuery(event?.conversationId ?? ""),
    enabled: event?.kind.startsWith("document.") === true,
  })
  return { ...names, item: (id: string) => data?.items.find((item) => item.id === id)?.title ?? "" }
}

function EventLine({ event }: { event: OneEvent }) {
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
        <span>{text}</span>
      </div>
    </div>
  )
}

function Folded({ events, onUnfold }: { events: readonly OneEvent[]; onUnfold(): void }) {
  const words = useSay()
  const last = events.at(-1)
  const names = useEventNames(last)
  const { locale } = useCell(prefs)
  if (!last) return null
  return (
    <div className={css.line}>
      <time dateTime={last.at}>{clockTime(locale, last.at)}</time>
      <div>
        <Icon name={eventLine(last, words, names).icon} size={14} />
        <span>
          {eventLine(last, words, names).text}{" "}
          <button type="button" className="link" onClick={onUnfold}>
            {words("log.unfold", { n: events.length - 1 })}
          </button>
        </span>
      </div>
    </div>
  )
}

function Day({ at }: { at: string }) {
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

function NewMark() {
  const words = useSay()
  return (
    <div className={css.new} role="separator" aria-label={words("log.new")}>
      {words("log.new")}
    </div>
  )
}
