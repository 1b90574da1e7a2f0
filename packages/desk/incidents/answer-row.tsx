import type { IncidentAnswer, OpenedIncident } from "@veridesk/contract/incidents.ts"
import { useCell } from "../data/cell.ts"
import { withdrawAnswer } from "../data/incidents.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { useNow } from "../frame/now.ts"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import css from "./incidents.module.css"

/** An answer to all: how far it is, and the way to take back what has not gone. */
export function AnswerRow(props: {
  answer: IncidentAnswer
  mayWithdraw: boolean
  onDone(opened: OpenedIncident): void
}) {
  const { answer, mayWithdraw, onDone } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("second")
  const left = Math.max(0, Math.ceil((Date.parse(answer.sendAt) - now) / 1000))
  const withdraw = () => void withdrawAnswer(answer.id).then(onDone, (error: Error) => tell(error.message))
  return (
    <li className={css.ticket}>
      <div>
        <p dir="auto" className={css.text}>
          {locale === "zh-CN" ? answer.body.zh : answer.body.en}
        </p>
        <small role="status">
          {answer.state === "held"
            ? words("incident.answer.held", { n: left })
            : words(`incident.answer.${answer.state}`)}{" "}
          · {answer.madeBy} · {words("incident.answer.sums", answer.counts)}
        </small>
        {answer.skipped.length > 0 && (
          <small className={css.skipped}>
            {answer.skipped.map(({ number, why }) => `${number}: ${why}`).join(" · ")}
          </small>
        )}
      </div>
      {mayWithdraw && answer.counts.held > 0 && (
        <Button small onClick={withdraw}>
          {words("incident.answer.withdraw")}
        </Button>
      )}
    </li>
  )
}
