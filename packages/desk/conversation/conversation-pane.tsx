import { type DragEvent, memo, Suspense, useState } from "react"
import { addFiles } from "../composer/add-files.ts"
import { Composer } from "../composer/composer.tsx"
import { useCell } from "../data/cell.ts"
import { openings, rows, timelines } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Perforation, Skeleton } from "../frame/paper.tsx"
import { part } from "../frame/part.tsx"
import { asking, holding, mergingSheet } from "../frame/place.ts"
import { HoldSheet } from "../mail/parts.ts"
import { useSay, withChatTexts } from "../words/words.ts"
import { useConversationKeys } from "./conversation-keys.ts"
import css from "./conversation-pane.module.css"
import { Head } from "./head.tsx"
import { isHeld } from "./is-held.ts"
import { Log } from "./log.tsx"
import { Receipt } from "./receipt.tsx"
import { useOpen } from "./use-open.ts"
import { useReached } from "./use-reached.ts"

const LiveStrip = part(() => withChatTexts(import("../chats/live-strip.tsx")).then((m) => m.LiveStrip))
const AskSheet = part(() => import("../requests/ask-sheet.tsx").then((m) => m.AskSheet))
const MergedBanner = part(() => import("../merging/merged-banner.tsx").then((m) => m.MergedBanner))
const MergingSheets = part(() => import("../merging/merging-sheets.tsx").then((m) => m.MergingSheets))

/** The open conversation: its head, what was filed, the log, the composer. Files may be dropped anywhere on it. */
export const ConversationPane = memo(function ConversationPane({ id }: { id: string | null }) {
  const words = useSay()
  if (!id)
    return (
      <main className={css.conv} aria-label={words("conversation.label")}>
        <div className={css.empty}>
          <Icon name="ticket" size={24} />
          <p>{words("conversation.none")}</p>
        </div>
      </main>
    )
  return <Opened id={id} />
})

function Opened({ id }: { id: string }) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const timeline = useCell(timelines.of(id))
  const opening = useCell(openings.of(id))
  const { state, readUpTo, again } = useOpen(id)
  const reached = useReached(id)
  const drop = useDrop(id)
  const wanted = useCell(asking)
  const hold = useCell(holding)
  useConversationKeys(id)
  const sheet = useCell(mergingSheet)
  return (
    <main className={css.conv} aria-label={words("conversation.label")} {...drop.on}>
      {row && <Head row={row} held={isHeld(opening, timeline)} />}
      <Perforation />
      {opening && <Receipt key={`receipt-${id}`} fields={opening.fields} />}
      {timeline ? (
        <Log
          key={`log-${id}`}
          timeline={timeline}
          readUpTo={readUpTo}
          name={row?.customerName ?? ""}
          lang={row?.locale ?? ""}
          reached={reached}
        />
      ) : (
        <div className={css.reading}>
          {state === "failed" ? (
            <Empty
              title={words("conversation.failed")}
              text={words("conversation.failed.next")}
              action={<Button onClick={again}>{words("retry")}</Button>}
            />
          ) : state === "missing" ? (
            <Empty title={words("conversation.missing")} text={words("conversation.missing.next")} />
          ) : (
            <Skeleton lines={6} label={words("conversation.reading")} />
          )}
        </div>
      )}
      {reached && (
        <Suspense fallback={null}>
          <LiveStrip id={id} />
        </Suspense>
      )}
      {row?.mergedInto ? (
        <Suspense fallback={null}>
          <MergedBanner row={row} into={row.mergedInto} />
        </Suspense>
      ) : (
        row && <Composer id={id} row={row} />
      )}
      {sheet && (
        <Suspense fallback={null}>
          <MergingSheets which={sheet} id={id} onClose={() => mergingSheet.set(null)} />
        </Suspense>
      )}
      {row && !row.mergedInto && wanted === id && (
        <Suspense fallback={null}>
          <AskSheet id={id} name={row.customerName} onClose={() => asking.set(null)} />
        </Suspense>
      )}
      {hold === id && (
        <Suspense fallback={null}>
          <HoldSheet conversationId={id} onClose={() => holding.set(null)} />
        </Suspense>
      )}
      {drop.over && <div className={css.dropping}>{words("attach.drop")}</div>}
    </main>
  )
}

function useDrop(id: string) {
  const [over, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files")
  return {
    over,
    on: {
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave(event: DragEvent) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop(event: DragEvent) {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        addFiles(id, [...event.dataTransfer.files])
      },
    },
  }
}
