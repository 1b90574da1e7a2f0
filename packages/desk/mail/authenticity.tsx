import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./auth.module.css"

/** Who a mail really is from: the verdict first, then each doubt in words, then what was checked. */
export function AuthenticityPanel({ of }: { of: Authenticity | null }) {
  const words = useSay()
  return (
    <section className={css.auth} aria-label={words("mail.auth.title")}>
      <h3>{words("mail.auth.title")}</h3>
      {of ? <Verdict of={of} /> : <p className={css.hint}>{words("mail.auth.none")}</p>}
      {of && <Checks of={of} />}
    </section>
  )
}

function Verdict({ of }: { of: Authenticity }) {
  const words = useSay()
  const { aligned, domain, doubts, resembles } = of
  return (
    <div className={aligned ? css.proven : css.unproven}>
      <Icon name={aligned ? "check-circle" : "warning"} size={20} />
      <div>
        <p>
          <b>{aligned ? words("mail.auth.proven", { domain }) : words("mail.auth.unproven")}</b>
        </p>
        <p>{words(aligned ? "mail.auth.proven.about" : "mail.auth.unproven.about")}</p>
        {doubts.length > 0 && (
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>
                {words(`mail.doubt.${doubt}`)}
                {resembles !== null && (doubt === "look-alike" || doubt === "pretends-to-be-us") && (
                  <> {words("mail.auth.resembles", { what: resembles })}</>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Checks({ of }: { of: Authenticity }) {
  const words = useSay()
  const { spf, dkim, dmarc, arc } = of
  const rows = [
    { check: "spf", result: spf.result, of: spf.domain },
    { check: "dkim", result: dkim.result, of: dkim.domains.join(", ") || null },
    {
      check: "dmarc",
      result: dmarc.result,
      of: dmarc.policy && words(`mail.auth.policy.${dmarc.policy}`),
    },
    { check: "arc", result: arc.result, of: arc.by },
  ] as const
  return (
    <table className={css.checks}>
      <caption className="vh">{words("mail.auth.checks")}</caption>
      <tbody>
        {rows.map(({ check, result, of: what }) => (
          <tr key={check}>
            <th scope="row">{words(`mail.auth.${check}`)}</th>
            <td data-result={result}>
              <Icon name={glyphs[result] ?? "warning"} size={14} />
              {words(`mail.auth.result.${result}`)}
            </td>
            <td>
              <bdi className={check === "dmarc" ? undefined : css.code}>{what}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The shape says it too, not the colour alone. */
const glyphs: Partial<Record<Authenticity["spf"]["result"], "check" | "close" | "minus">> = {
  pass: "check",
  fail: "close",
  softfail: "close",
  none: "minus",
  neutral: "minus",
}
