import { useQueryClient } from "@tanstack/react-query"
import type { MailTrouble as Trouble } from "@veridesk/contract/mail/outbox.ts"
import { call } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { customerQuery } from "../data/queries.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"

/** Mail to this customer came back, or was complained of: why nothing goes there, and the way to say that it is well. */
export function MailTrouble({ id, trouble }: { id: string; trouble: Trouble }) {
  const words = useSay()
  const client = useQueryClient()
  const { locale } = useCell(prefs)
  const isReader = useCell(me)?.role === "auditor"
  const requestId = useRequestId(`${id} ${trouble.since} ${trouble.times}`)
  const form = useSubmit(
    () => call("POST", `/api/desk/conversations/${id}/mail-trouble/clear`, { body: { requestId } }),
    () => {
      tell(words("trouble.cleared"))
      void client.invalidateQueries({ queryKey: customerQuery(id).queryKey })
    },
  )
  const { kind, addressMasked: address, times: n, why, since, status } = trouble
  const said = [status && !why.includes(status) ? status : null, why].filter(Boolean).join(" · ")
  return (
    <Callout tone="danger">
      <p>{words(`trouble.${kind}`, { address, n, at: wholeTime(locale, since, "minutes") })}</p>
      {said !== "" && <p>{words("trouble.said", { why: said })}</p>}
      {kind === "bounced" && <p>{words("trouble.next")}</p>}
      <FormFault error={form.error} />
      {!isReader && (
        <Button small aria-busy={form.busy} onClick={form.run}>
          {words("trouble.clear")}
        </Button>
      )}
    </Callout>
  )
}
