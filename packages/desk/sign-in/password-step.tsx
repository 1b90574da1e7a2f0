import { useState } from "react"
import { signIn } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, PasswordField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { askWho } from "../frame/session.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { usePasskeySignIn } from "./passkey.ts"
import css from "./sign-in.module.css"

/** E-mail and password, or a passkey, which is also offered in the browser's own list at the field. */
export function PasswordStep({ onForgot }: { onForgot(): void }) {
  const words = useSay()
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const form = useSubmit(
    () => signIn({ email: email.trim(), password }),
    () => void askWho(),
  )
  const passkey = usePasskeySignIn()
  return (
    <>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error ?? passkey.error} />
        <Field
          label={words("signin.email")}
          type="email"
          name="email"
          autoComplete="username webauthn"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          fault={form.faultOf("email")}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label={words("signin.password")}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          fault={form.faultOf("password")}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" wide aria-busy={form.busy}>
          {words(form.busy ? "signin.going" : "signin.go")}
        </Button>
      </form>
      <div className={css.or}>{words("signin.or")}</div>
      <Button wide onClick={passkey.run} aria-busy={passkey.busy}>
        <Icon name="passkey" size={20} />
        {words("signin.passkey")}
      </Button>
      <div className={css.links}>
        <button type="button" className="link" onClick={onForgot}>
          {words("signin.forgot")}
        </button>
      </div>
    </>
  )
}
