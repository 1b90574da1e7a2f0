import type { TicketRow } from "../props-ticket.ts"
import { TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { TicketState } from "./ticket-state.tsx"

/** A row of the list: the whole of it leads to the ticket, the link's text is its title. */
export function TicketLine({ row }: { row: TicketRow }) {
  const { t } = usePage()
  return (
    <li class={row.status === "waiting-for-you" ? "wants" : undefined}>
      <div class="what">
        <a href={row.href} dir="auto">
          {row.title}
        </a>
        {row.unread > 0 && <span class="badge">{t("tickets.unread", { n: row.unread })}</span>}
      </div>
      <div class="state">
        <TicketState row={row} />
      </div>
      <div class="tail">
        <TicketNumber number={row.number} />
        {row.last && (
          <span class="meta">
            {row.last.by === "you" ? t("tickets.last.you") : row.last.team} · <When at={row.last.at} />
          </span>
        )}
      </div>
    </li>
  )
}
