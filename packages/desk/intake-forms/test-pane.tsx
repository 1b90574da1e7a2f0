import type { TestFilled } from "@veridesk/contract/desk-forms.ts"
import type { Form } from "@veridesk/contract/forms/form.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { testForm } from "../data/forms.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import chips from "./condition.module.css"
import css from "./forms.module.css"
import { type Filled, Preview } from "./preview.tsx"

const nothing: Filled = { values: {}, evidence: [] }
const languages = [
  ["en", "English"],
  ["zh-CN", "简体中文"],
] as const

/** The form as customers see it, beside its editor: filled in here, it is checked for real and not filed. */
export function TestPane({ form }: { form: Form }) {
  const words = useSay()
  const desk = useCell(prefs).locale
  const [locale, setLocale] = useState<Locale>(desk)
  const [filled, setFilled] = useState(nothing)
  const [result, setResult] = useState<{ of: Form; filled: Filled; is: TestFilled } | null>(null)
  const test = useSubmit(
    () => testForm({ form: { ...form, key: form.key || "new" }, ...filled, locale }),
    (is) => setResult({ of: form, filled, is }),
  )
  const faults = new Map(result?.is.faults.map(({ field, message }) => [field, message]))
  return (
    <section className={css.preview} aria-label={words("forms.preview")}>
      <div className={css.previewHead}>
        <h2>{words("forms.preview")}</h2>
        <span className={css.languages} role="group" aria-label={words("forms.preview.language")}>
          {languages.map(([each, name]) => (
            <button
              key={each}
              type="button"
              lang={each}
              className={chips.toggle}
              aria-pressed={locale === each}
              onClick={() => setLocale(each)}
            >
              {name}
            </button>
          ))}
        </span>
      </div>
      <p className={css.note}>{words("forms.test.lead")}</p>
      <div className={css.acts}>
        <Button look="primary" aria-busy={test.busy} onClick={test.run}>
          {words("forms.test")}
        </Button>
        <Button
          onClick={() => {
            setFilled(nothing)
            setResult(null)
          }}
        >
          {words("forms.test.clear")}
        </Button>
      </div>
      <FormFault error={test.error} />
      <div role="status">
        {result && (
          <Result
            {...result.is}
            faults={result.is.faults.map(({ field, message }) => ({
              field: nameOf(result.of, field, locale),
              message,
            }))}
            stale={result.of !== form || result.filled !== filled}
          />
        )}
      </div>
      <Preview form={form} locale={locale} filled={filled} faults={faults} onFill={setFilled} />
    </section>
  )
}

function Result({
  faults,
  formFaults,
  stored,
  description,
  priority,
  team,
  stale,
}: TestFilled & { stale: boolean }) {
  const words = useSay()
  const level = ([0, 1, 2, 3, 4] as const).find((one) => one === priority) ?? 3
  const rows = Object.entries({ ...stored, ...(description && { description }) })
  return (
    <div className={stale ? css.stale : css.result}>
      {stale && <p className={css.note}>{words("forms.test.stale")}</p>}
      {formFaults.length > 0 && (
        <Callout tone="danger">
          <b>{words("forms.test.form")}</b>
          <Lines lines={formFaults} />
        </Callout>
      )}
      {faults.length > 0 ? (
        <Callout tone="warn">
          <b>{words("forms.test.wrong", { n: faults.length })}</b>
          <Lines lines={faults.map(({ field, message }) => `${field}: ${message}`)} />
        </Callout>
      ) : (
        <Callout tone="info">
          <b>{words("forms.test.right")}</b>
        </Callout>
      )}
      <p>{words("forms.test.goes", { team, priority: words(`priority.${level}`) })}</p>
      <h3>{words("forms.test.stored")}</h3>
      <dl className={css.stored}>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What a question or a place for a file is called, in the language of the preview. */
function nameOf(form: Form, id: string, locale: Locale): string {
  const part =
    form.fields.find((field) => field.id === id) ?? form.evidence.find((slot) => `evidence.${slot.id}` === id)
  return part?.label[locale === "en" ? "en" : "zh"] ?? id
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
