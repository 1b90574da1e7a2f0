import type { IncomingRow } from "@veridesk/contract/mail/desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { useNow } from "../frame/now.ts"
import { age, exactTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"
import { isDanger } from "./reason.ts"

/** One mail in the list: who says they wrote it, about what, and why it is here. */
export function IncomingLine(props: { row: IncomingRow; current: boolean; onOpen(): void }) {
  const { row, current, onOpen } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { from, subject, reason, receivedAt, mailbox } = row
  return (
    <li>
      <button type="button" aria-current={current} data-mail={row.id} onClick={onOpen}>
        <span className={css["line-head"]}>
          <b>
            <bdi>{from ? from.name || from.address : words("mail.no-sender")}</bdi>
          </b>
          <time dateTime={receivedAt} title={exactTime(locale, receivedAt)}>
            {age(receivedAt, now, { words, locale })}
          </time>
        </span>
        <span className={css.subject} dir="auto">
          {subject || words("mail.no-subject")}
        </span>
        <span className={css["line-foot"]}>
          {reason && <Chip tone={isDanger(reason) ? "risk" : "warn"}>{words(`mail.reason.${reason}`)}</Chip>}
          {mailbox && (
            <bdi dir="ltr" className={css.box}>
              {mailbox.address}
            </bdi>
          )}
        </span>
      </button>
    </li>
  )
}
