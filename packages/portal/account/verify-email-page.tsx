import { paths } from "../paths.ts"
import type { VerifyEmailProps } from "../props-account.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"
import { Gate } from "./gate.tsx"

export function VerifyEmailPage({ email, state, error, next }: VerifyEmailProps) {
  const { t, csrf, brand } = usePage()
  return (
    <Gate>
      <h1>{t(`verify.${state}`)}</h1>
      <p class="sub">
        {t(`verify.${state}.more`)}
        {state !== "link-expired" && (
          <>
            {" "}
            <bdi class="strong" dir="ltr">
              {email}
            </bdi>
          </>
        )}
      </p>
      {error && <Problem error={error} />}
      {state === "sent-again" && (
        <p class="st ok notice" role="status">
          <Icon name="check-circle" size="s" />
          {t("verify.again.done")}
        </p>
      )}
      {state === "verified" ? (
        <a class="btn primary wide" href={next}>
          {t("verify.go-on")}
        </a>
      ) : (
        <>
          <ul class="hints">
            <li>{t("verify.hint.from", { address: brand.mailFrom })}</li>
            <li>{t("verify.hint.spam")}</li>
            <li>{t("verify.hint.wait")}</li>
          </ul>
          <form method="post" action={paths.verifyEmail} class="again">
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="next" value={next} />
            <button class="btn wide" name="act" value="resend">
              <Icon name="mail" />
              {t("verify.again")}
            </button>
          </form>
          {state !== "link-expired" && (
            <a class="btn quiet wide" href={next}>
              {t("verify.later")}
            </a>
          )}
        </>
      )}
    </Gate>
  )
}
