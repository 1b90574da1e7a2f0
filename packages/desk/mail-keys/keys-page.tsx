import { useQuery } from "@tanstack/react-query"
import { type KeyPurpose, keyPurposes } from "@veridesk/contract/mail/keys-desk.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { KeyForm } from "./key-form.tsx"
import { KeySlip } from "./key-slip.tsx"
import css from "./mail-keys.module.css"
import { keysQuery } from "./server.ts"

/** The keys with which mails are opened, signed, checked and encrypted: ours, of authorities, and of those who write. */
export function MailKeysPage() {
  const words = useSay()
  const { data, isError, refetch } = useQuery(keysQuery)
  const [adding, setAdding] = useState<KeyPurpose | null>(null)
  const again = () => {
    setAdding(null)
    void refetch()
  }
  if (isError)
    return (
      <Empty
        title={words("mail-keys.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={8} label={words("loading")} />
  return (
    <div className={css.page}>
      <header>
        <h1>{words("mail-keys.title")}</h1>
        <p className={css.about}>{words("mail-keys.about")}</p>
      </header>
      {keyPurposes.map((purpose) => {
        const keys = data.keys.filter((key) => key.purpose === purpose)
        return (
          <section key={purpose} aria-labelledby={`mail-keys-${purpose}`}>
            <div className={css.head}>
              <h2 id={`mail-keys-${purpose}`}>{words(`mail-keys.${purpose}`)}</h2>
              <Button small aria-expanded={adding === purpose} onClick={() => setAdding(purpose)}>
                {words(`mail-keys.${purpose}.add`)}
              </Button>
            </div>
            <p className={css.about}>{words(`mail-keys.${purpose}.about`)}</p>
            {adding === purpose && <KeyForm purpose={purpose} added={again} close={() => setAdding(null)} />}
            {keys.length === 0 && adding !== purpose && (
              <p className={css.none}>{words(`mail-keys.${purpose}.none`)}</p>
            )}
            {keys.map((key) => (
              <KeySlip key={key.id} of={key} changed={again} />
            ))}
          </section>
        )
      })}
    </div>
  )
}
