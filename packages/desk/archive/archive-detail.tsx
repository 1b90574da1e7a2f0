import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import type { ArchivedMail } from "@veridesk/contract/mail/find.ts"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { goTo } from "../frame/place.ts"
import { exactTime } from "../frame/time.ts"
import { AuthenticityPanel } from "../mail/authenticity.tsx"
import { FileList } from "../mail/file-list.tsx"
import { IncomingFacts } from "../mail/incoming-facts.tsx"
import css from "../mail/mail.module.css"
import { MailViews } from "../mail/mail-views.tsx"
import { OpenedHeading } from "../mail/opened-heading.tsx"
import { rawOfIncoming } from "../mail/server.ts"
import { Whole } from "../mail/whole-mail.tsx"
import { OutboxFacts } from "../outbox/outbox-facts.tsx"
import { SentText } from "../outbox/sent-text.tsx"
import { useSay } from "../words/words.ts"
import { ArchiveActs } from "./archive-acts.tsx"
import own from "./archive.module.css"
import { archivedQuery } from "./server.ts"

/** One mail of the archive: what holds it, what can be done, what it says, and who has looked at it. */
export function ArchiveDetail({ id, onBack }: { id: string; onBack(): void }) {
  const words = useSay()
  const opened = useQuery(archivedQuery(id))
  const mail = opened.data
  return (
    <div className={css.detail}>
      <button type="button" className={`link ${css.back}`} onClick={onBack}>
        <Icon name="back" />
        {words("mail.back")}
      </button>
      {opened.isError && (
        <Empty
          title={words(
            opened.error instanceof Refused && opened.error.status === 404 ? "mail.gone" : "mail.failed",
          )}
          action={<Button onClick={() => void opened.refetch()}>{words("retry")}</Button>}
        />
      )}
      {opened.isPending && <Skeleton lines={8} label={words("loading")} />}
      {mail && (
        <>
          <OpenedHeading text={subjectOf(mail) || words("mail.no-subject")} />
          {mail.conversation && <ArchiveActs conversation={mail.conversation} hold={mail.hold} />}
          <Said mail={mail} />
          <Looks of={mail.looks} />
        </>
      )}
    </div>
  )
}

function subjectOf({ placed, elsewhere, conversation }: ArchivedMail): string {
  return placed?.subject ?? elsewhere?.subject ?? conversation?.subject ?? ""
}

function Said({ mail: { placed, elsewhere, sent, conversation } }: { mail: ArchivedMail }) {
  const navigate = useNavigate()
  const onOpen = (id: string) => {
    goTo(id)
    void navigate({ to: "/inbox/{-$id}", params: { id } })
  }
  if (placed) return <Whole mail={placed} conversationId={conversation?.id ?? ""} onOpen={onOpen} />
  if (sent)
    return (
      <>
        <OutboxFacts mail={sent} />
        <SentText text={sent.text} />
      </>
    )
  if (elsewhere) return <Elsewhere mail={elsewhere} />
  return null
}

function Elsewhere({ mail }: { mail: NonNullable<ArchivedMail["elsewhere"]> }) {
  const words = useSay()
  const { id, fate, reason } = mail
  const tab = fate === "quarantine" || fate === "rejected" ? fate : null
  return (
    <>
      {reason && tab && (
        <p className={own.where}>
          {words(`mail.reason.${reason}`)}.{" "}
          <Link className="link" to="/mail/{-$tab}/{-$mail}" params={{ tab, mail: id }}>
            {words(`archive.see.${tab}`)}
          </Link>
        </p>
      )}
      <IncomingFacts mail={mail} />
      <AuthenticityPanel of={mail.authenticity} />
      <MailViews
        raw={{ address: rawOfIncoming(id), name: id, isNoted: true }}
        text={mail.text}
        html={mail.html}
        headers={mail.headers}
        remotePictures={0}
        picturesAt={null}
      />
      <FileList files={mail.files} />
    </>
  )
}

/** Nobody looks unseen. */
function Looks({ of }: { of: ArchivedMail["looks"] }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <section>
      <h3>{words("archive.looks")}</h3>
      <ul className={css.reasons}>
        {of.map(({ by, at }, i) => (
          <li key={i}>
            {by} · <time dateTime={at}>{exactTime(locale, at)}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}
