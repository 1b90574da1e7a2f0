import type { FoundMail } from "@veridesk/contract/mail/find.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { exactTime, wholeTime } from "../frame/time.ts"
import css from "../mail/mail.module.css"
import { useSay } from "../words/words.ts"
import own from "./archive.module.css"
import { endOf } from "./ends.ts"

/** One mail of the archive: which way it went, who, about what, when, and where it is now. */
export function ArchiveLine(props: { row: FoundMail; current: boolean; onOpen(): void }) {
  const { row, current, onOpen } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const { way, name, address, subject, at, ended, held, number } = row
  const end = endOf(words, ended)
  return (
    <li>
      <button type="button" aria-current={current} data-mail={row.id} onClick={onOpen}>
        <span className={css["line-head"]}>
          <b className={own.who}>
            <Icon name={way === "in" ? "deposit" : "withdrawal"} size={14} />
            <span className="vh">{words(`archive.way.${way}`)} </span>
            <bdi>{name || address || words("mail.no-sender")}</bdi>
          </b>
          <time dateTime={at} title={exactTime(locale, at)}>
            {wholeTime(locale, at, "minutes")}
          </time>
        </span>
        <span className={css.subject} dir="auto">
          {subject || words("mail.no-subject")}
        </span>
        <span className={css["line-foot"]}>
          <Chip tone={end.tone}>{end.text}</Chip>
          {held && (
            <Chip tone="info" icon="lock">
              {words("head.held")}
            </Chip>
          )}
          <span className={css.box}>
            {number}
            {name !== "" && (
              <>
                {number && " · "}
                <bdi dir="ltr">{address}</bdi>
              </>
            )}
          </span>
        </span>
      </button>
    </li>
  )
}
