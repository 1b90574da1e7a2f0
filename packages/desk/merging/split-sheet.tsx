import type { MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import { useMemo, useState } from "react"
import { partsOf } from "../conversation/parts.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { rows, timelines } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { goTo } from "../frame/place.ts"
import { Sheet } from "../frame/sheet.tsx"
import { clockTime, dayName } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { takeSplitBack } from "./acts.ts"
import css from "./merging.module.css"
import { readTiesAgain, split } from "./server.ts"
import { useRequestId } from "./use-request-id.ts"

/** Which messages become a ticket of their own, and what it is about. */
export function SplitSheet({ id, onClose }: { id: string; onClose(): void }) {
  const words = useSay()
  const { subject, set: setSubject } = useSubject(id)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const requestId = useRequestId(`${chosen.join()} ${subject}`)
  const { busy, error, run } = useSubmit(
    () => split(id, { requestId, messageIds: [...chosen], subject: subject.trim() }),
    (part) => {
      onClose()
      readTiesAgain(id)
      goTo(part.conversationId)
      tell(words("split.done", { number: part.number }), {
        undo: () =>
          void takeSplitBack({ id: part.conversationId }, { id, number: rows.get(id)?.number ?? "" }),
      })
    },
  )
  const ready = chosen.length > 0 && subject.trim() !== "" && !busy
  return (
    <Sheet
      wide
      title={words("split.title")}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" aria-disabled={!ready} onClick={() => ready && run()}>
            {busy ? words("split.busy") : words("split.go", { n: chosen.length })}
          </Button>
          <Button onClick={onClose}>{words("cancel")}</Button>
        </>
      }
    >
      <p>{words("split.text")}</p>
      <FormFault error={error} />
      <Choices
        id={id}
        chosen={chosen}
        onToggle={(message) =>
          setChosen((now) =>
            now.includes(message) ? now.filter((other) => other !== message) : [...now, message],
          )
        }
      />
      <Field
        label={words("split.subject")}
        value={subject}
        maxLength={120}
        onChange={(event) => setSubject(event.target.value)}
      />
    </Sheet>
  )
}

function useSubject(id: string) {
  const [subject, set] = useState(() => rows.get(id)?.subject ?? "")
  return { subject, set }
}

function Choices(props: { id: string; chosen: readonly string[]; onToggle(messageId: string): void }) {
  const { id, chosen, onToggle } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const messages = useSplittable(id)
  return (
    <fieldset className={css.choices}>
      <legend>{words("split.messages")}</legend>
      {messages.length === 0 && <p className={css.none}>{words("split.none")}</p>}
      {messages.map(({ event, message }) => (
        <label key={message.id} className={css.message}>
          <input
            type="checkbox"
            checked={chosen.includes(message.id)}
            onChange={() => onToggle(message.id)}
          />
          <small>
            <b dir="auto">{event.actor.name}</b> {dayName(locale, event.at)}, {clockTime(locale, event.at)}
          </small>
          <span dir="auto">{message.body || words("split.file")}</span>
        </label>
      ))}
    </fieldset>
  )
}

function useSplittable(id: string): { event: TimelineEvent; message: MessageView }[] {
  const timeline = useCell(timelines.of(id))
  return useMemo(() => {
    if (!timeline) return []
    const elsewhere = partsOf(timeline)
    return timeline.events.flatMap((event) => {
      const message = event.message && timeline.messages.get(event.message.id)
      if (!message || message.body === null || event.kind.endsWith(".edited") || elsewhere.has(message.id))
        return []
      return [{ event, message }]
    })
  }, [timeline])
}
