import type { StatusIncident, StatusProps } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** What goes on, and what went before, in the words written for customers. */
export function StatusIncidents({ open, past, days, otherDays }: StatusProps) {
  const { t } = usePage()
  return (
    <>
      <section aria-labelledby="open-h">
        <h2 class="sec-title" id="open-h">
          {t("stat.open")}
        </h2>
        {open.length === 0 ? <p>{t("stat.open.none")}</p> : <Incidents incidents={open} />}
      </section>
      <section aria-labelledby="past-h">
        <h2 class="sec-title" id="past-h">
          {t("stat.past", { days })}
          <a href={otherDays.href}>{t("stat.days", { days: otherDays.days })}</a>
        </h2>
        {past.length === 0 ? <p>{t("stat.past.none")}</p> : <Incidents incidents={past} />}
      </section>
    </>
  )
}

function Incidents({ incidents }: { incidents: StatusIncident[] }) {
  const { t } = usePage()
  return (
    <ol class="incidents">
      {incidents.map(({ id, title, about, state, since, updatedAt, href }) => (
        <li key={id} id={`incident-${id}`}>
          <h3 dir="auto">{href ? <a href={href}>{title}</a> : title}</h3>
          <p class={`st ${state === "resolved" ? "ok" : "wait"}`}>
            <Icon name={state === "resolved" ? "check-circle" : "incident"} size="s" />
            {t(`stat.state.${state}`)}
          </p>
          {about && (
            <p class="prewrap" dir="auto">
              {about}
            </p>
          )}
          <p class="meta">
            <When at={since} how="short" zoned say="stat.since" /> ·{" "}
            <When at={updatedAt} how="short" zoned say="stat.updated" />
          </p>
        </li>
      ))}
    </ol>
  )
}
