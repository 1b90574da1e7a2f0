import type { TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { ActsNext } from "./acts-next.tsx"
import { Documents, isMissing } from "./documents.tsx"
import { FactsRail } from "./facts-rail.tsx"
import { IncidentCard } from "./incident-card.tsx"
import { useTicketLive } from "./live.ts"
import { ReplyBox } from "./reply-box.tsx"
import { Thread } from "./thread.tsx"
import { StatusWord } from "./ticket-state.tsx"

/** Everything of a ticket that can change while it is looked at: the island draws it again from fresh props. */
export function TicketView(props: TicketProps) {
  const live = useTicketLive()
  return (
    <div class="split" data-live={live ? "" : undefined}>
      <div>
        <article class="doc" aria-labelledby="t-h">
          <Head {...props} />
          <div class="perf" aria-hidden="true" />
          {props.incident && <IncidentCard incident={props.incident} />}
          {!props.mergedInto && <ActsNext {...props} />}
          {props.documents.length > 0 && <Documents {...props} />}
        </article>
        {/* One box around both: the reply sticks to the window's edge only while the thread is in view. */}
        <div class="talk">
          <Thread {...props} />
          <ReplyBox {...props} />
        </div>
        <p role="status" class="vh">
          {live?.said}
        </p>
      </div>
      <FactsRail {...props} />
    </div>
  )
}

function Head({ number, title, status, wording, openedAt, steps, documents, mergedInto }: TicketProps) {
  const { t } = usePage()
  const at = steps.findIndex((step) => step.state === "now")
  const reached = at < 0 ? steps.length : at + 1
  const current = steps[reached - 1]
  const missing = documents.filter(isMissing).length
  const on = steps.find((step) => step.state === "now")?.on
  return (
    <header>
      <p class="numline">
        <span>
          {t("ticket.number")}{" "}
          <span class="no">
            <TicketNumber number={number} />
          </span>
        </span>
        <span>
          <When at={openedAt} how="full" zoned say="ticket.opened" />
        </span>
      </p>
      <h1 id="t-h" dir="auto">
        {title}
      </h1>
      {!mergedInto && <StatusWord status={status} wording={wording} missing={missing} {...(on && { on })} />}
      {current && !mergedInto && (
        <p class="mini">
          <progress class="ticks n-5" max={steps.length} value={reached} aria-hidden="true" />
          <span>
            {t("ticket.step", { now: reached, all: steps.length })}{" "}
            {t(current.on ? `step.on.${current.on}` : `step.${current.step}`)}
          </span>
        </p>
      )}
      {mergedInto && (
        <p class="st calm">
          <Icon name="handoff" size="s" />
          <span>
            {t("ticket.merged")}{" "}
            <a href={mergedInto.href}>
              <TicketNumber number={mergedInto.number} />
            </a>
          </span>
        </p>
      )}
    </header>
  )
}
