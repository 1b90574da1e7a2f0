import { useEffect, useState } from "react"
import { signInRecovery, signInTotp, signOut } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { askWho } from "../frame/session.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { SignInFrame } from "./frame.tsx"
import css from "./sign-in.module.css"

/** Refused codes after which a wrong clock is the likely reason. */
const CLOCK_HINT_AFTER = 2

/** The code of the authenticator, or a recovery code where it is lost. */
export function CodeStep() {
  const words = useSay()
  const [recovery, setRecovery] = useState(false)
  const [lost, setLost] = useState(false)
  const back = () => void signOut().then(askWho, askWho)
  if (lost)
    return (
      <SignInFrame title={words("signin.lost.title")} text={words("signin.lost.text")}>
        <ol className={css.form}>
          <li>{words("signin.lost.first")}</li>
          <li>{words("signin.lost.second")}</li>
        </ol>
        <Button
          look="primary"
          onClick={() => {
            setLost(false)
            setRecovery(true)
          }}
        >
          {words("signin.recovery.use")}
        </Button>
        <Button onClick={() => setLost(false)}>{words("back")}</Button>
      </SignInFrame>
    )
  return (
    <SignInFrame
      title={words(recovery ? "signin.recovery.title" : "signin.code.title")}
      text={words(recovery ? "signin.recovery.text" : "signin.code.text")}
    >
      <CodeForm key={String(recovery)} recovery={recovery} />
      <div className={css.links}>
        <button type="button" className="link" onClick={() => setRecovery(!recovery)}>
          {words(recovery ? "signin.code.use" : "signin.recovery.use")}
        </button>
        <button type="button" className="link" onClick={() => setLost(true)}>
          {words("signin.lost")}
        </button>
        <button type="button" className="link" onClick={back}>
          {words("signin.other")}
        </button>
      </div>
    </SignInFrame>
  )
}

function CodeForm({ recovery }: { recovery: boolean }) {
  const words = useSay()
  const [code, setCode] = useState("")
  const [failures, setFailures] = useState(0)
  const form = useSubmit(
    () => (recovery ? signInRecovery(code) : signInTotp(code)),
    () => void askWho(),
  )
  useEffect(() => {
    if (form.error) setFailures((n) => n + 1)
  }, [form.error])
  return (
    <form className={css.form} onSubmit={form.onSubmit} noValidate>
      <FormFault error={form.error} />
      {!recovery && failures >= CLOCK_HINT_AFTER && <Callout tone="info">{words("signin.clock")}</Callout>}
      <Field
        look="code"
        label={words(recovery ? "signin.recovery.label" : "signin.code.label")}
        name="code"
        inputMode={recovery ? "text" : "numeric"}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={code}
        fault={form.faultOf("code")}
        onChange={(event) => setCode(event.target.value)}
        onPaste={(event) => {
          // A pasted code is whole; waiting for a click would only cost time.
          const pasted = event.clipboardData.getData("text").trim()
          if (recovery || pasted.replace(/\D/g, "").length !== 6) return
          const target = event.currentTarget.form
          setCode(pasted)
          event.preventDefault()
          setTimeout(() => target?.requestSubmit(), 0)
        }}
      />
      <Button type="submit" look="primary" wide aria-busy={form.busy}>
        {words(form.busy ? "signin.going" : "signin.go")}
      </Button>
    </form>
  )
}
