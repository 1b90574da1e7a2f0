import type { MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import { Link } from "@tanstack/react-router"
import { type FocusEvent, type ReactNode, Suspense, useState } from "react"
import { useCell } from "../data/cell.ts"
import { isLive } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"
import { me } from "../data/state.ts"
import { Icon } from "../frame/icon.tsx"
import { copyWhole } from "../frame/id4.tsx"
import { goTo, openId } from "../frame/place.ts"
import { clockTime, exactTime } from "../frame/time.ts"
import { isLetter } from "../macros/is-letter.ts"
import { MailOf, UndoReply } from "../mail/parts.ts"
import { type Say, useSay } from "../words/words.ts"
import { Attachments } from "./attachments.tsx"
import { Body } from "./body.tsx"
import css from "./message.module.css"
import { isFromOther, type Mark } from "./items.ts"
import { NoteEditor } from "./note-editor.tsx"
import type { PartOf } from "./parts.ts"
import { quote } from "./quote.ts"
import type { Returned } from "./returned.ts"

interface MessageProps {
  event: TimelineEvent
  message: MessageView
  continues: boolean
  movedTo?: PartOf
  mark?: Mark
  returned?: Returned
  /** The language the customer wrote in, for the right shapes of Han characters. */
  lang: string
}

/** One message: the customer's on one side, ours on the other, notes in amber across the whole page. */
export function Message({ event, message, continues, movedTo, mark, returned, lang }: MessageProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [editing, setEditing] = useState(false)
  const pointed = usePointed()
  const isNote = message.kind === "note"
  const side = isNote ? css.note : message.side === "customer" ? css.customer : css.own
  const shown = { at: clockTime(locale, event.at), exact: exactTime(locale, event.at) }
  return (
    <article
      className={`${css.m} ${side} ${continues ? css.continues : ""}`}
      tabIndex={-1}
      data-message={message.id}
      {...pointed.on}
    >
      <time className={css.time} dateTime={event.at} title={shown.exact}>
        {shown.at}
      </time>
      <div className={css.box}>
        <span className="vh">
          {words(isNote ? "message.note.by" : "message.by", { who: whoOf(event, words), at: shown.at })}
        </span>
        {!isNote && !continues && !isMine(event) && <From event={event} message={message} />}
        {editing ? (
          <NoteEditor
            conversationId={event.conversationId}
            message={message}
            onClose={() => setEditing(false)}
          />
        ) : (
          <ByMail event={event} messageId={message.id}>
            <MessageBody
              event={event}
              message={message}
              lang={message.side === "customer" ? lang : undefined}
            />
          </ByMail>
        )}
        <Attachments files={message.attachments} />
        {isLetter(event) && (
          <a
            className={css.state}
            href={`/api/desk/conversations/${event.conversationId}/letter?message=${message.id}`}
            target="_blank"
            rel="noreferrer"
          >
            {words("macro.print")}
          </a>
        )}
        {isFresh(event) && !message.withdrawnAt && (
          <Suspense fallback={null}>
            <UndoReply conversationId={event.conversationId} messageId={message.id} />
          </Suspense>
        )}
        {returned && <ReturnedMail of={returned} />}
        {message.withdrawnAt && <span className={css.state}>{words("message.withdrawn")}</span>}
        {movedTo && (
          <button type="button" className={`link ${css.state}`} onClick={() => goTo(movedTo.id)}>
            {words("split.moved", { number: movedTo.number })}
          </button>
        )}
        {typeof event.payload["via"] === "string" && (
          <span className={css.state}>{words("event.via", { number: event.payload["via"] })}</span>
        )}
        {mark && (
          <span className={css.state} data-mark={mark}>
            <Icon name={mark === "sent" ? "check" : "checks"} size={14} />
            {words(`mark.${mark}`)}
          </span>
        )}
        {message.editedAt && (
          <span className={css.state} title={exactTime(locale, message.editedAt)}>
            {words("message.edited", { at: clockTime(locale, message.editedAt) })}
          </span>
        )}
      </div>
      {pointed.now && <MessageBar event={event} message={message} onEdit={() => setEditing(true)} />}
    </article>
  )
}

/** Around what came by mail: who it really is from. The text itself waits for nothing. */
function ByMail(props: { event: TimelineEvent; messageId: string; children: ReactNode }) {
  if (!props.event.payload["mail"]) return props.children
  return (
    <Suspense fallback={props.children}>
      <MailOf {...props} />
    </Suspense>
  )
}

/** Whether one points at a message or has come to it; only then it carries its bar. */
function usePointed() {
  const [now, setNow] = useState(false)
  return {
    now,
    on: {
      // "Over", since "enter" is lost where something under a resting pointer went away.
      onPointerOver: () => setNow(true),
      onPointerLeave: () => setNow(false),
      onFocus: () => setNow(true),
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setNow(false)
      },
    },
  }
}

