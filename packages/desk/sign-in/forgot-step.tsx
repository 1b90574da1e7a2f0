import { useState } from "react"
import { forgotPassword } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./sign-in.module.css"

/** Asks for a link to set a new password; the answer is the same whoever asks. */
export function ForgotStep({ onBack }: { onBack(): void }) {
  const words = useSay()
  const [email, setEmail] = useState("")
  const [sent, setSent] = useState(false)
  const form = useSubmit(
    () => forgotPassword(email.trim()),
    () => setSent(true),
  )
  return (
    <form className={css.form} onSubmit={form.onSubmit} noValidate>
      <FormFault error={form.error} />
      {sent && <Callout tone="info">{words("signin.forgot.sent")}</Callout>}
      <Field
        label={words("signin.email")}
        type="email"
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={email}
        fault={form.faultOf("email")}
        onChange={(event) => setEmail(event.target.value)}
      />
      <div className={css.acts}>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("signin.forgot.go")}
        </Button>
        <Button onClick={onBack}>{words("back")}</Button>
      </div>
    </form>
  )
}
