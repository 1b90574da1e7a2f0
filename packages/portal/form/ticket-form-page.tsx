import { paths } from "../paths.ts"
import type { TicketFormProps } from "../props-form.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { usePage } from "../shell/page-state.ts"
import { TicketFormView } from "./ticket-form-view.tsx"

export function TicketFormPage(props: TicketFormProps) {
  const { t } = usePage()
  return (
    <div class="wrap">
      <Crumbs
        trail={[
          { href: paths.home, label: t("nav.help") },
          { href: paths.tickets, label: t("nav.tickets") },
        ]}
        here={t("nav.new")}
      />
      <div id="island">
        <TicketFormView {...props} />
      </div>
    </div>
  )
}
