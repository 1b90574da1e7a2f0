import { useQuery } from "@tanstack/react-query"
import type { Welcome } from "@veridesk/contract/staff-account.ts"
import { useState } from "react"
import { acceptWelcome, lookAtWelcome } from "../data/account.ts"
import { Refused } from "../data/api.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, PasswordField } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { askWho } from "../frame/session.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { SignInFrame } from "./frame.tsx"
import css from "./sign-in.module.css"

/** Where a one-time link leads: the first administrator's, an invitation's, a new password's. */
export function WelcomePage() {
  const words = useSay()
  const [token] = useState(readToken)
  const { data, error } = useQuery({
    queryKey: ["welcome", token],
    queryFn: () => lookAtWelcome(token),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (token === "" || error)
    return (
      <SignInFrame title={words("welcome.spent")} text={words("welcome.spent.text")}>
        {error instanceof Refused && <FormFault error={error} />}
        <a className="link" href="/desk/">
          {words("signin.title")}
        </a>
      </SignInFrame>
    )
  if (!data)
    return (
      <SignInFrame title={words("welcome.looking")}>
        <Skeleton lines={4} label={words("loading")} />
      </SignInFrame>
    )
  return (
    <SignInFrame title={words(`welcome.${data.kind}`)} text={words(`welcome.${data.kind}.text`)}>
      <WelcomeForm welcome={data} token={token} />
    </SignInFrame>
  )
}

function WelcomeForm({ welcome, token }: { welcome: Welcome; token: string }) {
  const words = useSay()
  const first = welcome.kind === "first-administrator"
  const [name, setName] = useState(first ? "" : welcome.name)
  const [email, setEmail] = useState(first ? "" : welcome.email)
  const [password, setPassword] = useState("")
  const form = useSubmit(
    () =>
      acceptWelcome({
        token,
        password,
        ...(welcome.kind === "password-reset" ? {} : { name: name.trim() }),
        ...(first ? { email: email.trim() } : {}),
      }),
    () => {
      // The link is spent: it has no business in the history any more.
      history.replaceState(null, "", "/desk/inbox")
      void askWho()
    },
  )
  return (
    <form className={css.form} onSubmit={form.onSubmit} noValidate>
      <FormFault error={form.error} />
      {welcome.kind !== "password-reset" && (
        <Field
          label={words("welcome.name")}
          hint={words("welcome.name.hint")}
          name="name"
          autoComplete="name"
          value={name}
          fault={form.faultOf("name")}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <Field
        label={words("signin.email")}
        type="email"
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={!first}
        value={email}
        fault={form.faultOf("email")}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        label={words(welcome.kind === "password-reset" ? "password.new" : "signin.password")}
        hint={words("password.hint")}
        name="password"
        autoComplete="new-password"
        value={password}
        fault={form.faultOf("password")}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" look="primary" wide aria-busy={form.busy}>
        {words("welcome.go")}
      </Button>
    </form>
  )
}

/** The token stands in the fragment, which never leaves the browser. */
function readToken(): string {
  const fragment = location.hash.slice(1)
  return new URLSearchParams(fragment).get("token") ?? fragment
}
