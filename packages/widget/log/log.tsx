import type { ComponentChildren } from "preact"
import { useEffect } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { Icon } from "../frame/icon.tsx"
import { useKeys } from "../frame/use-keys.ts"
import { useApp } from "../panel/app.ts"
import { type Item, itemsOf } from "./items.ts"
import { Message } from "./message.tsx"
import { moveAmong } from "./move-among.ts"
import { OutgoingMessage } from "./outgoing-message.tsx"
import { SealSlip } from "./seal-slip.tsx"
import { SystemLine } from "./system-line.tsx"
import { useStay } from "./use-stay.ts"

/** All that was said, with what is still on its way at its end. `above` stands before it and scrolls with it. */
export function Log({ above, below }: { above?: ComponentChildren; below?: ComponentChildren }) {
  const app = useApp()
  const { t, times, talk } = app
  const chat = useCell(talk.chat)
  const thread = useCell(talk.thread)
  const outgoing = useCell(talk.outbox.messages)
  const typing = useCell(talk.typing)
  const isShown = useCell(app.isShown)
  const mine = outgoing.filter(({ conversationId }) => conversationId === chat?.conversationId)
  const events = thread?.events ?? []
  const items = itemsOf({ events, outgoing: mine, chat, dayKey: times.dayKey })
  const come = events.filter(({ message }) => message?.side === "staff").length
  const { box, unseen, toEnd, isAtEnd } = useStay({
    count: come,
    own: mine.length,
    fromTop: above !== undefined && above !== false,
  })

  useKeys(box, moveAmong)
  useEffect(() => {
    const look = () => {
      if (isShown && !document.hidden && isAtEnd.current) talk.seen()
    }
    look()
    document.addEventListener("visibilitychange", look)
    return () => document.removeEventListener("visibilitychange", look)
  }, [talk, isAtEnd, events.length, isShown, unseen])

  return (
    <div class="log-place">
      <div class="body" ref={box} tabIndex={0} role="region" aria-label={t("log")}>
        {above}
        <ol class="log">
          {items.map((item) => (
            <Entry key={item.key} item={item} />
          ))}
        </ol>
        {typing && <p class="by typing">{t("typing", { name: typing })}</p>}
        {below}
      </div>
      {unseen > 0 && (
        <button type="button" class="btn news" onClick={toEnd}>
          {t("log.new", { n: unseen })}
          <Icon name="down" size="s" />
        </button>
      )}
    </div>
  )
}

function Entry({ item }: { item: Item }) {
  const { times } = useApp()
  switch (item.is) {
    case "day":
      return (
        <li class="day">
          {times.day(item.at)} · {times.zone}
        </li>
      )
    case "seal":
      return (
        <li class="m full">
          <SealSlip agent={item.agent} />
        </li>
      )
    case "line":
      return <SystemLine event={item.event} />
    case "message":
      return <Message {...item} />
    case "outgoing":
      return <OutgoingMessage {...item} />
  }
}
