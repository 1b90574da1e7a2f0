import { paths } from "../paths.ts"
import type { RegisterProps } from "../props-account.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { usePage } from "../shell/page-state.ts"
import { Gate, GateLinks } from "./gate.tsx"
import { LineInput, PasswordInput } from "./inputs.tsx"

export function RegisterPage({ requestId, next, values, errors, passwordMin }: RegisterProps) {
  const { t, csrf, brand } = usePage()
  return (
    <Gate>
      <h1>{t("register.title")}</h1>
      <p class="sub">{t("register.more", { brand: brand.shortName })}</p>
      <form method="post" action={paths.register}>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={requestId} />
        <input type="hidden" name="next" value={next} />
        <ErrorSummary
          errors={errors}
          labels={{
            username: t("register.username"),
            email: t("register.email"),
            password: t("register.password"),
          }}
        />
        <LineInput
          name="username"
          label={t("register.username")}
          hint={t("register.username.hint")}
          value={values.username}
          errors={errors}
          autocomplete="username"
        />
        <LineInput
          name="email"
          type="email"
          label={t("register.email")}
          hint={t("register.email.hint")}
          value={values.email}
          errors={errors}
          autocomplete="email"
        />
        <PasswordInput
          label={t("register.password")}
          hint={t("register.password.hint", { n: passwordMin })}
          errors={errors}
          fresh
        />
        <button class="btn primary wide">{t("register.go")}</button>
      </form>
      <GateLinks
        links={[{ href: `${paths.signIn}?next=${encodeURIComponent(next)}`, label: t("register.have") }]}
      />
    </Gate>
  )
}
