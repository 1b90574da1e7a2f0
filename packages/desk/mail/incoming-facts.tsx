import type { IncomingDetail } from "@veridesk/contract/mail/desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { sizeText } from "../conversation/size-text.ts"
import { Icon } from "../frame/icon.tsx"
import { Id4 } from "../frame/id4.tsx"
import { exactTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"
import { Person } from "./person.tsx"

/** What is known of a mail beside what it says. */
export function IncomingFacts({ mail }: { mail: IncomingDetail }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <dl className={css.facts}>
      <dt>{words("mail.fact.from")}</dt>
      <dd>
        <Person person={mail.from} />
      </dd>
      <dt>{words("mail.fact.mailbox")}</dt>
      <dd>
        {mail.mailbox ? (
          <bdi dir="ltr" className={css.code}>
            {mail.mailbox.address}
          </bdi>
        ) : (
          words("mail.fact.mailbox.none")
        )}
      </dd>
      <dt>{words("mail.fact.received")}</dt>
      <dd>
        {exactTime(locale, mail.receivedAt)} · {words(`mail.way.${mail.way}`)}
      </dd>
      <dt>{words("mail.fact.size")}</dt>
      <dd>{sizeText(mail.size)}</dd>
      {mail.marks.length > 0 && (
        <>
          <dt>{words("mail.marks")}</dt>
          <dd>{mail.marks.map((mark) => words(`mail.mark.${mark}`)).join(" · ")}</dd>
        </>
      )}
      <dt>{words("mail.envelope")}</dt>
      <dd>
        <details className={css.more}>
          <summary>
            <bdi dir="ltr" className={css.code}>
              {mail.envelope.from || mail.envelope.helo || mail.envelope.ip || "–"}
            </bdi>
            <Icon name="down" size={14} />
          </summary>
          <Envelope mail={mail} />
        </details>
      </dd>
    </dl>
  )
}

function Envelope({ mail: { envelope, sha256, attempts } }: { mail: IncomingDetail }) {
  const words = useSay()
  const sender =
    envelope.from === null
      ? words("mail.envelope.from.unknown")
      : envelope.from || words("mail.envelope.from.null")
  return (
    <dl className={css.facts}>
      <dt>{words("mail.envelope.from")}</dt>
      <dd className={envelope.from ? css.code : undefined}>{sender}</dd>
      <dt>{words("mail.envelope.to")}</dt>
      <dd className={css.code}>{envelope.to.join(", ") || "–"}</dd>
      <dt>{words("mail.envelope.ip")}</dt>
      <dd className={css.code}>{envelope.ip ?? "–"}</dd>
      <dt>{words("mail.envelope.helo")}</dt>
      <dd className={css.code}>{envelope.helo ?? "–"}</dd>
      <dt>{words("mail.envelope.tls")}</dt>
      <dd>{words(envelope.tls ? "mail.yes" : "mail.no")}</dd>
      <dt>{words("mail.fact.attempts")}</dt>
      <dd>{attempts}</dd>
      <dt>{words("mail.fact.sha256")}</dt>
      <dd>
        <Id4 value={sha256} small />
      </dd>
    </dl>
  )
}
