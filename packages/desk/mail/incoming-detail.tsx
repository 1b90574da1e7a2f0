import { useQuery } from "@tanstack/react-query"
import type { IncomingDetail } from "@veridesk/contract/mail/desk.ts"
import { Refused } from "../data/api.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { AuthenticityPanel } from "./authenticity.tsx"
import { FileList } from "./file-list.tsx"
import { IncomingActs } from "./incoming-acts.tsx"
import { IncomingFacts } from "./incoming-facts.tsx"
import css from "./mail.module.css"
import { OpenedHeading } from "./opened-heading.tsx"
import { MailViews } from "./mail-views.tsx"
import { isDanger } from "./reason.ts"
import { incomingMailQuery, rawOfIncoming } from "./server.ts"

/** One mail that is in no conversation: why, who it is from, what it says, and what can be done with it. */
export function IncomingDetailView(props: {
  id: string
  mayAct: boolean
  onBack(): void
  onSettled(): void
}) {
  const { id, mayAct, onBack, onSettled } = props
  const words = useSay()
  const opened = useQuery(incomingMailQuery(id))
  return (
    <div className={css.detail}>
      <button type="button" className={`link ${css.back}`} onClick={onBack}>
        <Icon name="back" />
        {words("mail.back")}
      </button>
      {opened.isError && <Failed error={opened.error} again={() => void opened.refetch()} />}
      {opened.isPending && <Skeleton lines={8} label={words("loading")} />}
      {opened.data && (
        <>
          <OpenedHeading text={opened.data.subject || words("mail.no-subject")} />
          <Why mail={opened.data} />
          {mayAct && isOpen(opened.data) && <IncomingActs mail={opened.data} onSettled={onSettled} />}
          <IncomingFacts mail={opened.data} />
          <AuthenticityPanel of={opened.data.authenticity} />
          <MailViews
            raw={{ address: rawOfIncoming(id), name: id, isNoted: false }}
            text={opened.data.text}
            html={opened.data.html}
            headers={opened.data.headers}
            remotePictures={0}
            picturesAt={null}
          />
          <FileList files={opened.data.files} />
        </>
      )}
    </div>
  )
}

/** It waits for somebody, or somebody has put it aside, who may have been wrong. */
function isOpen({ fate, reason }: { fate: string; reason: string | null }): boolean {
  return fate === "quarantine" || reason === "discarded" || reason === "blocked"
}

function Failed({ error, again }: { error: Error; again(): void }) {
  const words = useSay()
  if (error instanceof Refused && error.status === 404)
    return <Empty title={words("mail.gone")} text={words("mail.gone.next")} />
  return <Empty title={words("mail.failed")} action={<Button onClick={again}>{words("retry")}</Button>} />
}

function Why({ mail: { reason } }: { mail: IncomingDetail }) {
  const words = useSay()
  if (!reason) return null
  return (
    <div className={isDanger(reason) ? `${css.why} ${css.danger}` : css.why}>
      <Icon name="warning" size={20} />
      <div>
        <p>
          <b>{words(`mail.reason.${reason}`)}</b>
        </p>
        <p>{words(`mail.reason.${reason}.about`)}</p>
        <p>
          <b>{words("mail.what-to-do")}:</b> {words(`mail.reason.${reason}.do`)}
        </p>
      </div>
    </div>
  )
}
