import type { ApiClockFact, ApiErrorToolProps } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** More than this and a call is refused, unless its window was widened. */
const WINDOW_S = 5

/** What was read out of a pasted text, and what its timestamp says of the clock behind it. */
export function ApiReading({
  read,
  clock,
}: {
  read: NonNullable<ApiErrorToolProps["read"]>
  clock: ApiClockFact | null
}) {
  const { t } = usePage()
  const { status, endpoint, requestId, retryAfter } = read
  if (status === null && endpoint === null && requestId === null && retryAfter === null && !clock) return null
  return (
    <section class="answer" aria-labelledby="read-h">
      <h2 class="sec-title" id="read-h">
        {t("api.read")}
      </h2>
      <dl class="statement">
        {status !== null && <Fact label={t("api.read.status")} value={String(status)} />}
        {endpoint !== null && <Fact label={t("api.read.endpoint")} value={endpoint} />}
        {requestId !== null && <Fact label={t("api.read.request")} value={requestId} />}
        {retryAfter !== null && (
          <div>
            <dt>{t("api.read.retry")}</dt>
            <dd>{t("api.read.retry.value", { n: retryAfter })}</dd>
          </div>
        )}
        {clock && (
          <div>
            <dt>{t("api.read.clock")}</dt>
            <dd>
              <When at={clock.sentAt} how="full" zoned />
            </dd>
          </div>
        )}
      </dl>
      {clock && <Clock clock={clock} />}
    </section>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="mono">{value}</dd>
    </div>
  )
}

function Clock({ clock }: { clock: ApiClockFact }) {
  const { t } = usePage()
  const { unit, fraction, ahead, against } = clock
  const far = ahead !== null && Math.abs(ahead) > WINDOW_S
  const wrong = unit !== "milliseconds" || fraction || far
  const values = { seconds: Math.abs(ahead ?? 0), against }
  return (
    <div class={wrong ? "callout warn" : "callout"}>
      <Icon name="clock" />
      <div>
        {unit !== "milliseconds" && <p>{t(`api.clock.${unit}`)}</p>}
        {fraction && <p>{t("api.clock.fraction")}</p>}
        {ahead === null ? (
          <p>{t("api.clock.old")}</p>
        ) : far ? (
          <p>{t(ahead > 0 ? "api.clock.ahead" : "api.clock.behind", values)}</p>
        ) : (
          !wrong && <p>{t("api.clock.fine", values)}</p>
        )}
      </div>
    </div>
  )
}
