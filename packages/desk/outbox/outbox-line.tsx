import type { OutboxRow } from "@veridesk/contract/mail/outbox.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { useNow } from "../frame/now.ts"
import { age, exactTime } from "../frame/time.ts"
import css from "../mail/mail.module.css"
import { isWordKey, type Say, useSay } from "../words/words.ts"
import { shownState } from "./states.ts"

/** One mail that goes out: to whom, about what, and what became of it. */
export function OutboxLine(props: { row: OutboxRow; current: boolean; onOpen(): void }) {
  const { row, current, onOpen } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { recipients, conversation, writtenBy, queuedAt } = row
  const state = shownState(row)
  return (
    <li>
      <button type="button" aria-current={current} data-mail={row.id} onClick={onOpen}>
        <span className={css["line-head"]}>
          <b>
            <bdi dir="ltr">{recipients[0]?.address ?? "–"}</bdi>
            {recipients.length > 1 && ` +${recipients.length - 1}`}
          </b>
          <time dateTime={queuedAt} title={exactTime(locale, queuedAt)}>
            {age(queuedAt, now, { words, locale })}
          </time>
        </span>
        <span className={css.subject} dir="auto">
          {conversation ? `${conversation.number} · ${conversation.subject}` : kindName(words, row.kind)}
        </span>
        <span className={css["line-foot"]}>
          <Chip tone={state.tone}>{words(state.word)}</Chip>
          <span className={css.box}>
            {kindName(words, row.kind)}
            {writtenBy && ` ${words("outbox.by", { name: writtenBy.name })}`}
          </span>
        </span>
      </button>
    </li>
  )
}

/** A kind of mail by name; one that has none yet, by its key. */
export function kindName(words: Say, kind: string): string {
  const key = `outbox.kind.${kind}`
  return isWordKey(key) ? words(key) : kind
}
