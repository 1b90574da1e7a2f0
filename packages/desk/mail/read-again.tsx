import { useQueryClient } from "@tanstack/react-query"
import type { MailDetail } from "@veridesk/contract/mail/desk.ts"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { openedMail } from "../frame/place.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { mailQuery, readLockedMailAgain } from "./server.ts"

/** Of a mail that no key opened: reads it again since there may be one now, or leads to where it has been read. */
export function ReadAgain({ mail, conversationId }: { mail: MailDetail; conversationId: string }) {
  const words = useSay()
  const client = useQueryClient()
  const isReader = useCell(me)?.role === "auditor"
  const { messageId, openedAs } = mail
  const requestId = useRequestId(messageId)
  const show = (opened: string) => openedMail.set({ messageId: opened, conversationId })
  const form = useSubmit(
    () => readLockedMailAgain(messageId, requestId),
    (done) => {
      tell(words("mail.read-again.done"))
      void client.invalidateQueries({ queryKey: mailQuery(messageId).queryKey })
      show(done.messageId)
    },
  )
  if (openedAs)
    return (
      <Callout tone="info">
        <p>{words("mail.read-again.before")}</p>
        <Button small onClick={() => show(openedAs)}>
          {words("mail.read-again.show")}
        </Button>
      </Callout>
    )
  if (isReader) return null
  return (
    <>
      <FormFault error={form.error} />
      <Callout tone="info">
        <p>{words("mail.read-again.about")}</p>
        <Button small aria-busy={form.busy} onClick={form.run}>
          {words("mail.read-again")}
        </Button>
      </Callout>
    </>
  )
}
