import { putBack } from "../composer/put-back.ts"
import { useCell } from "../data/cell.ts"
import { retry, takeBack } from "../data/outbox.ts"
import type { OutgoingMessage as Outgoing } from "../data/outgoing.ts"
import { prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { copyWhole } from "../frame/id4.tsx"
import { useOnline } from "../frame/online.ts"
import { refusalText } from "../frame/outcomes.ts"
import { clockTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { Body } from "./body.tsx"
import css from "./message.module.css"
import { OutgoingFiles } from "./outgoing-files.tsx"

/** A message on its way: shown in the frame in which it was sent, and there until the server has it. */
export function OutgoingMessage({ message }: { message: Outgoing }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { mode, body, state } = message
  const classes = [
    css.m,
    mode === "note" ? css.note : css.own,
    state === "failed" && css.failed,
    state === "stopped" && css.stopped,
  ]
  return (
    <article
      className={classes.filter(Boolean).join(" ")}
      data-message={message.id}
      data-state={state}
      tabIndex={-1}
    >
      <time className={css.time} dateTime={message.at}>
        {clockTime(locale, message.at)}
      </time>
      <div className={css.box}>
        {body !== "" && (
          <div className={css.body} dir="auto">
            {mode === "note" && (
              <div className={css.from}>
                <span className={css.tag}>
                  <Icon name="lock" size={14} />
                  {words("message.internal")}
                </span>
                <b>{words("message.you")}</b>
              </div>
            )}
            <Body text={body} />
          </div>
        )}
        <OutgoingFiles files={message.files} />
        <State message={message} />
      </div>
    </article>
  )
}

function State({ message }: { message: Outgoing }) {
  const words = useSay()
  const online = useOnline()
  const { state, problem, tries, body } = message
  const unsent = state === "failed" || state === "stopped" || tries > 0
  const glyph = state === "failed" || state === "stopped" ? "warning" : "clock"
  return (
    <span className={css.state}>
      <Icon name={glyph} size={14} />
      <span>
        {stateText()}
        {unsent && (
          <span className={css.acts}>
            {state !== "stopped" && (
              <button type="button" className="link" onClick={() => retry(message)}>
                {words("outgoing.retry")}
              </button>
            )}
            {state !== "waiting" && state !== "sending" && (
              <button type="button" className="link" onClick={() => putBack(takeBack(message))}>
                {words("outgoing.edit")}
              </button>
            )}
            <button
              type="button"
              className="link"
              onClick={() => void copyWhole(body, words("message.text"))}
            >
              {words("outgoing.copy")}
            </button>
          </span>
        )}
      </span>
    </span>
  )

  function stateText(): string {
    if (state === "failed" && problem) return `${words("outgoing.failed")} ${refusalText(problem)}`
    if (state === "stopped") return words("outgoing.stopped")
    if (!online) return words("outgoing.offline")
    return words(tries > 0 ? "outgoing.again" : "outgoing.sending")
  }
}
