import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** Said once at the top, after something was done: that it was, and what happens next. */
export function Notice({
  notice,
  number,
  reply,
  reopenDays,
}: TicketProps & { notice: NonNullable<TicketProps["notice"]> }) {
  const { t } = usePage()
  const values = { number: spokenTicketNumber(number), team: reply.team, days: reopenDays }
  return (
    <div class="callout ok notice" role="status">
      <Icon name="check-circle" />
      <div>
        <strong>{t(`ticket.notice.${notice}`, values)}</strong>
        <p>{t(`ticket.notice.${notice}.more`, values)}</p>
      </div>
    </div>
  )
}
