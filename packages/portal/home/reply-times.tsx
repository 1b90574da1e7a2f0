import type { Instant, ReplyTime } from "../props.ts"
import { usePage } from "../shell/page-state.ts"
import { Wait, When } from "../shell/when.tsx"

/** Measured figures only; without recent data the section isn't there at all. */
export function ReplyTimes({ times, at }: { times: ReplyTime[]; at: Instant | null }) {
  const { t } = usePage()
  return (
    <aside class="clock" aria-labelledby="clock-h">
      <h2 id="clock-h">{t("home.times")}</h2>
      <dl class="statement">
        {times.map(({ label, from, to }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b>
                <Wait from={from} to={to} />
              </b>
            </dd>
          </div>
        ))}
      </dl>
      {at && (
        <p class="asof">
          <When at={at} how="clock" zoned say="home.times.asof" />
        </p>
      )}
    </aside>
  )
}
