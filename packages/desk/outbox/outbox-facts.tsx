import type { OutboxDetail } from "@veridesk/contract/mail/outbox.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { goTo } from "../frame/place.ts"
import { exactTime } from "../frame/time.ts"
import { Link } from "@tanstack/react-router"
import auth from "../mail/auth.module.css"
import css from "../mail/mail.module.css"
import { type Say, useSay } from "../words/words.ts"
import { shownState, whyText } from "./states.ts"

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
            {mail.recipients.map((one) => (
              <OneRecipient key={`${one.role} ${one.address}`} of={one} attempts={mail.attempts} />
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
        {mail.nextTryAt && (
          <>
            <dt>{words("outbox.fact.next")}</dt>
            <dd>{exactTime(locale, mail.nextTryAt)}</dd>
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

function OneRecipient({ of, attempts }: { of: OutboxDetail["recipients"][number]; attempts: number }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { role, address, state, at } = of
  const is = shownState({ state, attempts })
  return (
    <tr>
      <th scope="row">
        {words(`outbox.role.${role}`)}{" "}
        <bdi dir="ltr" className={css.code}>
          {address}
        </bdi>
      </th>
      <td>
        <Chip tone={is.tone}>{words(is.word)}</Chip>
      </td>
      <td>
        <small title={exactTime(locale, at)}>{saidOf(of, words)}</small>
      </td>
    </tr>
  )
}

/** With the far side's own code (RFC 3463) before it, where that isn't said in its words anyway. */
function saidOf({ status, why }: Pick<OutboxDetail["recipients"][number], "status" | "why">, words: Say) {
  const code = status && !why?.includes(status) ? status : null
  return [code, why && whyText(why, words)].filter(Boolean).join(" · ")
}
