import type { IncomingDetail } from "@veridesk/contract/mail/desk.ts"
import { Suspense, useState } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { part } from "../frame/part.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"
import { isDanger } from "./reason.ts"
import { readMailAgain } from "./server.ts"

const ReleaseSheet = part(() => import("./release-sheet.tsx").then((m) => m.ReleaseSheet))
const BlockSheet = part(() => import("./block-sheet.tsx").then((m) => m.BlockSheet))
const DiscardSheet = part(() => import("./discard-sheet.tsx").then((m) => m.DiscardSheet))

/** What can be done with a mail that waits for somebody. Each act is somebody's, and can be looked up. */
export function IncomingActs({ mail, onSettled }: { mail: IncomingDetail; onSettled(): void }) {
  const words = useSay()
  const person = useCell(me)
  const [sheet, setSheet] = useState<"release" | "block" | "discard" | null>(null)
  const requestId = useRequestId("again")
  const again = useSubmit(
    () => readMailAgain({ id: mail.id, requestId }),
    () => {
      tell(words("mail.again.done"))
      onSettled()
    },
  )
  const close = () => setSheet(null)
  const settled = () => {
    close()
    onSettled()
  }
  const waits = mail.fate === "quarantine"
  const mayBlock = person?.role === "lead" || person?.role === "administrator"
  return (
    <>
      <FormFault error={again.error} />
      <div className={css.acts} role="toolbar" aria-label={words("mail.acts")}>
        <Button look={isDanger(mail.reason) ? "secondary" : "primary"} onClick={() => setSheet("release")}>
          {words("mail.act.release")}
        </Button>
        <Button aria-busy={again.busy} onClick={again.run}>
          {words("mail.act.again")}
        </Button>
        {mail.from && mayBlock && waits && (
          <Button onClick={() => setSheet("block")}>{words("mail.act.block")}</Button>
        )}
        {waits && (
          <Button look="danger" onClick={() => setSheet("discard")}>
            {words("mail.act.discard")}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {sheet === "release" && <ReleaseSheet mail={mail} onClose={close} onDone={settled} />}
        {sheet === "block" && mail.from && (
          <BlockSheet id={mail.id} address={mail.from.address} onClose={close} onDone={settled} />
        )}
        {sheet === "discard" && <DiscardSheet id={mail.id} onClose={close} onDone={settled} />}
      </Suspense>
    </>
  )
}
