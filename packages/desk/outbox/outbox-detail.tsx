import { useQuery } from "@tanstack/react-query"
import type { OutboxDetail } from "@veridesk/contract/mail/outbox.ts"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useNow } from "../frame/now.ts"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { OpenedHeading } from "../mail/opened-heading.tsx"
import css from "../mail/mail.module.css"
import { useSay } from "../words/words.ts"
import { OutboxActs } from "./outbox-acts.tsx"
import { OutboxFacts } from "./outbox-facts.tsx"
import { kindName } from "./outbox-line.tsx"
import { SentText } from "./sent-text.tsx"
import { outboxMailQuery } from "./server.ts"
import { shownState, whyText } from "./states.ts"

/** One mail that goes out: what became of it for each who gets it, what it says, and how it is mended. */
export function OutboxDetailView(props: { id: string; mayAct: boolean; onBack(): void; onDone(): void }) {
  const { id, mayAct, onBack, onDone } = props
  const words = useSay()
  const opened = useQuery(outboxMailQuery(id))
  const mail = opened.data
  return (
    <div className={css.detail}>
      <button type="button" className={`link ${css.back}`} onClick={onBack}>
        <Icon name="back" />
        {words("mail.back")}
      </button>
      {opened.isError &&
        (opened.error instanceof Refused && opened.error.status === 404 ? (
          <Empty title={words("mail.gone")} />
        ) : (
          <Empty
            title={words("mail.failed")}
            action={<Button onClick={() => void opened.refetch()}>{words("retry")}</Button>}
          />
        ))}
      {opened.isPending && <Skeleton lines={8} label={words("loading")} />}
      {mail && (
        <>
          <OpenedHeading text={mail.conversation?.subject || kindName(words, mail.kind)} />
          <Became mail={mail} />
          {mayAct && (
            <OutboxActs
              key={mail.state}
              mail={mail}
              onDone={() => {
                void opened.refetch()
                onDone()
              }}
            />
          )}
          <OutboxFacts mail={mail} />
          <SentText text={mail.text} />
        </>
      )}
    </div>
  )
}

const bad = new Set(["bounced", "failed"])

function Became({ mail }: { mail: OutboxDetail }) {
  const words = useSay()
  const now = useNow("second")
  const { state, why, heldUntil, nextTryAt } = mail
  const { word, tone } = shownState(mail)
  const { locale } = useCell(prefs)
  const left = heldUntil && state === "queued" ? Math.ceil((Date.parse(heldUntil) - now) / 1000) : 0
  const look = bad.has(state) ? css.danger : tone === "warn" ? "" : css.calm
  const about = () => {
    if (left > 0) return words("outbox.held", { n: left })
    if (nextTryAt) return words("outbox.state.put-off.about", { at: wholeTime(locale, nextTryAt, "minutes") })
    return words(`outbox.state.${state}.about`)
  }
  return (
    <div className={`${css.why} ${look}`}>
      <Icon name={look === css.calm ? "info" : "warning"} size={20} />
      <div>
        <p>
          <b>{words(word)}</b>
        </p>
        <p>{about()}</p>
        {why && <p>{whyText(why, words)}</p>}
      </div>
    </div>
  )
}
