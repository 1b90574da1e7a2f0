import { paths } from "../paths.ts"
import type { ActorLine, TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { type PageState, usePage } from "../shell/page-state.ts"
import { Between, Due, When } from "../shell/when.tsx"

/** Whose turn it is, always; and the three things a customer can do about the whole ticket. */
export function ActsNext(props: TicketProps) {
  const { t } = usePage()
  const { now, then } = props.acts
  return (
    <>
      <dl class="next">
        <Actor term={t("ticket.acts-now")} actor={now} />
        {then && <Actor term={t("ticket.acts-then")} actor={then} />}
      </dl>
      <Paused {...props} />
      <TicketActs {...props} />
    </>
  )
}

function Actor({ term, actor }: { term: string; actor: ActorLine }) {
  const { t } = usePage()
  const what = t(`acts.${actor.what}`, { n: actor.count ?? 1 })
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <b>{nameOf(actor, t)}</b>
        <span>
          <Promised actor={actor} what={what} />
        </span>
      </dd>
    </div>
  )
}

/** By when: a range where there are figures, the promise otherwise. */
function Promised({ actor: { from, by }, what }: { actor: ActorLine; what: string }) {
  if (from && by) return <Between from={from} to={by} say="acts.between" with={{ what }} />
  if (by) return <Due at={by} zoned say="acts.by" with={{ what }} />
  return <>{what}</>
}

/** That our clock stands still, until when, and what is left of the promise; said once, here. */
function Paused({ status, acts: { now, then } }: Pick<TicketProps, "status" | "acts">) {
  const { t } = usePage()
  const left = now.leftMinutes ?? then?.leftMinutes
  const forYou = status === "waiting-for-you"
  if (!forYou && left === undefined) return null
  const until = forYou ? "you" : "others"
  return (
    <p class="paused">
      <Icon name="clock" size="s" />
      <span>
        {left === undefined
          ? t("acts.paused")
          : t("acts.paused.left", { until, h: Math.floor(left / 60), m: left % 60 })}
      </span>
    </p>
  )
}

const others = {
  "wait-network": "actor.on.network",
  "wait-bank": "actor.on.bank",
  "wait-platform": "actor.on.platform",
  "wait-specialist": "actor.on.specialist",
} as const

function nameOf({ who, name, what }: ActorLine, t: PageState["t"]): string {
  if (who === "you") return t("actor.you")
  if (who === "others") return t(what in others ? others[what as keyof typeof others] : "actor.others")
  return name || t("actor.nobody")
}

function TicketActs({ number, followUp, followUps, escalation, can, reply }: TicketProps) {
  const { t, csrf } = usePage()
  if (can.fileAnew)
    return (
      <p class="ticket-acts">
        <span class="meta">{t("reopen.anew.why")}</span>{" "}
        <a class="btn small" href={can.fileAnew}>
          <Icon name="ticket" size="s" />
          {t("reopen.anew.go")}
        </a>
      </p>
    )
  if (!can.solve && !can.reopen && followUp.state === "not-now") return null
  const late = escalation?.state === "allowed" && escalation.because === "late"
  return (
    <form class="ticket-acts" method="post" action={paths.ticketAct(number)} data-ticket-act>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={reply.requestId} />
      {can.reopen && (
        <div class="reopen field">
          <label for="reopen-why">{t("reopen.why")}</label>
          <textarea class="input" id="reopen-why" name="body" rows={2} dir="auto" />
          <div class="acts">
            <button class="btn" name="act" value="reopen">
              <Icon name="retry" size="s" />
              {t("reopen.go")}
            </button>
            <p class="meta">
              <When at={can.reopen.until} how="full" say="reopen.until" />
            </p>
          </div>
        </div>
      )}
      <div class="acts">
        {can.solve && (
          <button class="btn small" name="act" value="solved">
            <Icon name="check" size="s" />
            {t("solve.go")}
          </button>
        )}
        {followUp.state === "allowed" && (
          <button class="btn small" name="act" value="follow-up">
            <Icon name="clock" size="s" />
            {t("follow-up.go")}
          </button>
        )}
        {late && (
          <button class="link" name="act" value="escalate">
            {t("escalate.late")}
          </button>
        )}
        <FollowUpRule followUp={followUp} followUps={followUps} />
        {escalation?.state === "done" && (
          <p class="meta">
            <When at={escalation.at} say="escalate.done" />
          </p>
        )}
      </div>
    </form>
  )
}

/** T24, said before it is asked: when a follow-up is possible, and that it never costs the place. */
function FollowUpRule({ followUp, followUps }: Pick<TicketProps, "followUp" | "followUps">) {
  const { t } = usePage()
  if (followUp.state === "not-now") return null
  if (followUp.state === "allowed") return <p class="meta">{t("follow-up.keeps")}</p>
  if (followUp.state === "later")
    return (
      <p class="meta">
        <Due at={followUp.from} zoned say="follow-up.later" />
      </p>
    )
  return (
    <p class="meta">
      <When at={followUp.at} say="follow-up.done" with={{ n: followUps }} />{" "}
      <Due at={followUp.next} zoned say="follow-up.next" />
    </p>
  )
}
