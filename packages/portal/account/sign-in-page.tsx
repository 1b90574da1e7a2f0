import { paths } from "../paths.ts"
import type { SignInProps } from "../props-account.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"
import { Gate, GateLinks } from "./gate.tsx"
import { CodeInput, LineInput, PasswordInput } from "./inputs.tsx"

export function SignInPage(props: SignInProps) {
  if (props.step === "password") return <PasswordStep {...props} />
  if (props.step === "continue") return <ContinueStep {...props} />
  return <CodeStep {...props} step={props.step} />
}

/** Signed in again: what was typed before goes back to its form. */
function ContinueStep({ next, held }: SignInProps) {
  const { t, csrf } = usePage()
  return (
    <Gate>
      <h1>{t("sign-in.back-again")}</h1>
      <p class="sub">{t("sign-in.back-again.more")}</p>
      <form method="post" action={paths.formOf(next)}>
        <input type="hidden" name="_csrf" value={csrf} />
        {Object.entries(held ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button class="btn primary wide">{t("sign-in.continue")}</button>
      </form>
      <GateLinks links={[{ href: next, label: t("sign-in.back-again.leave") }]} />
    </Gate>
  )
}

function CodeStep(props: SignInProps & { step: "totp" | "recovery" }) {
  const { t } = usePage()
  return (
    <Gate>
      <p class="prog">
        <b>{t("sign-in.step", { now: 2, all: 2 })}</b> {t(`sign-in.${props.step}`)}
      </p>
      <h1>{t(`sign-in.${props.step}.title`)}</h1>
      <p class="sub">{t(`sign-in.${props.step}.more`)}</p>
      <SignInForm {...props}>
        {props.tries >= 2 && props.step === "totp" && (
          <div class="callout warn">
            <Icon name="clock" />
            <div>
              <strong>{t("sign-in.clock")}</strong>
              <p>{t("sign-in.clock.more")}</p>
            </div>
          </div>
        )}
        <CodeInput
          label={t(`sign-in.${props.step}.label`)}
          hint={t(`sign-in.${props.step}.hint`)}
          digits={props.step === "totp"}
        />
        <button class="btn primary wide">{t("sign-in.enter")}</button>
      </SignInForm>
      <GateLinks
        links={[
          props.step === "totp"
            ? { href: stepHref(props, "recovery"), label: t("sign-in.use-recovery") }
            : { href: stepHref(props, "totp"), label: t("sign-in.use-totp") },
          { href: `${paths.lockedOut}?problem=lost-authenticator`, label: t("sign-in.lost-totp") },
          { href: paths.signIn, label: t("sign-in.back") },
        ]}
      />
    </Gate>
  )
}

function PasswordStep(props: SignInProps) {
  const { t } = usePage()
  return (
    <Gate>
      <h1>{t("sign-in.title")}</h1>
      <p class="sub">{t("sign-in.more")}</p>
      {props.notice && (
        <div class="callout ok notice" role="status">
          <Icon name="check-circle" />
          <div>{t(`sign-in.notice.${props.notice}`)}</div>
        </div>
      )}
      <SignInForm {...props}>
        <LineInput
          name="identifier"
          label={t("sign-in.identifier")}
          value={props.identifier}
          autocomplete="username webauthn"
          autofocus={props.identifier === ""}
        />
        <PasswordInput label={t("sign-in.password")} fresh={false} />
        <button class="btn primary wide">{t("sign-in.continue")}</button>
      </SignInForm>
      <p class="or">{t("sign-in.or")}</p>
      <div class="others">
        {props.passkey && (
          <button
            class="btn wide js-only"
            type="button"
            data-passkey-sign-in={props.passkey.base}
            data-next={props.next}
          >
            <Icon name="passkey" />
            {t("sign-in.passkey")}
          </button>
        )}
        {props.exchange && <ExchangeForm {...props.exchange} next={props.next} />}
        <p class="err js-only" role="alert" data-passkey-problem hidden>
          {t("sign-in.passkey.failed")}
        </p>
      </div>
      <GateLinks
        links={[
          { href: `${paths.register}?next=${encodeURIComponent(props.next)}`, label: t("sign-in.register") },
          { href: paths.passwordForgotten, label: t("sign-in.forgotten") },
          { href: paths.lockedOut, label: t("sign-in.locked-out") },
        ]}
      />
    </Gate>
  )
}

function SignInForm(props: SignInProps & { children?: preact.ComponentChildren }) {
  const { csrf } = usePage()
  return (
    <form method="post" action={paths.signIn}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="step" value={props.step} />
      <input type="hidden" name="flow" value={props.flow} />
      <input type="hidden" name="next" value={props.next} />
      {Object.entries(props.held ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={`held.${name}`} value={value} />
      ))}
      {props.error && <Problem error={props.error} />}
      {props.children}
    </form>
  )
}

function ExchangeForm({ label, action, next }: { label: string; action: string; next: string }) {
  const { csrf, t } = usePage()
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="next" value={next} />
      <button class="btn wide">
        <Icon name="account" />
        {t("sign-in.exchange", { name: label })}
      </button>
    </form>
  )
}

function stepHref(props: SignInProps, step: "totp" | "recovery"): string {
  return `${paths.signIn}?${new URLSearchParams({ step, flow: props.flow, next: props.next })}`
}
