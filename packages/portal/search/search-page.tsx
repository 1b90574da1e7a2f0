import { FindBox } from "../home/find-box.tsx"
import { Tasks } from "../home/tasks.tsx"
import { publicPaths } from "../paths-public.ts"
import type { FoundTicket, SearchProps } from "../props-search.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { TicketNumber } from "../shell/identifier.tsx"
import { Icon } from "../shell/icon.tsx"
import { Once } from "../shell/once.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Chips } from "./chips.tsx"
import { CodeCard } from "./code-card.tsx"
import { Results } from "./results.tsx"

export function SearchPage(props: SearchProps) {
  const { t, locale } = usePage()
  return (
    <div class="wrap searched">
      <Once name="search">
        {() => (
          <>
            <Crumbs
              trail={[{ href: publicPaths(locale).home, label: t("nav.help") }]}
              here={t("search.title")}
            />
            <h1>
              <label for="q">{t("search.label")}</label>
            </h1>
          </>
        )}
      </Once>
      <FindBox query={props.query} under={false} />
      {props.secret && <SecretCard />}
      {props.code && <CodeCard code={props.code} />}
      <Outcome {...props} />
    </div>
  )
}

function Outcome(props: SearchProps) {
  const { t, locale } = usePage()
  const { query, results, chips, tickets, code, secret } = props
  if (query === "") {
    return (
      <>
        {!secret && <p class="lead">{t("search.start")}</p>}
        <Tasks tasks={props.tasks} />
      </>
    )
  }
  const mine = tickets !== null && tickets.length > 0
  if (results.length === 0 && !mine && !chips.some(({ on }) => on))
    return code ? <Tasks tasks={props.tasks} /> : <Nothing {...props} />
  return (
    <>
      <Chips chips={chips} />
      {mine && <MyTickets tickets={tickets} />}
      {results.length > 0 && (
        <section aria-labelledby="results-h">
          <h2 class="sec-title" id="results-h">
            {t("search.count", { n: props.total })}
          </h2>
          <div data-results={`${publicPaths(locale).search()}/chosen`} data-question={query}>
            <Results results={results} />
          </div>
        </section>
      )}
      <Pages {...props} />
      <AskInstead href={props.askHref} />
    </>
  )
}

/** The question stays in the box; what comes nearest, the usual tasks and a person are one step away. */
function Nothing(props: SearchProps) {
  const { t } = usePage()
  return (
    <>
      <section class="none" data-none>
        <h2>{t("search.none", { query: props.query })}</h2>
        <p>{t("search.none.more")}</p>
        <a class="btn primary" href={props.askHref}>
          <Icon name="ticket" />
          {t("search.ask")}
        </a>
      </section>
      {props.closest.length > 0 && (
        <section aria-labelledby="closest-h">
          <h2 class="sec-title" id="closest-h">
            {t("search.closest")}
          </h2>
          <Results results={props.closest} />
        </section>
      )}
      <section aria-labelledby="tasks-h">
        <h2 class="sec-title" id="tasks-h">
          {t("search.tasks")}
        </h2>
        <Tasks tasks={props.tasks} />
      </section>
    </>
  )
}

function MyTickets({ tickets }: { tickets: FoundTicket[] }) {
  const { t } = usePage()
  return (
    <section class="mine" aria-labelledby="mine-h">
      <h2 class="sec-title" id="mine-h">
        {t("search.tickets")}
      </h2>
      <ul>
        {tickets.map(({ number, href, title, updatedAt }) => (
          <li key={number}>
            <a href={href} dir="auto">
              {title}
            </a>
            <span class="meta">
              <TicketNumber number={number} /> <When at={updatedAt} say="search.updated" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Pages({ page, pages, newerHref, olderHref }: SearchProps) {
  const { t } = usePage()
  if (pages < 2) return null
  return (
    <nav class="turn" aria-label={t("search.pages")}>
      {newerHref && (
        <a class="btn" href={newerHref} rel="prev">
          <Icon name="back" size="s" />
          {t("search.newer")}
        </a>
      )}
      <span class="meta">{t("search.page", { page, pages })}</span>
      {olderHref && (
        <a class="btn" href={olderHref} rel="next">
          {t("search.older")}
          <Icon name="forward" size="s" />
        </a>
      )}
    </nav>
  )
}

function AskInstead({ href }: { href: string }) {
  const { t } = usePage()
  return (
    <p class="instead">
      <span>{t("search.ask.not")}</span> <a href={href}>{t("search.ask")}</a>
    </p>
  )
}

function SecretCard() {
  const { t, brand, locale } = usePage()
  return (
    <section class="callout danger" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{t("search.secret")}</strong>
        <p>{t("search.secret.more", { brand: brand.shortName })}</p>
        <p>
          <a href={publicPaths(locale).verify()}>{t("nav.verify")}</a>
        </p>
      </div>
    </section>
  )
}
