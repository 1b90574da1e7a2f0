import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { eventLine } from "../conversation/event-line.ts"
import { mattersSince } from "../data/apply.ts"
import { useCell } from "../data/cell.ts"
import { outgoing } from "../data/outbox.ts"
import { prefs } from "../data/prefs.ts"
import { me, timelines } from "../data/state.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { clockTime } from "../frame/time.ts"
import { useStatusLabels } from "../inbox/status-labels.ts"
import { useNames } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import { heldBack } from "./send.ts"
import { stopOf } from "./stop.ts"
import css from "./stop-sheet.module.css"

/** A reply was stopped because somebody wrote meanwhile: what they wrote, and what to do with the reply. */
export function StopSheet({ id }: { id: string }) {
  const words = useSay()
  const held = useCell(heldBack.of(id))
  const waiting = useCell(outgoing.of(id))
  const timeline = useCell(timelines.of(id))
  const stop = stopOf(id, held, waiting)
  if (!stop || !timeline) return null
  const later = mattersSince(timeline, stop.basedOn, me.get()?.id ?? "")
  const news = timeline.events.filter((event) => stop.seqs.includes(event.seq) || later.includes(event))
  return (
    <section
      className={css.stop}
      role="alertdialog"
      aria-labelledby="stop-title"
      aria-describedby="stop-text"
    >
      <div className={css.head}>
        <Icon name="warning" size={20} />
        <div>
          <h2 id="stop-title">{words("stop.title", { n: news.length })}</h2>
          <p id="stop-text">{words("stop.text")}</p>
        </div>
        <IconButton icon="close" label={words("stop.edit")} keys="Esc" onPress={stop.edit} />
      </div>
      <ol className={css.news}>
        {news.map((event) => (
          <News key={event.seq} event={event} />
        ))}
      </ol>
      {/* Escape is taken where the focus is: one of these buttons has it. */}
      <div
        className={css.foot}
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === "Escape") stop.edit()
        }}
      >
        <Button look="primary" autoFocus onClick={stop.edit}>
          {words("stop.edit")}
        </Button>
        <Button onClick={stop.anyway}>{words("stop.anyway")}</Button>
        <span>{words("stop.kept")}</span>
        <Button look="danger" onClick={stop.discard}>
          {words("stop.discard")}
        </Button>
      </div>
    </section>
  )
}

function News({ event }: { event: TimelineEvent }) {
  const words = useSay()
  const names = useNames()
  const labels = useStatusLabels()
  const { locale } = useCell(prefs)
  const { message, actor } = event
  return (
    <li>
      <span className={css.sign} aria-hidden="true">
        {message ? "+" : "±"}
      </span>
      <time dateTime={event.at}>{clockTime(locale, event.at)}</time>
      {message ? (
        <p dir="auto">
          <b>{actor.name}</b> {words(message.kind === "note" ? "stop.noted" : "stop.wrote")}{" "}
          <span className={message.kind === "note" ? css.note : undefined}>
            {message.body ?? words("message.erased")}
          </span>
        </p>
      ) : (
        <p>{eventLine(event, words, { ...names, item: () => "", label: labels.name }).text}</p>
      )}
    </li>
  )
}
