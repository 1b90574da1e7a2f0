import { paths } from "../paths.ts"
import type { PasswordForgottenProps, PasswordNewProps } from "../props-account.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"
import { Gate, GateLinks } from "./gate.tsx"
import { LineInput, PasswordInput } from "./inputs.tsx"

export function PasswordForgottenPage({ email, sent, errors }: PasswordForgottenProps) {
  const { t, csrf } = usePage()
  if (sent)
    return (
      <Gate>
        <h1>{t("password.sent")}</h1>
        <p class="sub">{t("password.sent.more")}</p>
        <dl class="statement">
          <div>
            <dt>{t("register.email")}</dt>
            <dd>
              <bdi dir="ltr">{email}</bdi>
            </dd>
          </div>
        </dl>
        <GateLinks
          links={[
            { href: paths.passwordForgotten, label: t("password.again") },
            { href: paths.lockedOut, label: t("sign-in.locked-out") },
          ]}
        />
      </Gate>
    )
  return (
    <Gate>
      <h1>{t("password.forgotten")}</h1>
      <p class="sub">{t("password.forgotten.more")}</p>
      <form method="post" action={paths.passwordForgotten}>
        <input type="hidden" name="_csrf" value={csrf} />
        <LineInput
          name="email"
          type="email"
          label={t("register.email")}
          value={email}
          errors={errors}
          autocomplete="email"
          autofocus
        />
        <button class="btn primary wide">{t("password.send")}</button>
      </form>
      <GateLinks
        links={[
          { href: paths.signIn, label: t("sign-in.back") },
          { href: paths.lockedOut, label: t("sign-in.locked-out") },
        ]}
      />
    </Gate>
  )
}

export function PasswordNewPage({ token, errors, passwordMin }: PasswordNewProps) {
  const { t, csrf } = usePage()
  const general = errors.find((error) => error.field !== "password")
  return (
    <Gate>
      <h1>{t("password.new")}</h1>
      <p class="sub">{t("password.new.more")}</p>
      <form method="post" action={paths.passwordNew}>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="token" value={token} />
        {general ? <Problem error={general} /> : <ErrorSummary errors={errors} />}
        <PasswordInput
          label={t("register.password")}
          hint={t("register.password.hint", { n: passwordMin })}
          errors={errors}
          fresh
        />
        <button class="btn primary wide">{t("password.save")}</button>
      </form>
    </Gate>
  )
}
