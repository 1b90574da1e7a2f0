import { useState } from "react"
import { changePassword } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { FormFault, PasswordField } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"

export function PasswordSettings() {
  const words = useSay()
  const [current, setCurrent] = useState("")
  const [next, setNext] = useState("")
  const form = useSubmit(
    () => changePassword({ current, next }),
    () => {
      setCurrent("")
      setNext("")
      tell(words("settings.password.done"))
    },
  )
  return (
    <section className={css.section}>
      <h2>{words("settings.password")}</h2>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <PasswordField
          label={words("settings.password.now")}
          autoComplete="current-password"
          value={current}
          fault={form.faultOf("current")}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <PasswordField
          label={words("password.new")}
          hint={words("password.hint")}
          autoComplete="new-password"
          value={next}
          fault={form.faultOf("next") ?? form.faultOf("password")}
          onChange={(event) => setNext(event.target.value)}
        />
        <Button type="submit" aria-busy={form.busy}>
          {words("settings.password.change")}
        </Button>
      </form>
    </section>
  )
}
