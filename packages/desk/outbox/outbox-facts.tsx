import type { OutboxDetail } from "@veridesk/contract/mail/outbox.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { goTo } from "../frame/place.ts"
import { exactTime } from "../frame/time.ts"
import { Link } from "@tanstack/react-router"
import auth from "../mail/auth.module.css"
import css from "../mail/mail.module.css"
import { useSay } from "../words/words.ts"
import { tones } from "./states.ts"

/** To whom it went and what each one's server said, and by which marks it is found elsewhere. */
export function OutboxFacts({ mail }: { mail: OutboxDetail }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { conversation, mailbox, settledAt } = mail
  return (
    <>
      <section>
        <h3>{words("outbox.recipients")}</h3>
        <table className={auth.checks}>
          <thead className="vh">
            <tr>
              <th scope="col">{words("outbox.recipient")}</th>
              <th scope="col">{words("outbox.recipient.state")}</th>
            </tr>
          </thead>
          <tbody>
            {mail.recipients.map(({ role, address, state, status, why, at }) => (
              <tr key={`${role} ${address}`}>
                <th scope="row">
                  {words(`outbox.role.${role}`)}{" "}
                  <bdi dir="ltr" className={css.code}>
                    {address}
                  </bdi>
                </th>
                <td>
                  <Chip tone={tones[state]}>{words(`outbox.state.${state}`)}</Chip>
                </td>
                <td>
                  <small title={exactTime(locale, at)}>{[status, why].filter(Boolean).join(" · ")}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <dl className={css.facts}>
        {conversation && (
          <>
            <dt>{words("outbox.fact.ticket")}</dt>
            <dd>
              <Link
                className="link"
                to="/inbox/{-$id}"
                params={{ id: conversation.id }}
                onClick={() => goTo(conversation.id)}
              >
                {conversation.number}
              </Link>{" "}
              <bdi>{conversation.subject}</bdi>
            </dd>
          </>
        )}
        <dt>{words("outbox.fact.queued")}</dt>
        <dd>
          {exactTime(locale, mail.queuedAt)} ·{" "}
          {mail.writtenBy ? words("outbox.by", { name: mail.writtenBy.name }) : words("outbox.automatic")}
        </dd>
        {settledAt && (
          <>
            <dt>{words("outbox.fact.settled")}</dt>
            <dd>{exactTime(locale, settledAt)}</dd>
          </>
        )}
        <dt>{words("outbox.fact.attempts")}</dt>
        <dd>{mail.attempts}</dd>
        {mailbox && (
          <>
            <dt>{words("outbox.fact.mailbox")}</dt>
            <dd>
              <bdi dir="ltr" className={css.code}>
                {mailbox.address}
              </bdi>
            </dd>
          </>
        )}
        {mail.replaces && (
          <>
            <dt>{words("outbox.fact.replaces")}</dt>
            <dd>
              <Link
                className="link"
                to="/mail/{-$tab}/{-$mail}"
                params={{ tab: "outbox", mail: mail.replaces }}
              >
                {words("open")}
              </Link>
            </dd>
          </>
        )}
        <dt>{words("outbox.fact.rfc-id")}</dt>
        <dd>
          <bdi dir="ltr" className={css.code}>
            {mail.rfcId}
          </bdi>
        </dd>
      </dl>
    </>
  )
}
