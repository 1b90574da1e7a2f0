import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { seat } from "../frame/session.ts"
import { useSay } from "../words/words.ts"
import { CodeStep } from "./code-step.tsx"
import { ForgotStep } from "./forgot-step.tsx"
import { SignInFrame } from "./frame.tsx"
import { PasswordStep } from "./password-step.tsx"
import { SecondFactorStep } from "./second-factor-step.tsx"

/** Signing in, one step at a time: password or passkey, then the code, or setting one up. */
export function SignInPage() {
  const words = useSay()
  const now = useCell(seat)
  const [forgot, setForgot] = useState(false)
  if (now.state === "set-up-second-factor") return <SecondFactorStep />
  if (now.state === "totp") return <CodeStep />
  if (forgot)
    return (
      <SignInFrame title={words("signin.forgot.title")} text={words("signin.forgot.text")}>
        <ForgotStep onBack={() => setForgot(false)} />
      </SignInFrame>
    )
  return (
    <SignInFrame
      title={words("signin.title")}
      text={now.state === "ended" ? words("signin.ended") : undefined}
    >
      <PasswordStep onForgot={() => setForgot(true)} />
    </SignInFrame>
  )
}
