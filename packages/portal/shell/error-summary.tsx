import type { FieldError } from "../props.ts"
import { Icon } from "./icon.tsx"
import { usePage } from "./page-state.ts"
import { inputId } from "./problem.tsx"

interface SummaryProps {
  errors: FieldError[]
  /** Names of the fields as the form shows them: "still missing" alone would not say what. */
  labels?: Record<string, string>
}

/** Above a form that came back: what is wrong, each line leading to its field. */
export function ErrorSummary({ errors, labels = {} }: SummaryProps) {
  const { t, problem } = usePage()
  if (errors.length === 0) return null
  const line = (error: FieldError) => {
    const { sentence } = problem(error)
    const label = labels[error.field]
    return label ? t("errors.line", { label, sentence }) : sentence
  }
  return (
    <div class="errors" role="alert" id="errors" tabindex={-1}>
      <h2>
        <Icon name="warning" />
        {t("errors.title", { n: errors.length })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${inputId(error.field)}`}>{line(error)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
