import type { MailDetail } from "@veridesk/contract/mail/desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { exactTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"
import { People, Person } from "./person.tsx"

/** The head of a mail, as it should be read: addresses always in full, and where answers would really go. */
export function MailFacts({ mail }: { mail: MailDetail }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { from, replyTo, to, cc, sentAt, receivedAt, mailbox, firstSeenAt, kind, marks } = mail
  const isElsewhere = replyTo.some(({ address }) => address !== from.address)
  return (
    <dl className={css.facts}>
      <dt>{words("mail.fact.from")}</dt>
      <dd>
        <Person person={from} />
      </dd>
      {isElsewhere && (
        <>
          <dt>{words("mail.fact.reply-to")}</dt>
          <dd className={css.odd}>
            <People people={replyTo} />
          </dd>
        </>
      )}
      <dt>{words("mail.fact.to")}</dt>
      <dd>
        <People people={to} />
      </dd>
      {cc.length > 0 && (
        <>
          <dt>{words("mail.fact.cc")}</dt>
          <dd>
            <People people={cc} />
          </dd>
        </>
      )}
      <dt>{words("mail.fact.mailbox")}</dt>
      <dd>
        <bdi dir="ltr" className={css.code}>
          {mailbox.address}
        </bdi>
      </dd>
      <dt>{words("mail.fact.sent")}</dt>
      <dd>{sentAt ? exactTime(locale, sentAt) : words("mail.fact.sent.none")}</dd>
      <dt>{words("mail.fact.received")}</dt>
      <dd>{exactTime(locale, receivedAt)}</dd>
      <dt>{words("mail.fact.known")}</dt>
      <dd>{firstSeenAt ? exactTime(locale, firstSeenAt) : words("mail.fact.known.first")}</dd>
      {(kind !== "person" || marks.length > 0) && (
        <>
          <dt>{words("mail.marks")}</dt>
          <dd>
            {[
              ...(kind === "person" ? [] : [words(`mail.kind.${kind}`)]),
              ...marks.map((mark) => words(`mail.mark.${mark}`)),
            ].join(" · ")}
          </dd>
        </>
      )}
    </dl>
  )
}
