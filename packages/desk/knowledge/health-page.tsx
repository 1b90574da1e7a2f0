import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { useNow } from "../frame/now.ts"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { shortDay } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { GapsPart } from "./gaps-part.tsx"
import css from "./knowledge.module.css"
import { readHealth } from "./server.ts"

/** What of the articles wants somebody's care, the worst first. */
export function HealthPage() {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { data, isError, refetch } = useQuery({ queryKey: ["articles-health"], queryFn: readHealth })
  if (isError)
    return (
      <Empty
        title={words("articles.health.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={8} label={words("loading")} />
  const day = (date: string) => shortDay(locale, `${date}T12:00:00`, now)
  return (
    <div className={css.health}>
      <h1>{words("articles.health")}</h1>
      <p className={css.none}>{words("articles.health.lead")}</p>
      <GapsPart />
      <Part title={words("articles.health.outdated")} none={words("articles.health.outdated.none")}>
        {data.outdated.map(({ id, title, locale: of, from, to }) => (
          <Line key={`${id} ${of}`} id={id} title={title}>
            {words(`articles.view.${of}`)} · {words("articles.health.versions", { from, to })}
          </Line>
        ))}
      </Part>
      <Part title={words("articles.health.broken")} none={words("articles.health.broken.none")}>
        {data.brokenLinks.map(({ id, title, locale: of, href }) => (
          <Line key={`${id} ${of} ${href}`} id={id} title={title}>
            {words(`articles.view.${of}`)} · <code className={css.code}>{href}</code>
          </Line>
        ))}
      </Part>
      <Part title={words("articles.health.low")} none={words("articles.health.low.none")}>
        {data.lowHelpful.map(({ id, title, locale: of, useful, notUseful, reason }) => (
          <Line key={`${id} ${of}`} id={id} title={title}>
            {words(`articles.view.${of}`)} ·{" "}
            {words("articles.feedback.votes", { yes: useful, no: notUseful })}
            {reason && <> · {words(`articles.reason.${reason}`)}</>}
          </Line>
        ))}
      </Part>
      <Part title={words("articles.health.stale")} none={words("articles.health.stale.none")}>
        {data.stale.map(({ id, title, reviewOn }) => (
          <Line key={id} id={id} title={title}>
            {words("articles.review.overdue", { day: day(reviewOn) })}
          </Line>
        ))}
      </Part>
    </div>
  )
}

function Part({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <section className={css.part}>
      <h2>
        {title} <small>{children.length}</small>
      </h2>
      {children.length === 0 ? <p className={css.none}>{none}</p> : <ul className={css.lines}>{children}</ul>}
    </section>
  )
}

function Line({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <li>
      <Link to="/knowledge/{-$article}" params={{ article: id }}>
        {title}
      </Link>
      <small>{children}</small>
    </li>
  )
}
