import type { TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Body } from "./body.tsx"

/** What is behind this ticket and many others: what is known, and how far it is. */
export function IncidentCard({ incident }: { incident: NonNullable<TicketProps["incident"]> }) {
  const { t } = usePage()
  return (
    <div class="callout info" role="note">
      <Icon name="info" />
      <div>
        <strong dir="auto">{incident.title}</strong>
        <p class="meta">
          {t("incident.part")} {t(`incident.${incident.state}`)}.{" "}
          <When at={incident.updatedAt} say="incident.updated" />
        </p>
        {incident.about && <Body text={incident.about} />}
      </div>
    </div>
  )
}
