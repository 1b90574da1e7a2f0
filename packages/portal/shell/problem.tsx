import type { ErrorFact } from "../props.ts"
import { Icon } from "./icon.tsx"
import { usePage } from "./page-state.ts"

/** An error beside the thing it is about. */
export function FieldProblem({ id, error }: { id: string; error: ErrorFact }) {
  const { problem } = usePage()
  const { sentence, next } = problem(error)
  return (
    <p class="err" id={id}>
      <Icon name="warning" size="s" />
      <span>
        {sentence}
        {next && <span class="next"> {next}</span>}
      </span>
    </p>
  )
}

/** An error that belongs to the whole form. */
export function Problem({ error }: { error: ErrorFact }) {
  const { problem } = usePage()
  const { sentence, next } = problem(error)
  return (
    <div class="callout danger" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{sentence}</strong>
        {next && <p>{next}</p>}
      </div>
    </div>
  )
}

/** The DOM id of an input: names may hold dots, which would have to be escaped in selectors. */
export function inputId(name: string): string {
  return `f-${name.replaceAll(".", "-")}`
}
