import type { IconName } from "@veridesk/ui/icons.ts"
import type { StatusComponent } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

const looks: Record<StatusComponent["state"], { tone: string; icon: IconName }> = {
  ok: { tone: "ok", icon: "check-circle" },
  down: { tone: "bad", icon: "warning" },
  unknown: { tone: "calm", icon: "clock" },
}

/** What this site reaches, each with how it stands, since when, and its days as bars and as words. */
export function StatusComponents({ components, days }: { components: StatusComponent[]; days: number }) {
  const { t } = usePage()
  if (components.length === 0) return null
  return (
    <section aria-labelledby="parts-h">
      <h2 class="sec-title" id="parts-h">
        {t("stat.parts")}
      </h2>
      <p class="meta">{t("stat.parts.more")}</p>
      <ul class="parts">
        {components.map((component) => (
          <Part key={component.key} component={component} days={days} />
        ))}
      </ul>
      <p class="meta">{t("stat.legend")}</p>
    </section>
  )
}

function Part({ component, days }: { component: StatusComponent; days: number }) {
  const { t } = usePage()
  const { kind, name, state, since, ms, share, history } = component
  const look = looks[state]
  const measured = history.filter((day) => day.share !== null)
  const bad = measured.filter((day) => day.share !== null && day.share < 100)
  return (
    <li>
      <h3>{t(`stat.part.${kind}`, { name: name ?? "" })}</h3>
      <p class={`st ${look.tone}`}>
        <Icon name={look.icon} size="s" />
        {t(`stat.${state}`)}
        {state === "ok" && ms !== null && <small class="meta num">{t("stat.ms", { ms })}</small>}
        {state === "down" && since && (
          <small class="meta">
            <When at={since} how="short" zoned say="stat.for" />
          </small>
        )}
      </p>
      <Bars history={history} label={t("stat.bars", { bad: bad.length, days: measured.length })} />
      <details>
        <summary>
          {share === null
            ? t("stat.share.none")
            : t("stat.share", { share, days: Math.min(days, measured.length) })}
        </summary>
        <ul class="day-list">
          {measured.toReversed().map((day) => (
            <li key={day.day}>
              {t("stat.day", { day: day.day, share: day.share ?? 0, minutes: day.downMinutes })}
            </li>
          ))}
          {measured.length === 0 && <li>{t("stat.share.none")}</li>}
        </ul>
      </details>
    </li>
  )
}

const WIDTH = 6
const HEIGHT = 24

/** A day is a bar by its height and its mark, never by colour alone; the list below says the same in words. */
function Bars({ history, label }: { history: StatusComponent["history"]; label: string }) {
  return (
    <svg
      class="day-bars"
      viewBox={`0 0 ${history.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {history.map(({ day, share }, i) =>
        share === null ? (
          <rect key={day} class="none" x={i * WIDTH + 1} y={HEIGHT - 3} width={WIDTH - 2} height={2} />
        ) : (
          <rect
            key={day}
            class={share < 100 ? "bad" : "good"}
            x={i * WIDTH + 1}
            y={HEIGHT - barOf(share)}
            width={WIDTH - 2}
            height={barOf(share)}
          />
        ),
      )}
    </svg>
  )
}

/** Any outage at all takes a third off, or a bad quarter of an hour would be too small to see. */
function barOf(share: number): number {
  return share >= 100 ? HEIGHT : Math.max(4, Math.round((HEIGHT * 2 * share) / 300))
}
