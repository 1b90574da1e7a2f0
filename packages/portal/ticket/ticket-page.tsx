import { paths } from "../paths.ts"
import type { TicketProps } from "../props-ticket.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Notice } from "./notice.tsx"
import { Rating } from "./rating.tsx"
import { TicketView } from "./ticket-view.tsx"

export function TicketPage(props: TicketProps) {
  const { t, brand, now } = usePage()
  return (
    <div class="wrap tk">
      <p class="print-head">
        <span>
          {brand.name} · {t("ticket.number")} <TicketNumber number={props.number} /> · {brand.host}
          {paths.ticket(props.number)}
        </span>
        <span>
          <When at={now} how="full" zoned say="ticket.printed" />
        </span>
      </p>
      <Crumbs
        trail={[
          { href: paths.home, label: t("nav.help") },
          { href: paths.tickets, label: t("nav.tickets") },
        ]}
        here={<TicketNumber number={props.number} />}
      />
      {props.notice && <Notice {...props} notice={props.notice} />}
      {props.rating && <Rating {...props} rating={props.rating} />}
      <div id="island">
        <TicketView {...props} />
      </div>
    </div>
  )
}
