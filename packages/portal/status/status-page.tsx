import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { StatusProps } from "../props-tools.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Wait, When } from "../shell/when.tsx"
import { StatusComponents } from "./status-components.tsx"
import { StatusIncidents } from "./status-incidents.tsx"

/** How support and what is behind it stand now: measured, with the time of it, and what isn't measured. */
export function StatusPage(props: StatusProps) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <div class="wrap selfhelp status">
      <Crumbs trail={[{ href: to.home, label: t("nav.help") }]} here={t("stat.title")} />
      <header class="page-head">
        <h1>{t("stat.title")}</h1>
        <Verdict {...props} />
        <p class="meta">
          <When at={props.measuredAt} how="full" zoned say="stat.measured" />
        </p>
      </header>
      <StatusIncidents {...props} />
      <Load {...props} />
      <StatusComponents components={props.components} days={props.days} />
      <section aria-labelledby="honest-h">
        <h2 class="sec-title" id="honest-h">
          {t("stat.honest")}
        </h2>
        <p>{t("stat.honest.more")}</p>
        <p class="meta">
          <a href={paths.statusJson}>{t("stat.json")}</a>
        </p>
      </section>
    </div>
  )
}

/** The whole page in one line. */
function Verdict({ open, components }: StatusProps) {
  const { t } = usePage()
  const down = components.filter(({ state }) => state === "down").length
  const measured = components.some(({ state }) => state !== "unknown")
  const said: { tone: string; icon: "incident" | "warning" | "check-circle" | "clock"; text: string } =
    open.length > 0
      ? { tone: "wait", icon: "incident", text: t("stat.incident-on", { n: open.length }) }
      : down > 0
        ? { tone: "bad", icon: "warning", text: t("stat.some-down", { n: down }) }
        : measured
          ? { tone: "ok", icon: "check-circle", text: t("stat.all-well") }
          : { tone: "calm", icon: "clock", text: t("stat.nothing-yet") }
  return (
    <p class={`lead st ${said.tone}`}>
      <Icon name={said.icon} />
      {said.text}
    </p>
  )
}

function Load({ load, repliesAt }: StatusProps) {
  const { t } = usePage()
  return (
    <section aria-labelledby="load-h">
      <h2 class="sec-title" id="load-h">
        {t("stat.load")}
      </h2>
      <p class="meta">{t("stat.load.more")}</p>
      <table class="sheet-table figures">
        <thead>
          <tr>
            <th scope="col">{t("stat.load.kind")}</th>
            <th scope="col">{t("stat.load.waiting")}</th>
            <th scope="col">{t("stat.load.reply")}</th>
          </tr>
        </thead>
        <tbody>
          {load.map(({ label, waiting, reply }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="num" data-label={t("stat.load.waiting")}>
                {waiting}
              </td>
              <td data-label={t("stat.load.reply")}>
                {reply ? <Wait {...reply} /> : <span class="few">{t("stat.few")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="asof">
        {repliesAt ? <When at={repliesAt} how="short" zoned say="stat.replies-at" /> : t("stat.replies-none")}
      </p>
    </section>
  )
}