function From({ event, message }: { event: TimelineEvent; message: MessageView }) {
  const words = useSay()
  const isNote = message.kind === "note"
  return (
    <div className={css.from} aria-hidden="true">
      {isNote && (
        <span className={css.tag}>
          <Icon name="lock" size={14} />
          {words("message.internal")}
        </span>
      )}
      <b dir="auto">{isMine(event) ? words("message.you") : whoOf(event, words)}</b>
    </div>
  )
}

/** Whoever got a copy and answered writes on the customer's side, and is not the customer. */
function whoOf(event: TimelineEvent, words: Say): string {
  return isFromOther(event) ? words("message.other") : event.actor.name
}

function isMine(event: TimelineEvent): boolean {
  return event.actor.realm === "staff" && event.actor.id === me.get()?.id
}

/** So long a mail may wait at most before it goes out (ms). */
const LONGEST_HOLD_MS = 60_000

/** An answer of one's own, just given: it may still be taken back. */
function isFresh(event: TimelineEvent): boolean {
  return (
    event.kind === "conversation.replied" &&
    isMine(event) &&
    !isLive(event.conversationId) &&
    Date.now() - Date.parse(event.at) < LONGEST_HOLD_MS
  )
}

function MessageBody({
  event,
  message,
  lang,
}: {
  event: TimelineEvent
  message: MessageView
  lang?: string
}): ReactNode {
  const words = useSay()
  const { body, kind } = message
  const text = body === null ? words("message.erased") : <Body text={body} />
  if (body === "" && kind !== "note") return null
  return (
    <div className={body === null ? `${css.body} ${css.erased}` : css.body} lang={lang} dir="auto">
      {kind === "note" && <From event={event} message={message} />}
      {text}
    </div>
  )
}

/** The customer hasn't got it: said where it stands, with the way to mend it. */
function ReturnedMail({ of: { how, mailId } }: { of: Returned }) {
  const words = useSay()
  return (
    <span className={`${css.state} ${css.returned}`}>
      <Icon name="warning" size={14} />
      <span>
        {words("message.returned", { how })}
        <span className={css.acts}>
          <Link className="link" to="/mail/{-$tab}/{-$mail}" params={{ tab: "outbox", mail: mailId }}>
            {words("message.returned.see")}
          </Link>
        </span>
      </span>
    </span>
  )
}

/** What one can do with a message: quote, copy, and edit where it is a note of one's own. */
function MessageBar({
  event,
  message,
  onEdit,
}: {
  event: TimelineEvent
  message: MessageView
  onEdit(): void
}) {
  const words = useSay()
  const { body } = message
  if (!body) return null
  const person = me.get()
  const mayEdit =
    message.kind === "note" &&
    // Read in the place where a merged ticket goes on, it is not to be changed.
    event.conversationId === openId.get() &&
    person !== null &&
    (event.actor.id === person.id || !["agent", "auditor"].includes(person.role))
  return (
    <div className={css.bar} role="toolbar" aria-label={words("message.acts")}>
      <button
        type="button"
        title={words("message.quote")}
        onClick={() => quote(openId.get() ?? event.conversationId, body)}
      >
        <Icon name="reply" />
        <span className="vh">{words("message.quote")}</span>
      </button>
      <button
        type="button"
        title={words("message.copy")}
        onClick={() => void copyWhole(body, words("message.text"))}
      >
        <Icon name="copy" />
        <span className="vh">{words("message.copy")}</span>
      </button>
      {mayEdit && (
        <button type="button" title={words("message.edit")} onClick={onEdit}>
          <Icon name="edit" />
          <span className="vh">{words("message.edit")}</span>
        </button>
      )}
    </div>
  )
}
