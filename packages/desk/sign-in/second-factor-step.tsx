import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { askWho } from "../frame/session.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { SignInFrame } from "./frame.tsx"
import { makePasskey } from "./passkey.ts"
import { RecoveryCodes } from "./recovery-codes.tsx"
import css from "./sign-in.module.css"
import { TotpSetUp } from "./totp-set-up.tsx"

/** Nobody works here with a password alone: an authenticator or a passkey has to be set up first. */
export function SecondFactorStep() {
  const words = useSay()
  const [way, setWay] = useState<"totp" | "passkey">("totp")
  const [codes, setCodes] = useState<string[] | null>(null)
  const done = (given: string[] | null) => (given ? setCodes(given) : void askWho())
  if (codes)
    return (
      <SignInFrame title={words("recovery.title")} text={words("recovery.text")}>
        <RecoveryCodes codes={codes} onDone={() => void askWho()} />
      </SignInFrame>
    )
  return (
    <SignInFrame title={words("factor.title")} text={words("factor.text")}>
      <div className={css.tabs} role="group" aria-label={words("factor.ways")}>
        <button type="button" aria-pressed={way === "totp"} onClick={() => setWay("totp")}>
          <Icon name="device" />
          {words("factor.totp")}
        </button>
        <button type="button" aria-pressed={way === "passkey"} onClick={() => setWay("passkey")}>
          <Icon name="passkey" />
          {words("factor.passkey")}
        </button>
      </div>
      {way === "totp" ? <TotpSetUp onDone={done} /> : <PasskeySetUp onDone={done} />}
    </SignInFrame>
  )
}

function PasskeySetUp({ onDone }: { onDone(codes: string[] | null): void }) {
  const words = useSay()
  const form = useSubmit(
    () => makePasskey(words("passkey.first-name")),
    (added) => onDone(added.recoveryCodes),
  )
  return (
    <>
      <FormFault error={form.error} />
      <p>{words("factor.passkey.text")}</p>
      <Button look="primary" wide onClick={form.run} aria-busy={form.busy}>
        <Icon name="passkey" size={20} />
        {words("passkey.make")}
      </Button>
    </>
  )
}
