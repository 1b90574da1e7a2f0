import { paths } from "../paths.ts"
import type { TotpSetupProps } from "../props-account.ts"
import { Copyable } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"
import { Gate } from "./gate.tsx"
import { CodeInput } from "./inputs.tsx"

export function TotpSetupPage(props: TotpSetupProps) {
  const { t, csrf } = usePage()
  return (
    <Gate>
      <h1>{t("totp.title")}</h1>
      <p class="sub">{t("totp.more")}</p>
      <ol class="ledger totp">
        <li>
          <h2>{t("totp.app")}</h2>
          <p>{t("totp.app.more")}</p>
        </li>
        <li>
          <h2>{t("totp.scan")}</h2>
          <QrCode rows={props.qr} name={t("totp.qr", { issuer: props.issuer, account: props.account })} />
          <p>{t("totp.key")}</p>
          <Copyable value={props.secret} name={t("totp.key.name")} />
          <dl class="statement">
            <div>
              <dt>{t("totp.account")}</dt>
              <dd>
                {props.issuer}: <bdi>{props.account}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t("totp.kind")}</dt>
              <dd>{t("totp.kind.value")}</dd>
            </div>
          </dl>
        </li>
        <li>
          <h2>{t("totp.code")}</h2>
          <form method="post" action={paths.totpSetup}>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="next" value={props.next} />
            {props.error && <Problem error={props.error} />}
            <CodeInput label={t("sign-in.totp.label")} hint={t("totp.code.hint")} digits />
            <button class="btn primary wide">{t("totp.go")}</button>
          </form>
          {!props.required && (
            <a class="btn quiet wide" href={props.next}>
              {t("totp.later")}
            </a>
          )}
        </li>
      </ol>
    </Gate>
  )
}

/**
 * Always dark on white with the four modules of margin that ISO/IEC 18004 asks for: scanners fail on
 * inverted codes, so the theme doesn't touch it.
 */
function QrCode({ rows, name }: { rows: string[]; name: string }) {
  const size = rows.length + 8
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        (run) => `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`,
      ),
    )
    .join("")
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <path class="paper" d={`M0 0h${size}v${size}H0z`} />
      <path d={path} />
    </svg>
  )
}
