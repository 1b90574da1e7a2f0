import { paths } from "../paths.ts"
import type { TicketFormProps } from "../props-form.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { usePage } from "../shell/page-state.ts"
import { FormRail } from "./form-rail.tsx"
import { TicketForm } from "./ticket-form.tsx"

export function TicketFormPage(props: TicketFormProps) {
  const { t } = usePage()
  const review = props.step === "review"
  return (
    <div class="wrap">
      <Crumbs
        trail={[
          { href: paths.home, label: t("nav.help") },
          { href: paths.tickets, label: t("nav.tickets") },
        ]}
        here={t("nav.new")}
      />
      <div class="split">
        <div>
          <header class="page-head">
            <h1>{t(review ? "review.title" : "form.title")}</h1>
            <p class="lead">{t(review ? "review.more" : "form.more")}</p>
          </header>
          <div id="island">
            <TicketForm {...props} />
          </div>
        </div>
        <FormRail rail={props.rail} step={props.step} />
      </div>
    </div>
  )
}
