import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { MailStatus } from "@veridesk/contract/mail/desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { useNow } from "../frame/now.ts"
import { age, ago, exactTime } from "../frame/time.ts"
import { mailStatusQuery } from "../mail/server.ts"
import { useSay } from "../words/words.ts"
import css from "./status.module.css"

const parts = ["conversation", "quarantine", "rejected", "waiting"] as const

/** The day's reckoning, as a sum that must come out, and how each way in is. */
export function StatusTile() {
  const words = useSay()
  const status = useQuery(mailStatusQuery)
  if (status.isError && !status.data) return <p className={css.hint}>{words("mail-status.failed")}</p>
  if (!status.data) return null
  return (
    <section className={css.tile} aria-label={words("mail-status.title")}>
      <Reckoning of={status.data} />
      <Ways ways={status.data.ways} />
    </section>
  )
}

function Reckoning({ of }: { of: MailStatus }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { today, unaccounted, oldestWaiting } = of
  const isBalanced = unaccounted === 0
  return (
    <div>
      <h2>{words("mail-status.title")}</h2>
      <dl className={css.sum}>
        <div>
          <dt>{words("mail-status.received")}</dt>
          <dd>{today.received.toLocaleString(locale)}</dd>
        </div>
        {parts.map((part, i) => (
          <div key={part}>
            <dt>
              {part === "quarantine" ? (
                <Link
                  className="link"
                  to="/mail/{-$tab}/{-$mail}"
                  params={{ tab: "quarantine", mail: undefined }}
                >
                  {words("mail-status.quarantine")}
                </Link>
              ) : (
                words(`mail-status.${part}`)
              )}
            </dt>
            <dd>
              <i aria-hidden="true">{i === 0 ? "=" : "+"}</i>
              {today[part].toLocaleString(locale)}
            </dd>
          </div>
        ))}
      </dl>
      <p className={isBalanced ? css.balanced : css.missing} role={isBalanced ? undefined : "alert"}>
        <Icon name={isBalanced ? "check-circle" : "warning"} />
        <span>
          <b>
            {isBalanced ? words("mail-status.balanced") : words("mail-status.missing", { n: unaccounted })}
          </b>
          {!isBalanced && <> {words("mail-status.missing.next")}</>}
        </span>
      </p>
      {oldestWaiting && (
        <p className={css.hint}>
          {words("mail-status.oldest", { age: ago(oldestWaiting, now, { words, locale }) })}
        </p>
      )}
    </div>
  )
}

const icons = { ok: "check-circle", late: "clock", down: "warning", off: "minus" } as const

function Ways({ ways }: Pick<MailStatus, "ways">) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  if (ways.length === 0) return null
  return (
    <div className={css.ways}>
      <h2>{words("mail-status.ways")}</h2>
      <table>
        <thead className="vh">
          <tr>
            <th scope="col">{words("mail-status.way")}</th>
            <th scope="col">{words("mail-status.state")}</th>
            <th scope="col">{words("mail-status.last")}</th>
          </tr>
        </thead>
        <tbody>
          {ways.map(({ way, mailbox, state, lastAt, note }, i) => (
            <tr key={i}>
              <th scope="row">
                {words(`mail.way.${way}`)}
                {mailbox && <bdi dir="ltr">{mailbox}</bdi>}
              </th>
              <td data-state={state}>
                <Icon name={icons[state]} size={14} />
                {words(`mail-status.state.${state}`)}
                {note && <small>{note}</small>}
              </td>
              <td>
                {lastAt ? (
                  <time dateTime={lastAt} title={exactTime(locale, lastAt)}>
                    {age(lastAt, now, { words, locale })}
                  </time>
                ) : (
                  words("mail-status.last.none")
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
