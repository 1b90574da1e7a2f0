import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { type Item, itemsOf } from "../conversation/items.ts"
import { Day, EventLine } from "../conversation/lines.tsx"
import { Message } from "../conversation/message.tsx"
import { applyAll, emptyTimeline, fromPage } from "../data/apply.ts"
import { me } from "../data/state.ts"
import { SectionState } from "../panel/section-state.tsx"
import { useSay } from "../words/words.ts"
import css from "./merging.module.css"
import { carriedQuery, mergedQuery } from "./server.ts"

const nothing: ReadonlySet<string> = new Set()

/** What was said in another ticket, read in place: of a merged one its newest, of a split one what went along. */
export function JoinedThread(props: { of: "merged" | "carried"; id: string; number: string; lang: string }) {
  const { of, id, number, lang } = props
  const words = useSay()
  const { data, isError, refetch } = useQuery(of === "merged" ? mergedQuery(id) : carriedQuery(id))
  const items = useMemo(() => {
    const [first] = data?.events ?? []
    if (!data || !first) return []
    // What was carried along has holes between: each message is a timeline of its own.
    const timelines =
      of === "merged"
        ? [fromPage(first.conversationId, data.events, data.more)]
        : data.events.map((event) =>
            applyAll({ ...emptyTimeline(event.conversationId), cursor: event.seq - 1 }, [event]),
          )
    const myId = me.get()?.id ?? ""
    return timelines.flatMap((timeline) =>
      itemsOf({ timeline, outgoing: [], readUpTo: null, unfolded: nothing, myId }),
    )
  }, [data, of])
  if (!data) return <SectionState failed={isError} onRetry={() => void refetch()} />
  return (
    <section className={css.joined} aria-label={words("joined.label", { number })}>
      {items.length === 0 && <p className={css.none}>{words("joined.none")}</p>}
      {data.more && <p className={css.none}>{words("joined.newest")}</p>}
      <ol>
        {items.map((item) => (
          <li key={`${item.is}-${item.key}`}>
            <Line item={item} lang={lang} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A line of it. What is tied to that ticket itself is named, and read there. */
function Line({ item, lang }: { item: Item; lang: string }) {
  switch (item.is) {
    case "message":
      return <Message {...item} lang={lang} />
    case "day":
      return <Day at={item.at} />
    case "event":
      return <EventLine event={item.event} />
    case "folded":
      return item.events.map((event) => <EventLine key={event.seq} event={event} />)
    default:
      return null
  }
}
