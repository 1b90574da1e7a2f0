import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats, liveChats } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import type { DeskIcon } from "../frame/icon-names.ts"
import { clockTime } from "../frame/time.ts"
import { useNames } from "../inbox/views.ts"
import { say, useSay } from "../words/words.ts"
import { actIn } from "./acts.ts"
import type { SheetOf } from "./chat-sheets.tsx"
import css from "./column.module.css"
import type { PartIn } from "./part-in.ts"
import { useIdle } from "./use-idle.ts"
import { leaveSeat, toAnswer } from "./use-seats.ts"

/** How a chat stands, where that is out of the ordinary: watched, waiting, idle, paused, over. */
export function ColumnState(props: {
  id: string
  row: ConversationRow
  part: PartIn
  onSheet(sheet: SheetOf): void
}) {
  const { id, row, part, onSheet } = props
  const words = useSay()
  const isOffered = useCell(deskChats)?.offer?.chat.conversationId === id
  switch (part.as) {
    case "watcher":
      return (
        <Strip icon="show" text={words("watch.banner", { agent: part.agent })}>
          <Button small onClick={() => onSheet("take-over")}>
            {words("watch.take-over")}
          </Button>
        </Strip>
      )
    case "passer-by":
      return (
        <Strip icon="queue" text={words("watch.waiting", { n: part.chat.position })}>
          <Button
            small
            title={part.chat.position > 1 ? words("wait.take.hint") : undefined}
            onClick={() => {
              toAnswer.set(id)
              const act = isOffered ? ({ act: "accept" } as const) : ({ act: "take-over" } as const)
              void actIn(id, act, say("chats.took", { name: row.customerName }))
            }}
          >
            {words("wait.take")}
          </Button>
        </Strip>
      )
    case "agent":
      return (
        <>
          <Idle id={id} name={row.customerName} />
          <Conduct id={id} />
        </>
      )
    case "none":
      return <Over row={row} />
  }
}

/** The customer has been silent since our last word. */
function Idle({ id, name }: { id: string; name: string }) {
  const words = useSay()
  const left = useIdle(id)
  return left && <Strip icon="clock" text={words("idle.line", { time: left, name })} />
}

function Conduct({ id }: { id: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const chat = useCell(liveChats.of(id))
  if (!chat || chat.conduct === "none") return null
  const isPaused = chat.conduct === "paused" && chat.pausedUntil !== null
  return (
    <Strip
      icon="warning"
      tone="warn"
      text={
        isPaused && chat.pausedUntil
          ? words("conduct.paused", { time: clockTime(locale, chat.pausedUntil) })
          : words("conduct.warned")
      }
    >
      {isPaused && (
        <Button small onClick={() => void actIn(id, { act: "unpause" }, say("chat.did.unpause"))}>
          {words("chat.unpause")}
        </Button>
      )}
    </Strip>
  )
}

/** It was live here a moment ago, or one came to it by its address. */
function Over({ row }: { row: ConversationRow }) {
  const words = useSay()
  const names = useNames()
  const isKnown = useCell(deskChats) !== null
  if (!isKnown) return null
  const isElsewhere = row.assigneeId !== null && row.assigneeId !== me.get()?.id
  return (
    <Strip
      icon="info"
      text={
        isElsewhere
          ? words("column.handed-on", { name: names.staff(row.assigneeId) || "…" })
          : words("column.ended")
      }
    >
      <Button small onClick={() => leaveSeat(row.id)}>
        {words("column.close")}
      </Button>
    </Strip>
  )
}

function Strip(props: { icon: DeskIcon; text: string; tone?: "warn"; children?: ReactNode }) {
  const { icon, text, tone, children } = props
  return (
    <div className={tone ? `${css.strip} ${css.warn}` : css.strip}>
      <Icon name={icon} />
      <span>{text}</span>
      {children}
    </div>
  )
}
