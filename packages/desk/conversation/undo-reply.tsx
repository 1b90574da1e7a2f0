import { useQuery } from "@tanstack/react-query"
import type { OutboxPage } from "@veridesk/contract/mail/outbox.ts"
import { call, Refused } from "../data/api.ts"
import { Icon } from "../frame/icon.tsx"
import { useNow } from "../frame/now.ts"
import { tell } from "../frame/toasts.ts"
import { useAct } from "../frame/use-act.ts"
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
  const left = heldUntil ? Math.ceil((Date.parse(heldUntil) - now) / 1000) : 0
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
          </button>
        </span>
      </span>
    </span>
  )
}
