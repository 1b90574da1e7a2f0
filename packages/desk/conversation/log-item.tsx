import { memo } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { clockTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { eventLine } from "./event-line.ts"
import type { Item } from "./items.ts"
import { JoinedBelow, JoinedLinks } from "./joined.tsx"
import { joinedAt } from "./joined-at.ts"
import { Day, EventLine } from "./lines.tsx"
import css from "./message.module.css"
import { Message } from "./message.tsx"
import { OutgoingMessage } from "./outgoing-message.tsx"
import { useEventNames } from "./use-event-names.ts"

/** One line of the log. */
export const LogItem = memo(function LogItem(props: {
  item: Item
  lang: string
  onUnfold(key: string): void
}) {
  const { item, lang, onUnfold } = props
  switch (item.is) {
    case "message":
      return <Message {...item} lang={lang} />
    case "outgoing":
      return <OutgoingMessage message={item.message} />
    case "event":
      return <OneLine event={item.event} lang={lang} />
    case "folded":
      return <Folded events={item.events} onUnfold={() => onUnfold(item.key)} />
    case "day":
      return <Day at={item.at} />
    case "new":
      return <NewMark />
  }
})

type OneEvent = Extract<Item, { is: "event" }>["event"]

/** An event; one that brings another ticket with it shows what was said there. */
function OneLine({ event, lang }: { event: OneEvent; lang: string }) {
  const joined = joinedAt(event)
  if (!joined) return <EventLine event={event} />
  return (
    <>
      <EventLine event={event}>
        <JoinedLinks joined={joined} />
      </EventLine>
      <JoinedBelow joined={joined} lang={lang} />
    </>
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

function NewMark() {
  const words = useSay()
  return (
    <div className={css.new} role="separator" aria-label={words("log.new")}>
      {words("log.new")}
    </div>
  )
}
