import type { TicketFormProps } from "../props-form.ts"
import { usePage } from "../shell/page-state.ts"
import { FormRail } from "./form-rail.tsx"
import { TicketForm } from "./ticket-form.tsx"

/** Heading, form and rail: what changes with the type and the step. The island draws it again. */
export function TicketFormView(props: TicketFormProps) {
  const { t } = usePage()
  const review = props.step === "review"
  return (
    <div class="split">
      <div>
        <header class="page-head">
          <h1 id="form-h" tabindex={-1}>
            {t(review ? "review.title" : "form.title")}
          </h1>
          <p class="lead">{t(review ? "review.more" : "form.more")}</p>
        </header>
        <TicketForm {...props} />
      </div>
      <FormRail rail={props.rail} step={props.step} />
    </div>
  )
}
