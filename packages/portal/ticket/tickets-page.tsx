import { paths } from "../paths.ts"
import type { TicketsProps } from "../props-ticket.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { TicketLine } from "./ticket-line.tsx"

/** What the reader has to do stands first. */
const tabs = ["waiting", "open", "closed"] as const

export function TicketsPage(props: TicketsProps) {
  const { t } = usePage()
  return (
    <div class="wrap tickets">
      <Crumbs trail={[{ href: paths.home, label: t("nav.help") }]} here={t("nav.tickets")} />
      <header class="page-head with-act">
        <h1>{t("nav.tickets")}</h1>
        <a class="btn primary" href={paths.newTicket()}>
          <Icon name="add" />
          {t("nav.new")}
        </a>
      </header>
      <div class="list-bar">
        <nav class="tabs" aria-label={t("tickets.tabs")}>
          {tabs.map((tab) => (
            <a
              key={tab}
              href={hrefOf(tab, props.query)}
              aria-current={tab === props.tab ? "page" : undefined}
            >
              {t(`tickets.tab.${tab}`)} <TabCount tab={tab} n={props.counts[tab]} />
            </a>
          ))}
        </nav>
        <form class="find-in" action={paths.tickets} method="get" role="search">
          <input type="hidden" name="tab" value={props.tab} />
          <label class="vh" for="tickets-q">
            {t("tickets.search")}
          </label>
          <div class="affix">
            <input
              class="input"
              type="search"
              id="tickets-q"
              name="q"
              value={props.query}
              placeholder={t("tickets.search.example")}
              enterkeyhint="search"
            />
            <button class="btn">
              <Icon name="search" size="s" />
              {t("home.find")}
            </button>
          </div>
        </form>
      </div>
      {props.rows.length === 0 ? (
        <NoTickets {...props} />
      ) : (
        <ul class="doc rows" aria-label={t(`tickets.tab.${props.tab}`)}>
          {props.rows.map((row) => (
            <TicketLine key={row.number} row={row} />
          ))}
        </ul>
      )}
      {(props.older || props.newest) && (
        <nav class="pages" aria-label={t("tickets.pages")}>
          {props.newest && (
            <a class="btn" href={props.newest}>
              <Icon name="back" size="s" />
              {t("tickets.newest")}
            </a>
          )}
          {props.older && (
            <a class="btn" href={props.older} rel="next">
              {t("tickets.older")}
              <Icon name="forward" size="s" />
            </a>
          )}
        </nav>
      )}
    </div>
  )
}

function TabCount({ tab, n }: { tab: TicketsProps["tab"]; n: number }) {
  if (tab === "waiting" && n > 0) return <span class="badge">{n}</span>
  return <span class="meta">{n}</span>
}

/** Says why the list is empty, and one thing to do about it. */
function NoTickets({ tab, query }: TicketsProps) {
  const { t } = usePage()
  if (query)
    return (
      <section class="empty">
        <h2>{t("tickets.none.found", { query })}</h2>
        <p>{t("tickets.none.found.more")}</p>
        <a class="btn" href={hrefOf(tab, "")}>
          {t("tickets.none.clear")}
        </a>
      </section>
    )
  return (
    <section class="empty">
      <h2>{t(`tickets.none.${tab}`)}</h2>
      <p>{t(`tickets.none.${tab}.more`)}</p>
      <a class="btn" href={tab === "open" ? paths.home : hrefOf("open", "")}>
        {t(tab === "open" ? "error.home" : "tickets.none.to-open")}
      </a>
    </section>
  )
}

function hrefOf(tab: TicketsProps["tab"], query: string): string {
  const search = new URLSearchParams({ tab, ...(query && { q: query }) })
  return `${paths.tickets}?${search}`
}
