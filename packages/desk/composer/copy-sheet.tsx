import { useState } from "react"
import { retry, takeBack } from "../data/outbox.ts"
import type { OutgoingMessage } from "../data/outgoing.ts"
import { Button } from "../frame/button.tsx"
import { Sheet } from "../frame/sheet.tsx"
import css from "../mail/mail.module.css"
import { ConfirmDomains } from "../outbox/confirm-domains.tsx"
import { useSay } from "../words/words.ts"
import { beginWriting } from "./mode.ts"
import { putBack } from "./put-back.ts"

/** An answer with copies for somebody who has not read along until now: it goes only once that is confirmed. */
export function CopySheet({ item }: { item: OutgoingMessage }) {
  const words = useSay()
  const [isSure, setSure] = useState(false)
  const domains = item.problem?.domains ?? []
  const edit = () => {
    putBack(takeBack(item))
    beginWriting(item.conversationId, item.mode)
  }
  return (
    <Sheet
      title={words("cc.confirm.title")}
      onClose={edit}
      firm
      foot={
        <>
          <Button
            look="primary"
            aria-disabled={!isSure}
            title={isSure ? undefined : words("outbox.confirm-domain.missing")}
            onClick={() => isSure && retry(item, { confirmedDomains: domains })}
          >
            {words("cc.confirm.go")}
          </Button>
          <Button onClick={edit}>{words("cc.confirm.edit")}</Button>
        </>
      }
    >
      <p>{words("cc.confirm.to")}</p>
      <ul className={css.reasons}>
        {(item.cc ?? []).map((address) => (
          <li key={address}>
            <bdi dir="ltr" className={css.code}>
              {address}
            </bdi>
          </li>
        ))}
      </ul>
      <ConfirmDomains domains={domains} isSure={isSure} onSure={setSure} />
    </Sheet>
  )
}
