import { useQuery } from "@tanstack/react-query"
import type { MailDetail } from "@veridesk/contract/mail/desk.ts"
import { Refused } from "../data/api.ts"
import { Button } from "../frame/button.tsx"
import { Callout, Empty, Skeleton } from "../frame/paper.tsx"
import { goTo, mergingSheet } from "../frame/place.ts"
import { Sheet } from "../frame/sheet.tsx"
import { isWordKey, useSay } from "../words/words.ts"
import { AuthenticityPanel } from "./authenticity.tsx"
import { BroughtKeys } from "./brought-keys.tsx"
import { CryptoLine } from "./crypto-line.tsx"
import css from "./mail.module.css"
import { MailFacts } from "./mail-facts.tsx"
import { MailViews } from "./mail-views.tsx"
import { ReadAgain } from "./read-again.tsx"
import { Related } from "./related.tsx"
import { mailQuery, picturesOf, rawOfMessage } from "./server.ts"

/** The mail behind a message, whole: as it was sent, who it is from, why it stands here. */
export function WholeMail(props: { messageId: string; conversationId: string; onClose(): void }) {
  const { messageId, conversationId, onClose } = props
  const words = useSay()
  const mail = useQuery(mailQuery(messageId))
  return (
    <Sheet title={words("mail.whole.title")} onClose={onClose} wide>
      <div className={css.whole}>
        {mail.isPending && <Skeleton lines={10} label={words("loading")} />}
        {mail.isError && (
          <Empty
            title={words(isGone(mail.error) ? "mail.gone" : "mail.whole.failed")}
            action={<Button onClick={() => void mail.refetch()}>{words("retry")}</Button>}
          />
        )}
        {mail.data && (
          <>
            <h3 className={css["whole-subject"]} dir="auto">
              {mail.data.subject || words("mail.no-subject")}
            </h3>
            <Whole
              mail={mail.data}
              conversationId={conversationId}
              onOpen={(id) => {
                onClose()
                goTo(id)
              }}
              onMerge={() => {
                onClose()
                mergingSheet.set("merge")
              }}
            />
          </>
        )}
      </div>
    </Sheet>
  )
}

/** All that is known of the mail behind a message, below what it is about. */
export function Whole(props: {
  mail: MailDetail
  conversationId: string
  onOpen(id: string): void
  onMerge?(): void
}) {
  const { mail } = props
  const words = useSay()
  /** Kinds of secrets by name; one that has none yet, by its key. */
  const nameOf = (kind: string) => {
    const key = `mail.secret.${kind}`
    return isWordKey(key) ? words(key) : kind
  }
  return (
    <>
      <MailFacts mail={mail} />
      <AuthenticityPanel of={mail.authenticity} />
      {mail.removed.length > 0 && (
        <Callout tone="warn">{words("mail.removed", { what: mail.removed.map(nameOf).join(", ") })}</Callout>
      )}
      {mail.refused.length > 0 && (
        <Callout tone="info">
          {words("mail.refused", { files: mail.refused.map(({ name }) => name).join(", ") })}
        </Callout>
      )}
      {mail.crypto && <CryptoLine of={mail.crypto} />}
      {mail.crypto?.fault === "no-key" && <ReadAgain {...props} />}
      {mail.crypto?.signature?.state === "unknown-key" && <BroughtKeys messageId={mail.messageId} />}
      <MailViews
        raw={{ address: rawOfMessage(mail.messageId), name: mail.incomingId, isNoted: true }}
        text={mail.text}
        html={mail.html}
        remotePictures={mail.remotePictures}
        picturesAt={picturesOf(mail.messageId)}
      />
      <Related {...props} />
    </>
  )
}

function isGone(error: Error): boolean {
  return error instanceof Refused && error.status === 404
}
