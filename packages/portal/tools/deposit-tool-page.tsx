import { publicPaths } from "../paths-public.ts"
import type { DepositToolProps } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { Identifier } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { DepositAnswer } from "./deposit-answer.tsx"
import { ReaderNote, ToolFrame } from "./tool-frame.tsx"

/** The deposit tracker: anybody may ask by a TxID, and sees of the ledger only what is their own. */
export function DepositToolPage(props: DepositToolProps) {
  const { result } = props
  return (
    <ToolFrame tool="deposit">
      <DepositForm {...props} />
      {props.many.length > 0 && <Several many={props.many} />}
      {result && <DepositAnswer result={result} />}
      {!result && <ReaderNote reader={props.reader} signIn={signInBack(props)} />}
    </ToolFrame>
  )
}

function DepositForm({ asked, networks, problem }: DepositToolProps) {
  const { t, locale } = usePage()
  const id = inputId("txid")
  return (
    <form class="ask" method="get" action={publicPaths(locale).depositTool}>
      <div class="field">
        <label for={id}>{t("dep.txid")}</label>
        <textarea
          class="input code"
          id={id}
          name="txid"
          rows={2}
          maxLength={6000}
          required
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          dir="ltr"
          aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
          value={asked.txid}
        />
        {problem && <FieldProblem id={`${id}-problem`} error={problem} />}
        <p class="hint" id={`${id}-hint`}>
          {t("dep.txid.hint")}
        </p>
      </div>
      <div class="with-button">
        <div class="field">
          <label for={inputId("network")}>{t("dep.network")}</label>
          <span class="select">
            <select class="input" id={inputId("network")} name="network">
              <option value="">{t("dep.network.any")}</option>
              {networks.map(({ value, label }) => (
                <option key={value} value={value} selected={value === asked.network}>
                  {label}
                </option>
              ))}
            </select>
            <Icon name="down" size="s" />
          </span>
        </div>
        <button class="btn primary">
          <Icon name="search" size="s" />
          {t("tools.check")}
        </button>
      </div>
    </form>
  )
}

function Several({ many }: { many: DepositToolProps["many"] }) {
  const { t } = usePage()
  return (
    <section class="several">
      <h2 class="sec-title">{t("dep.many")}</h2>
      <ul class="links">
        {many.map(({ txid, href }) => (
          <li key={txid}>
            <a href={href}>
              <Identifier value={txid} />
              <Icon name="forward" size="s" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function signInBack({ asked }: DepositToolProps): string {
  const { locale } = usePage()
  const query = asked.txid ? `?${new URLSearchParams(asked)}` : ""
  return `/sign-in?next=${encodeURIComponent(publicPaths(locale).depositTool + query)}`
}
