import { publicPaths } from "../paths-public.ts"
import type { ImpostorReportProps } from "../props-verify.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { AlreadyPaid } from "./already-paid.tsx"

/** Needs no sign-in: whoever meets an impostor may be locked out, or nobody we know. */
export function ImpostorReportPage(props: ImpostorReportProps) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <div class="wrap account verify">
      <Crumbs trail={[{ href: to.verify(), label: t("nav.verify") }]} here={t("genuine.report.title")} />
      <header class="page-head">
        <h1>{props.done ? t("genuine.report.done") : t("genuine.report.title")}</h1>
        <p class="lead">{props.done ? t("genuine.report.done.more") : t("genuine.report.lead")}</p>
      </header>
      {props.done ? <AlreadyPaid site={props.site} under="h1" /> : <ReportForm {...props} />}
    </div>
  )
}

function ReportForm({ requestId, values, errors, files }: ImpostorReportProps) {
  const { t, csrf, locale } = usePage()
  const error = (field: string) => errors.find((each) => each.field === field)
  const labels = {
    what: t("genuine.report.what"),
    met: t("genuine.report.met"),
    story: t("genuine.report.story"),
    files: t("genuine.report.files"),
  }
  const filesError = error("files")
  return (
    <form
      method="post"
      action={publicPaths(locale).reportImpostor}
      enctype="multipart/form-data"
      id="report-impostor"
      class="stacked"
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={requestId} />
      <ErrorSummary errors={errors} labels={labels} />
      <Line
        name="what"
        value={values.what}
        label={labels.what}
        hint={t("genuine.report.what.hint")}
        error={error("what")}
        ltr
      />
      <Line
        name="met"
        value={values.met}
        label={labels.met}
        hint={t("genuine.report.met.hint")}
        error={error("met")}
      />
      <div class="field">
        <label for={inputId("story")}>{labels.story}</label>
        <textarea
          class="input"
          id={inputId("story")}
          name="story"
          rows={5}
          dir="auto"
          maxLength={4000}
          aria-describedby="story-hint"
          aria-invalid={error("story") ? true : undefined}
        >
          {values.story}
        </textarea>
        <p class="hint" id="story-hint">
          {t("genuine.report.story.hint")}
        </p>
        <Fault error={error("story")} />
      </div>
      <div class="field">
        <label for={inputId("files")}>
          {labels.files} <span class="opt">{t("form.optional")}</span>
        </label>
        <input
          class="input file"
          type="file"
          id={inputId("files")}
          name="files"
          multiple
          accept={files.accept}
          aria-describedby="files-hint"
        />
        <p class="hint" id="files-hint">
          {t("genuine.report.files.hint", { mb: files.maxMb })}
        </p>
        {filesError && <Fault error={filesError} />}
      </div>
      <div>
        <button class="btn primary">
          <Icon name="flag" />
          {t("genuine.report.go")}
        </button>
      </div>
    </form>
  )
}

function Line(p: {
  name: string
  value: string
  label: string
  hint: string
  error: ImpostorReportProps["errors"][number] | undefined
  ltr?: boolean
}) {
  return (
    <div class="field">
      <label for={inputId(p.name)}>{p.label}</label>
      <input
        class="input"
        id={inputId(p.name)}
        name={p.name}
        value={p.value}
        dir={p.ltr ? "ltr" : "auto"}
        autocapitalize="off"
        autocomplete="off"
        spellcheck={false}
        required
        maxLength={p.ltr ? 2000 : 300}
        aria-describedby={`${p.name}-hint`}
        aria-invalid={p.error ? true : undefined}
      />
      <p class="hint" id={`${p.name}-hint`}>
        {p.hint}
      </p>
      <Fault error={p.error} />
    </div>
  )
}

function Fault({ error }: { error: ImpostorReportProps["errors"][number] | undefined }) {
  return error ? <FieldProblem id={`${error.field}-error`} error={error} /> : null
}
