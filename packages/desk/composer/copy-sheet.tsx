import { useState } from "react"
import type { OutgoingMessage } from "../data/outgoing.ts"
import { Button } from "../frame/button.tsx"
import { Sheet } from "../frame/sheet.tsx"
import css from "../mail/mail.module.css"
import { ConfirmDomains } from "../outbox/confirm-domains.tsx"
import { useSay } from "../words/words.ts"

/** An answer with copies for somebody who has not read along until now: it goes only once that is confirmed. */
export function CopySheet(props: { item: OutgoingMessage; onEdit(): void; onSure(domains: string[]): void }) {
  const { item, onEdit, onSure } = props
  const words = useSay()
  const [isSure, setSure] = useState(false)
  const domains = item.problem?.domains ?? []
  return (
    <Sheet
      title={words("cc.confirm.title")}
      onClose={onEdit}
      firm
      foot={
        <>
          <Button
            look="primary"
            aria-disabled={!isSure}
            title={isSure ? undefined : words("outbox.confirm-domain.missing")}
            onClick={() => isSure && onSure(domains)}
          >
            {words("cc.confirm.go")}
          </Button>
          <Button onClick={onEdit}>{words("cc.confirm.edit")}</Button>
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
