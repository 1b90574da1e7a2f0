import { paths } from "../paths.ts"
import type { SecurityProps } from "../props-account.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"
import { When } from "../shell/when.tsx"
import { Part, SecurityAct } from "./part.tsx"
import { Passkeys } from "./passkeys.tsx"
import { Sessions } from "./sessions.tsx"

export function SecurityPage(props: SecurityProps) {
  const { t, problem } = usePage()
  return (
    <div class="wrap account">
      <Crumbs trail={[{ href: paths.home, label: t("nav.help") }]} here={t("nav.security")} />
      <header class="page-head">
        <h1>{t("nav.security")}</h1>
        <p class="lead">{t("security.more")}</p>
      </header>
      {props.error && <Problem error={props.error} />}
      {props.notice && (
        <div class="callout ok" role="status">
          <Icon name="check-circle" />
          <div>{problem(props.notice).sentence}</div>
        </div>
      )}
      <SignInFacts {...props} />
      <SecondFactor {...props} />
      <Passkeys passkeys={props.passkeys} base={props.passkeyBase} />
      <Sessions sessions={props.sessions} />
    </div>
  )
}

function SignInFacts({ username, email }: SecurityProps) {
  const { t } = usePage()
  return (
    <Part id="me" title={t("security.me")}>
      <dl class="statement">
        <div>
          <dt>{t("register.username")}</dt>
          <dd>
            <bdi>{username}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("register.email")}</dt>
          <dd>
            <bdi dir="ltr">{email.address}</bdi>
          </dd>
        </div>
      </dl>
      {email.verified ? (
        <p class="st ok">
          <Icon name="check-circle" size="s" />
          {t("security.verified")}
        </p>
      ) : (
        <div class="callout warn">
          <Icon name="mail" />
          <div>
            <strong>{t("security.unverified")}</strong>
            <p>{t("security.unverified.more")}</p>
            <SecurityAct act="resend-verification" label={t("verify.again")} />
          </div>
        </div>
      )}
    </Part>
  )
}

function SecondFactor({ totp, recovery }: SecurityProps) {
  const { t } = usePage()
  return (
    <Part id="totp" title={t("security.totp")} about={t("security.totp.more")}>
      {totp ? (
        <div class="line">
          <Icon name="phone" />
          <div>
            <p class="st ok">
              <Icon name="check-circle" size="s" />
              {t("security.totp.on")}
            </p>
            <p class="meta">
              <When at={totp.since} how="full" say="security.since" />
            </p>
          </div>
          <div class="acts">
            <a class="btn small" href={paths.totpSetup}>
              {t("security.totp.replace")}
            </a>
            <SecurityAct act="totp-remove" label={t("security.totp.remove")} danger />
          </div>
        </div>
      ) : (
        <div class="line">
          <Icon name="phone" />
          <div>
            <p class="st wait">
              <Icon name="warning" size="s" />
              {t("security.totp.off")}
            </p>
            <p class="meta">{t("security.totp.off.more")}</p>
          </div>
          <a class="btn small primary" href={paths.totpSetup}>
            {t("security.totp.add")}
          </a>
        </div>
      )}
      {recovery && (
        <div class="line">
          <Icon name="document" />
          <div>
            <p class={recovery.left <= 2 ? "st wait" : undefined}>
              {recovery.left <= 2 && <Icon name="warning" size="s" />}
              {t("security.codes", { left: recovery.left, total: recovery.total })}
            </p>
            <p class="meta">
              <When at={recovery.createdAt} how="full" say="codes.made" />
            </p>
          </div>
          <SecurityAct act="recovery-renew" label={t("security.codes.renew")} />
        </div>
      )}
    </Part>
  )
}
