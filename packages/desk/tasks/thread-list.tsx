import { newId } from "@veridesk/contract/ids.ts"
import type { SideThreadView } from "@veridesk/contract/tasks.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { setSideThread, writeInSideThread } from "../data/side-work.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useNames } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import css from "./work.module.css"

/** Threads beside the ticket, each to unfold, read and go on with. */
export function ThreadList(props: { threads: SideThreadView[]; mayWrite: boolean; onChanged(): void }) {
  const words = useSay()
  const names = useNames()
  if (props.threads.length === 0) return null
  return (
    <ul className={css.list}>
      {props.threads.map((thread) => (
        <li key={thread.id}>
          <details className={css.thread}>
            <summary>
              <span dir="auto">{thread.subject}</span>
              <small>
                {thread.address ?? names.team(thread.teamId)} · {words(`thread.${thread.state}`)}
              </small>
            </summary>
            <Thread thread={thread} mayWrite={props.mayWrite} onChanged={props.onChanged} />
          </details>
        </li>
      ))}
    </ul>
  )
}

function Thread({
  thread,
  mayWrite,
  onChanged,
}: {
  thread: SideThreadView
  mayWrite: boolean
  onChanged(): void
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [body, setBody] = useState("")
  // The id goes with the text: a second try of the same words is the same message.
  const [messageId, setMessageId] = useState(newId)
  const form = useSubmit(
    () => writeInSideThread(thread.id, { messageId, body }),
    () => {
      setBody("")
      setMessageId(newId())
      onChanged()
    },
  )
  const toggle = useSubmit(
    () => setSideThread(thread.id, thread.state === "closed" ? "reopen" : "close"),
    onChanged,
  )
  return (
    <>
      <ol className={css.messages}>
        {thread.messages.map((message) => (
          <li key={message.id}>
            <small>
              <b>{message.author ?? thread.address ?? words("thread.outside")}</b>{" "}
              <time dateTime={message.at}>{wholeTime(locale, message.at, "minutes")}</time>
            </small>
            <p dir="auto">{message.body ?? words("thread.erased")}</p>
          </li>
        ))}
      </ol>
      {mayWrite && (
        <form onSubmit={form.onSubmit} className={css.write}>
          <FormFault error={form.error ?? toggle.error} />
          <textarea
            rows={3}
            value={body}
            maxLength={20_000}
            aria-label={words("thread.write")}
            placeholder={words("thread.write")}
            onChange={(event) => setBody(event.target.value)}
          />
          <div className={css.acts}>
            <Button small type="submit" disabled={body.trim() === ""} aria-busy={form.busy}>
              {words("thread.send")}
            </Button>
            <Button small onClick={toggle.run}>
              {words(thread.state === "closed" ? "thread.reopen" : "thread.close")}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
