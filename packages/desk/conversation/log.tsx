import { useVirtualizer } from "@tanstack/react-virtual"
import { useCallback, useMemo, useRef, useState } from "react"
import type { Timeline } from "../data/apply.ts"
import { useCell } from "../data/cell.ts"
import { outgoing } from "../data/outbox.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { openId } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import { Announcer } from "./announcer.tsx"
import { guessHeight } from "./guess-height.ts"
import { itemsOf, type Reached } from "./items.ts"
import css from "./log.module.css"
import { LogItem } from "./log-item.tsx"
import { useMessageKeys } from "./message-keys.ts"
import { useEarlier } from "./use-earlier.ts"
import { END_PX, useEnd } from "./use-end.ts"

/** The timeline as a ledger page; virtual, so that ten thousand messages cost what thirty do. */
export function Log({
  timeline,
  readUpTo,
  name,
  lang,
  reached = null,
}: {
  timeline: Timeline
  readUpTo: number
  name: string
  lang: string
  reached?: Reached | null
}) {
  const words = useSay()
  const waiting = useCell(outgoing.of(timeline.conversationId))
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const myId = me.get()?.id ?? ""
  const items = useMemo(() => {
    const messages = waiting.flatMap((item) => (item.kind === "message" ? [item] : []))
    return itemsOf({ timeline, outgoing: messages, readUpTo, unfolded, myId, reached })
  }, [timeline, waiting, readUpTo, unfolded, myId, reached])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => guessHeight(items[i]),
    getItemKey: (i) => items[i]?.key ?? i,
    overscan: 6,
    paddingStart: 8,
    paddingEnd: 16,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    initialOffset: Number.MAX_SAFE_INTEGER,
  })
  const end = useEnd(items.length, scroller, virtual)
  const isOpen = useCell(openId) === timeline.conversationId
  useMessageKeys(items, virtual, { scroller, on: isOpen })
  const older = useEarlier(timeline, scroller)
  const unfold = useCallback((key: string) => setUnfolded((open) => new Set([...open, key])), [])

  return (
    <div className={css.wrap}>
      <Announcer timeline={timeline} />
      <div
        ref={scroller}
        className={css.log}
        role="log"
        aria-live="off"
        aria-label={words("log.label", { name })}
        tabIndex={0}
        onScroll={(event) => {
          end.look()
          older.look(event.currentTarget)
        }}
      >
        {timeline.earlier && (
          <div className={css.earlier}>
            <Button small look="quiet" onClick={older.read}>
              {words(older.failed ? "log.earlier.failed" : "log.earlier")}
            </Button>
          </div>
        )}
        <ol className={css.page} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const shown = items[item.index]
            if (!shown) return null
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={css.item}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <LogItem item={shown} lang={lang} onUnfold={unfold} />
              </li>
            )
          })}
        </ol>
      </div>
      {end.away && (
        <button type="button" className={css.pill} onClick={() => virtual.scrollToEnd()}>
          {end.missed > 0 ? words("log.missed", { n: end.missed }) : words("log.to-end")}
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}
