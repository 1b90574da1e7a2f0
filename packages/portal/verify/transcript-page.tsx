import type { ComponentChildren } from "preact"
import { publicPaths } from "../paths-public.ts"
import type { VerifyTranscriptProps } from "../props-verify.ts"
import { type PortalKey, usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { When } from "../shell/when.tsx"
import { VerifyHead } from "./head.tsx"
import { NoSeal, Seal, VoidSeal } from "./seal.tsx"
import { NotProof, Slip } from "./slip.tsx"

type Answer = NonNullable<VerifyTranscriptProps["answer"]>

/** Is this transcript as it was given out? One file, checked where it can't be argued with. */
export function VerifyTranscriptPage({ answer, errors, maxMb }: VerifyTranscriptProps) {
  const { t, csrf, locale } = usePage()
  const [error] = errors
  return (
    <div class="wrap verify">
      <VerifyHead tab="transcript" lead={t("genuine.transcript.lead")}>
        <form
          method="post"
          action={publicPaths(locale).verifyTranscript}
          enctype="multipart/form-data"
          class="stacked"
          id="verify-transcript"
        >
          <input type="hidden" name="_csrf" value={csrf} />
          <div class="field">
            <label for={inputId("file")}>{t("genuine.transcript.file")}</label>
            <input
              class="input file"
              type="file"
              id={inputId("file")}
              name="file"
              required
              accept=".json,application/json"
              aria-describedby={error ? "file-hint file-error" : "file-hint"}
              aria-invalid={error ? true : undefined}
            />
            <p class="hint" id="file-hint">
              {t("genuine.transcript.file.hint", { mb: maxMb })}
            </p>
            {error && <FieldProblem id="file-error" error={error} />}
          </div>
          <div>
            <button class="btn primary">{t("genuine.go")}</button>
          </div>
        </form>
      </VerifyHead>
      <section class="answer" aria-live="polite">
        {answer && <TranscriptAnswer answer={answer} />}
      </section>
    </div>
  )
}

function TranscriptAnswer({ answer }: { answer: Answer }) {
  const { t } = usePage()
  const { verdict, transcript, checkedAt } = answer
  if (verdict === "holds" && transcript)
    return (
      <Slip
        tone="official"
        icon="seal"
        kind={t("genuine.transcript.holds")}
        title={t("genuine.transcript.holds.title")}
        sum={<p>{t("genuine.transcript.holds.more")}</p>}
        seal={<Seal />}
        checkedAt={checkedAt}
        valid="genuine.transcript.checked"
      >
        <Facts transcript={transcript} signedWith={answer.key} />
        <NotProof>
          <p>{t("genuine.transcript.not-proof")}</p>
        </NotProof>
      </Slip>
    )
  const key = verdict === "holds" ? "no-transcript" : verdict
  return (
    <Slip
      tone={key === "no-transcript" ? "unknown" : "fake"}
      icon="warning"
      kind={t(`genuine.transcript.${key}`)}
      title={t(`genuine.transcript.${key}.title`)}
      sum={<p>{t(`genuine.transcript.${key}.more`)}</p>}
      seal={key === "no-transcript" ? <NoSeal /> : <VoidSeal />}
      checkedAt={checkedAt}
      valid="genuine.transcript.checked"
    >
      {key !== "no-transcript" && (
        <dl class="statement">
          <Fault fault={answer.fault} />
          <SignedWith signedWith={answer.key} />
        </dl>
      )}
    </Slip>
  )
}

function Facts({
  transcript,
  signedWith,
}: {
  transcript: NonNullable<Answer["transcript"]>
  signedWith: string | null
}) {
  const { t } = usePage()
  const { number, from, to, messages, hidden, issuedAt } = transcript
  return (
    <dl class="statement">
      <Fact label="genuine.transcript.number">
        <span class="mono">{number.replace(/(\d{4})(?=\d)/g, "$1 ")}</span>
      </Fact>
      <Fact label="genuine.transcript.span">
        <When at={from} how="full" zoned /> – <When at={to} how="full" zoned />
      </Fact>
      <Fact label="genuine.transcript.messages">
        {t("genuine.transcript.messages.of", { n: messages, hidden })}
      </Fact>
      <Fact label="genuine.transcript.issued">
        <When at={issuedAt} how="full" zoned />
      </Fact>
      <SignedWith signedWith={signedWith} />
    </dl>
  )
}

function Fault({ fault }: { fault: Answer["fault"] }) {
  const { t } = usePage()
  if (!fault) return null
  return (
    <Fact label="genuine.transcript.where">
      {t(`genuine.transcript.fault.${fault.part}`, { seq: fault.seq ?? 0 })}{" "}
      {fault.line !== null && t("genuine.transcript.line", { line: fault.line })}
    </Fact>
  )
}

function SignedWith({ signedWith }: { signedWith: string | null }) {
  const { t } = usePage()
  if (!signedWith) return null
  return (
    <Fact label="genuine.transcript.key">
      <bdi class="mono" dir="ltr">
        {signedWith}
      </bdi>{" "}
      <a href="/.well-known/veridesk-keys.json">{t("genuine.transcript.keys")}</a>
    </Fact>
  )
}

function Fact({ label, children }: { label: PortalKey; children: ComponentChildren }) {
  const { t } = usePage()
  return (
    <div>
      <dt>{t(label)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
