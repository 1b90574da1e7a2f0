import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Id4 } from "../frame/id4.tsx"
import { Callout } from "../frame/paper.tsx"
import { useAct } from "../frame/use-act.ts"
import { addKey, broughtQuery } from "../mail-keys/server.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

/** Keys that a mail brings of its author and nobody has confirmed yet; administrators confirm them after they compared. */
export function BroughtKeys({ messageId }: { messageId: string }) {
  const words = useSay()
  const client = useQueryClient()
  const isAdministrator = useCell(me)?.role === "administrator"
  const { data } = useQuery({ ...broughtQuery(messageId), enabled: isAdministrator })
  const doing = useAct(
    async (fingerprint) => {
      await addKey({ what: "brought", messageId, fingerprint })
      await client.invalidateQueries({ queryKey: ["mail-keys"] })
    },
    () => {},
  )
  const fresh = (data?.keys ?? []).filter(({ known }) => !known)
  if (fresh.length === 0) return null
  return (
    <Callout tone="info">
      <b>{words("mail.crypto.brought")}</b>
      <FormFault error={doing.error} />
      {fresh.map(({ fingerprint, address, kind }) => (
        <div key={fingerprint}>
          <p>
            {words(`mail.crypto.${kind}`)} · <bdi dir="ltr">{address}</bdi>{" "}
            <span className={css.code}>
              <Id4 value={fingerprint} small />
            </span>
          </p>
          <Button small aria-busy={doing.busyWith === fingerprint} onClick={() => doing.run(fingerprint)}>
            {words("mail.crypto.confirm")}
          </Button>
        </div>
      ))}
    </Callout>
  )
}
