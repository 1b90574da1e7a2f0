import type { FieldError } from "../props.ts"
import { Icon } from "./icon.tsx"
import { usePage } from "./page-state.ts"
import { inputId } from "./problem.tsx"

/** Above a form that came back: what is wrong, each line leading to its field. */
export function ErrorSummary({ errors }: { errors: FieldError[] }) {
  const { t, problem } = usePage()
  if (errors.length === 0) return null
  return (
    <div class="errors" role="alert" id="errors" tabindex={-1}>
      <h2>
        <Icon name="warning" />
        {t("errors.title", { n: errors.length })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${inputId(error.field)}`}>{problem(error).sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
