import { paths } from "../paths.ts"
import type { HomeProps } from "../props.ts"
import { TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { TicketState } from "../ticket/ticket-state.tsx"

/** The reader's open tickets as stubs torn from their receipts; signed out, the way to them. */
export function TicketStubs({ tickets }: { tickets: HomeProps["tickets"] }) {
  const { t } = usePage()
  return (
    <section class="doc stub" aria-labelledby="mine-h">
      <div class="top-line">
        <h2 id="mine-h">{t("home.mine")}</h2>
        {tickets && tickets.total > 0 && (
          <a href={paths.tickets}>{t("home.mine.all", { n: tickets.total })}</a>
        )}
      </div>
      <div class="perf" aria-hidden="true" />
      {tickets === null ? (
        <div class="body">
          <p>{t("home.mine.signed-out")}</p>
          <div class="acts">
            <a class="btn small" href={`${paths.signIn}?next=${encodeURIComponent(paths.tickets)}`}>
              {t("nav.sign-in")}
            </a>
            <a class="btn small quiet" href={paths.register}>
              {t("nav.register")}
            </a>
          </div>
        </div>
      ) : tickets.open.length === 0 ? (
        <div class="body">
          <p>{t("home.mine.none")}</p>
        </div>
      ) : (
        <ul>
          {tickets.open.map((row) => (
            <li key={row.number}>
              <a href={row.href} dir="auto">
                {row.title}
              </a>
              <div class="row">
                <TicketState row={row} />
                <TicketNumber number={row.number} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
