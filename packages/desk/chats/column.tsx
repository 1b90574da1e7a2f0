import { memo, useEffect, useState } from "react"
import { Composer } from "../composer/composer.tsx"
import { beginWriting } from "../composer/mode.ts"
import { Log } from "../conversation/log.tsx"
import { Receipt } from "../conversation/receipt.tsx"
import { useOpen } from "../conversation/use-open.ts"
import { useReached } from "../conversation/use-reached.ts"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { openings, rows, timelines } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { goTo, openId } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { useSay } from "../words/words.ts"
import { ChatSheets, type SheetOf } from "./chat-sheets.tsx"
import css from "./column.module.css"
import { ColumnHead } from "./column-head.tsx"
import { ColumnState } from "./column-state.tsx"
import { partIn } from "./part-in.ts"
import { TypingLine } from "./typing-line.tsx"
import { toAnswer } from "./use-seats.ts"

/** One chat, whole: its head, how it stands, the log, who types, the composer. */
export const Column = memo(function Column({ id, isOnly }: { id: string; isOnly: boolean }) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const timeline = useCell(timelines.of(id))
  const opening = useCell(openings.of(id))
  const part = partIn(id, useCell(deskChats))
  const { state, readUpTo, again } = useOpen(id)
  const reached = useReached(id)
  const isOpen = useCell(openId) === id
  const [sheet, setSheet] = useState<SheetOf | null>(null)
  const isMine = part.as === "agent"
  useAction("reply", () => beginWriting(id, "reply"), isOpen && (isMine || part.as === "none"))
  useAction("note", () => beginWriting(id, "note"), isOpen)
  useAction("team", () => setSheet("transfer"), isOpen && isMine)
  useAction("resolve", () => setSheet("end"), isOpen && isMine)
  useAction("back", () => goTo(null), isOpen)
  useOwnFocus(id, isMine)
  const come = () => openId.set(id)
  return (
    <section
      className={isOpen && !isOnly ? `${css.column} ${css.open}` : css.column}
      aria-label={words("column.label", { name: row?.customerName ?? "…" })}
      data-column={id}
      onFocusCapture={come}
      onPointerDownCapture={come}
      onKeyDownCapture={come}
    >
      {row && <ColumnHead row={row} part={part} isOnly={isOnly} onSheet={setSheet} />}
      {row && <ColumnState id={id} row={row} part={part} onSheet={setSheet} />}
      {row && opening && <Receipt fields={opening.fields} of={row.customerName} />}
      {timeline ? (
        <Log
          timeline={timeline}
          readUpTo={readUpTo}
          name={row?.customerName ?? ""}
          lang={row?.locale ?? ""}
          reached={reached}
        />
      ) : (
        <div className={css.reading}>
          {state === "failed" || state === "missing" ? (
            <Empty
              title={words(`conversation.${state}`)}
              text={words(`conversation.${state}.next`)}
              action={state === "failed" && <Button onClick={again}>{words("retry")}</Button>}
            />
          ) : (
            <Skeleton lines={6} label={words("conversation.reading")} />
          )}
        </div>
      )}
      <TypingLine id={id} />
      {row && !row.mergedInto && (
        <Composer id={id} row={row} notesOnly={part.as === "watcher" || part.as === "passer-by"} />
      )}
      {row && sheet && <ChatSheets sheet={sheet} row={row} part={part} onClose={() => setSheet(null)} />}
    </section>
  )
})

/** Whoever has just taken a chat wants to answer: the cursor goes into it, unless they write elsewhere meanwhile. */
function useOwnFocus(id: string, isMine: boolean): void {
  const isWanted = useCell(toAnswer) === id
  const isReady = useCell(timelines.of(id)) !== null
  useEffect(() => {
    if (!isWanted || !isMine || !isReady) return
    toAnswer.set(null)
    if (innerWidth > 900 && !document.activeElement?.matches("input, textarea")) beginWriting(id, "reply")
  }, [id, isWanted, isMine, isReady])
}
