import { useQuery } from "@tanstack/react-query"
import type { OutboxPage } from "@veridesk/contract/mail/outbox.ts"
import { useEffect, useRef } from "react"
import { call, Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { keyOf } from "../frame/actions.ts"
import { Icon } from "../frame/icon.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { useNow } from "../frame/now.ts"
import { tell, toasts } from "../frame/toasts.ts"
import { useAct } from "../frame/use-act.ts"
import { useAction } from "../frame/use-action.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { putWithdrawn } from "../outbox/put-withdrawn.ts"
import { withdrawReply } from "../outbox/server.ts"
import { useSay } from "../words/words.ts"
import css from "../mail/sign.module.css"

/** The mail is asked for a moment after the answer is stored; later than this it is no longer looked for. */
const LOOKS = 5
const LOOK_MS = 700

/** Under an answer just given: until when its mail waits, and the way to take it back. */
export function UndoReply({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  const words = useSay()
  const now = useNow("second")
  const { data: heldUntil } = useQuery({
    queryKey: ["held-until", messageId],
    queryFn: async () => {
      const asked = `conversation=${conversationId}&state=queued&limit=20`
      const page = await call<OutboxPage>("GET", `/api/desk/outbox?${asked}`)
      return page.rows.find((row) => row.messageId === messageId)?.heldUntil ?? null
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data || state.dataUpdateCount >= LOOKS ? false : LOOK_MS),
  })
  const requestId = useRequestId(messageId)
  const back = useAct(
    () => withdrawReply({ conversationId, messageId }, requestId),
    (taken) => {
      putWithdrawn(taken)
      tell(words("outbox.withdrawn"))
    },
  )
  /** What was done since and can be undone is undone first. */
  const isNewest = !useCell(toasts).some(({ undo }) => undo !== null)
  const left = heldUntil ? Math.ceil((Date.parse(heldUntil) - now) / 1000) : 0
  useAction("undo", () => back.run(messageId), left > 0 && isNewest)
  useUndoInEmptyField(() => back.run(messageId), left > 0 && isNewest)
  if (back.error instanceof Refused)
    return (
      <span className={css.undo} role="alert">
        <Icon name="warning" size={14} />
        {`${back.error.message} ${back.error.next}`}
      </span>
    )
  if (left <= 0) return null
  return (
    <span className={css.undo}>
      <Icon name="clock" size={14} />
      <span>
        {words("undo.goes", { n: left })}
        <span className={css.take}>
          <button
            type="button"
            className="link"
            aria-busy={back.busyWith !== null}
            onClick={() => back.run(messageId)}
          >
            {words(back.busyWith === null ? "undo.back" : "undo.going")}
            {isNewest && keyOf("undo") && (
              <>
                {" "}
                <Kbd>{keyOf("undo")}</Kbd>
              </>
            )}
          </button>
        </span>
      </span>
    </span>
  )
}

/** Whoever has just sent is still in the composer, which is empty: there the usual key for undoing does it. */
function useUndoInEmptyField(undo: () => void, on: boolean): void {
  const latest = useRef(undo)
  useEffect(() => {
    latest.current = undo
  })
  useEffect(() => {
    if (!on) return
    const heard = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z"
      if (!isUndo || !(event.target instanceof HTMLTextAreaElement) || event.target.value !== "") return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener("keydown", heard)
    return () => document.removeEventListener("keydown", heard)
  }, [on])
}
