import { publicPaths } from "../paths-public.ts"
import type { WithdrawalToolProps } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { NobodyAnswers, ReaderNote, SignedOut, ToolFrame } from "./tool-frame.tsx"
import { WithdrawalReceiptDoc } from "./withdrawal-receipt.tsx"

/** Which stage a withdrawal is in, for its owner and for nobody else. */
export function WithdrawalToolPage(props: WithdrawalToolProps) {
  const { reader, asked, result, down, problem, signIn, ticket } = props
  return (
    <ToolFrame tool="withdrawal">
      <WithdrawalForm asked={asked} problem={problem} />
      {reader === "signed-out" && <SignedOut tool="wdr" signIn={signIn} />}
      {reader === "no-account" && <ReaderNote reader={reader} signIn={signIn} />}
      {down && <NobodyAnswers ticket={ticket} />}
      {reader === "known" && asked && !result && !down && !problem && <NotThere ticket={ticket} />}
      {result && <WithdrawalReceiptDoc receipt={result} />}
    </ToolFrame>
  )
}

function WithdrawalForm({ asked, problem }: Pick<WithdrawalToolProps, "asked" | "problem">) {
  const { t, locale } = usePage()
  const id = inputId("id")
  return (
    <form class="ask" method="get" action={publicPaths(locale).withdrawalTool}>
      <div class="field">
        <label for={id}>{t("wdr.which")}</label>
        <div class="with-button">
          <input
            class="input code"
            id={id}
            name="id"
            value={asked}
            maxLength={500}
            required
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            dir="ltr"
            aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
            aria-invalid={problem ? true : undefined}
          />
          <button class="btn primary">
            <Icon name="search" size="s" />
            {t("tools.check")}
          </button>
        </div>
        {problem && <FieldProblem id={`${id}-problem`} error={problem} />}
        <p class="hint" id={`${id}-hint`}>
          {t("wdr.which.hint")}
        </p>
      </div>
    </form>
  )
}

function NotThere({ ticket }: { ticket: string }) {
  const { t } = usePage()
  return (
    <div class="callout warn" role="status">
      <Icon name="search" />
      <div>
        <strong>{t("wdr.none")}</strong>
        <p>{t("wdr.none.more")}</p>
        <p class="acts">
          <a class="btn small" href={ticket}>
            {t("tools.ticket")}
          </a>
        </p>
      </div>
    </div>
  )
}
