import { SecretWarning } from "../form/secret-warning.tsx"
import { paths } from "../paths.ts"
import type { RatingFact, TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"

const scores = [5, 4, 3, 2, 1] as const
const reasons = ["slow", "not-solved", "unclear", "unfriendly", "repeat", "other"] as const

type Props = TicketProps & { rating: RatingFact }

/** Asked once, skipped as easily as answered; afterwards it is a closed line that can be opened and changed. */
export function Rating(props: Props) {
  const { t } = usePage()
  const { rating, escalation } = props
  const asks = rating.state === "ask" || rating.error !== null || rating.secret !== null
  const low = escalation?.state === "allowed" && escalation.because === "rating"
  if (asks)
    return (
      <section class="doc rating" id="rating" aria-labelledby="rating-h">
        <h2 id="rating-h">{t("rating.title")}</h2>
        <p>{t("rating.once")}</p>
        <RatingForm {...props} />
      </section>
    )
  return (
    <section class="doc rating" id="rating" aria-label={t("rating.given")}>
      {low && <Escalate {...props} />}
      <details open={rating.state === "skipped" && rating.score !== null}>
        <summary>
          <Icon name="star" size="s" />
          {rating.state === "given" && rating.score !== null
            ? `${t("rating.given")} · ${t(`rating.${scoreOf(rating.score)}`)}`
            : t("rating.skipped")}
          <Icon name="down" size="s" />
        </summary>
        <RatingForm {...props} />
      </details>
    </section>
  )
}

function scoreOf(score: number): (typeof scores)[number] {
  return scores.find((one) => one === score) ?? 3
}

function RatingForm({ number, rating }: Props) {
  const { t, csrf } = usePage()
  const given = rating.state === "given"
  return (
    <form method="post" action={paths.ticketAct(number)} data-ticket-act>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={rating.requestId} />
      {rating.error && <Problem error={rating.error} />}
      {rating.secret && <SecretWarning kind={rating.secret.kind} />}
      <fieldset class="scores">
        <legend class="vh">{t("rating.score")}</legend>
        {scores.map((score) => (
          <label key={score}>
            <input type="radio" name="score" value={score} defaultChecked={rating.score === score} />
            <span>{t(`rating.${score}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="reasons">
        <legend>{t("rating.reasons")}</legend>
        {reasons.map((reason) => (
          <label key={reason}>
            <input
              type="checkbox"
              name="reason"
              value={reason}
              defaultChecked={rating.reasons.includes(reason)}
            />
            <span>{t(`rating.reason.${reason}`)}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="rating-text">{t("rating.text")}</label>
        <textarea
          key={rating.secret ? rating.requestId : "text"}
          class="input"
          id="rating-text"
          name="body"
          rows={2}
          maxLength={1000}
          dir="auto"
          defaultValue={rating.text}
        />
      </div>
      <div class="acts">
        <button class="btn" name="act" value="rate">
          {t(given ? "rating.change" : "rating.go")}
        </button>
        {rating.state === "ask" && (
          <button class="btn" name="act" value="skip-rating" formNoValidate>
            {t("rating.skip")}
          </button>
        )}
      </div>
    </form>
  )
}

/** After a low score: what escalating means, before it is done. */
function Escalate({ number, reply }: Props) {
  const { t, csrf } = usePage()
  return (
    <form class="escalate" method="post" action={paths.ticketAct(number)} data-ticket-act>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={reply.requestId} />
      <h2>{t("escalate.title")}</h2>
      <p>{t("escalate.means")}</p>
      <div class="field">
        <label for="escalate-why">{t("escalate.why")}</label>
        <textarea class="input" id="escalate-why" name="body" rows={2} dir="auto" />
      </div>
      <div class="acts">
        <button class="btn" name="act" value="escalate">
          <Icon name="handoff" size="s" />
          {t("escalate.go")}
        </button>
      </div>
    </form>
  )
}
