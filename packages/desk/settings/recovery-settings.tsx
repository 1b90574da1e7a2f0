import { useState } from "react"
import { renewRecoveryCodes } from "../data/account.ts"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { RecoveryCodes } from "../sign-in/recovery-codes.tsx"
import { TotpSetUp } from "../sign-in/totp-set-up.tsx"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"

const FEW = 3

/** The authenticator and the recovery codes. */
export function RecoverySettings() {
  const words = useSay()
  const person = useCell(me)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [settingUp, setSettingUp] = useState(false)
  if (!person) return null
  const done = (given: string[]) => {
    setSettingUp(false)
    setCodes(given)
    me.set({ ...person, totp: true, recoveryCodesLeft: given.length })
  }
  return (
    <section className={css.section}>
      <h2>{words("settings.recovery")}</h2>
      <p>{words("settings.recovery.left", { n: person.recoveryCodesLeft })}</p>
      {person.recoveryCodesLeft <= FEW && <Callout tone="warn">{words("settings.recovery.few")}</Callout>}
      {person.totp ? (
        <RenewForm onDone={done} />
      ) : (
        <div className={css.acts}>
          <Button onClick={() => setSettingUp(true)}>{words("settings.totp.set-up")}</Button>
        </div>
      )}
      {settingUp && (
        <Sheet firm title={words("factor.totp")} onClose={() => setSettingUp(false)}>
          <TotpSetUp onDone={done} />
        </Sheet>
      )}
      {codes && (
        <Sheet firm title={words("recovery.title")} onClose={() => setCodes(null)}>
          <p>{words("recovery.text")}</p>
          <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
        </Sheet>
      )}
    </section>
  )
}

function RenewForm({ onDone }: { onDone(codes: string[]): void }) {
  const words = useSay()
  const [code, setCode] = useState("")
  const form = useSubmit(
    () => renewRecoveryCodes(code),
    (answer) => {
      setCode("")
      onDone(answer.recoveryCodes)
    },
  )
  return (
    <form className={css.form} onSubmit={form.onSubmit}>
      <FormFault error={form.error} />
      <Field
        look="code"
        label={words("signin.code.label")}
        hint={words("settings.recovery.hint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        fault={form.faultOf("code")}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" aria-busy={form.busy}>
        {words("settings.recovery.renew")}
      </Button>
    </form>
  )
}
