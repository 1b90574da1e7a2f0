import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { readPasskeys, removePasskey } from "../data/account.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useNow } from "../frame/now.ts"
import { Skeleton } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { shortDay } from "../frame/time.ts"
import { useAct } from "../frame/use-act.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { makePasskey } from "../sign-in/passkey.ts"
import { RecoveryCodes } from "../sign-in/recovery-codes.tsx"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"

/** The passkeys of one's account: which there are, a new one, away with one. */
export function PasskeySettings() {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ["passkeys"], queryFn: readPasskeys })
  const [name, setName] = useState("")
  const [codes, setCodes] = useState<string[] | null>(null)
  const again = () => client.invalidateQueries({ queryKey: ["passkeys"] })
  const add = useSubmit(
    () => makePasskey(name.trim() || words("passkey.first-name")),
    (added) => {
      setName("")
      setCodes(added.recoveryCodes)
      void again()
    },
  )
  const remove = useAct(removePasskey, () => void again())
  return (
    <section className={css.section}>
      <h2>{words("settings.passkeys")}</h2>
      <p>{words("settings.passkeys.text")}</p>
      <FormFault error={add.error ?? remove.error} />
      {!data && <Skeleton lines={2} label={words("loading")} />}
      {data?.passkeys.map((passkey) => (
        <div key={passkey.id} className={css.row}>
          <span>
            {passkey.name}
            <small>{words("passkey.since", { day: shortDay(locale, passkey.createdAt, now) })}</small>
          </span>
          <Button small look="danger" onClick={() => remove.run(passkey.id)}>
            {words("remove")}
          </Button>
        </div>
      ))}
      <form className={css.form} onSubmit={add.onSubmit}>
        <Field
          label={words("passkey.name")}
          hint={words("passkey.name.hint")}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" aria-busy={add.busy}>
          <Icon name="passkey" />
          {words("passkey.make")}
        </Button>
      </form>
      {codes && (
        <Sheet firm title={words("recovery.title")} onClose={() => setCodes(null)}>
          <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
        </Sheet>
      )}
    </section>
  )
}
