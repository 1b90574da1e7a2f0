import type { OutboxDetail } from "@veridesk/contract/mail/outbox.ts"
import { Suspense, useState } from "react"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { part } from "../frame/part.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import css from "../mail/mail.module.css"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { putWithdrawn } from "./put-withdrawn.ts"
import { withdrawMail } from "./server.ts"

const ResendSheet = part(() => import("./resend-sheet.tsx").then((m) => m.ResendSheet))

/** What can still be done about a mail that goes out. */
export function OutboxActs({ mail, onDone }: { mail: OutboxDetail; onDone(): void }) {
  const words = useSay()
  const [isMending, setMending] = useState(false)
  const requestId = useRequestId("withdraw")
  const back = useSubmit(
    () => withdrawMail(mail.id, requestId),
    (taken) => {
      putWithdrawn(taken)
      tell(words("outbox.withdrawn"))
      onDone()
    },
  )
  if (!mail.canWithdraw && !mail.canResend) return null
  return (
    <>
      <FormFault error={back.error} />
      <div className={css.acts} role="toolbar" aria-label={words("mail.acts")}>
        {mail.canWithdraw && (
          <Button look="primary" aria-busy={back.busy} onClick={back.run}>
            {words("outbox.withdraw")}
          </Button>
        )}
        {mail.canResend && (
          <Button look="primary" onClick={() => setMending(true)}>
            {words("outbox.resend")}
          </Button>
        )}
      </div>
      {isMending && (
        <Suspense fallback={null}>
          <ResendSheet
            mail={mail}
            onClose={() => setMending(false)}
            onDone={() => {
              setMending(false)
              onDone()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
