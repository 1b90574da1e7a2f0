import type { TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { ActsNext } from "./acts-next.tsx"
import { Documents } from "./documents.tsx"
import { FactsRail } from "./facts-rail.tsx"
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
        {props.notice && <Notice notice={props.notice} days={props.reopenDays} />}
        <article class="doc" aria-labelledby="t-h">
          <Head {...props} />
          <div class="perf" aria-hidden="true" />
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

function Head({ number, title, status, openedAt, steps, documents, mergedInto }: TicketProps) {
  const { t } = usePage()
  const at = steps.findIndex((step) => step.state === "now")
  const reached = at < 0 ? steps.length : at + 1
  const current = steps[reached - 1]
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
      {!mergedInto && (
        <StatusWord status={status} missing={documents.filter((each) => each.state === "missing").length} />
      )}
      {current && !mergedInto && (
        <p class="mini">
          <progress class="ticks n-4" max={steps.length} value={reached} aria-hidden="true" />
          <span>
            {t("ticket.step", { now: reached, all: steps.length })} {t(`step.${current.step}`)}
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

function Notice({ notice, days }: { notice: NonNullable<TicketProps["notice"]>; days: number }) {
  const { t } = usePage()
  return (
    <div class="callout ok notice" role="status">
      <Icon name="check-circle" />
      <div>
        <strong>{t(`ticket.notice.${notice}`)}</strong>
        <p>{t(`ticket.notice.${notice}.more`, { days })}</p>
      </div>
    </div>
  )
}
