import { publicPaths } from "../paths-public.ts"
import type { VerifyAgentProps } from "../props-verify.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { AgentAnswer } from "./agent-answer.tsx"
import { VerifyHead } from "./head.tsx"
import { Stale } from "./slip.tsx"

/** Does whoever talks with me talk for you? By the two words that both see; by POST, since they are a secret of two. */
export function VerifyAgentPage({ values, errors, answer, signedIn, site }: VerifyAgentProps) {
  const { t, csrf, locale } = usePage()
  const error = (field: string) => errors.find((each) => each.field === field)
  const labels = { words: t("genuine.agent.words"), number: t("genuine.agent.number") }
  return (
    <div class="wrap verify" data-verify>
      <VerifyHead tab="agent" lead={t("genuine.agent.lead")}>
        <form method="post" action={publicPaths(locale).verifyAgent} class="stacked" id="verify-agent">
          <input type="hidden" name="_csrf" value={csrf} />
          <ErrorSummary errors={errors} labels={labels} />
          <Line
            name="words"
            value={values.words}
            label={labels.words}
            hint={t("genuine.agent.words.hint")}
            error={error("words")}
          />
          <Line
            name="number"
            value={values.number}
            label={labels.number}
            hint={signedIn ? t("genuine.agent.number.signed-in") : t("genuine.agent.number.hint")}
            error={error("number")}
          />
          <div>
            <button class="btn primary">{t("genuine.go")}</button>
          </div>
        </form>
      </VerifyHead>
      <section class="answer" aria-live="polite" data-answer>
        {answer && <AgentAnswer answer={answer} site={site} />}
        <Stale />
      </section>
    </div>
  )
}

function Line(p: {
  name: "words" | "number"
  value: string
  label: string
  hint: string
  error: VerifyAgentProps["errors"][number] | undefined
}) {
  const { t } = usePage()
  const isNumber = p.name === "number"
  const described = p.error ? `${p.name}-hint ${p.name}-error` : `${p.name}-hint`
  return (
    <div class="field">
      <label for={inputId(p.name)}>
        {p.label} {isNumber && <span class="opt">{t("form.optional")}</span>}
      </label>
      <input
        class="input"
        id={inputId(p.name)}
        name={p.name}
        value={p.value}
        inputMode={isNumber ? "numeric" : "text"}
        autocapitalize="off"
        autocomplete="off"
        spellcheck={false}
        required={!isNumber}
        maxLength={isNumber ? 40 : 80}
        aria-describedby={described}
        aria-invalid={p.error ? true : undefined}
      />
      <p class="hint" id={`${p.name}-hint`}>
        {p.hint}
      </p>
      {p.error && <FieldProblem id={`${p.name}-error`} error={p.error} />}
    </div>
  )
}
