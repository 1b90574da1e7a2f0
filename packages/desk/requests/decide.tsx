import { newId } from "@veridesk/contract/ids.ts"
import {
  type DecideItem,
  type RefusalReason,
  type RequestItem,
  refusalReason,
} from "@veridesk/contract/requests.ts"
import { useState } from "react"
import { queries, requestsQuery } from "../data/queries.ts"
import { decideItem } from "../data/server.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import css from "./requests.module.css"

type Verdict = DecideItem["as"]

const verdicts: Record<RequestItem["state"], readonly Verdict[]> = {
  missing: ["accepted", "withdrawn"],
  checking: ["accepted", "refused"],
  refused: ["accepted", "withdrawn"],
  accepted: ["refused"],
  withdrawn: [],
}
const act = {
  accepted: "requests.accept",
  refused: "requests.refuse",
  withdrawn: "requests.withdraw",
} as const

/** What can be said of one thing: that it will do, that it is needed again and why, that it is needed no more. */
export function Decide({ conversationId, item }: { conversationId: string; item: RequestItem }) {
  const words = useSay()
  const [asks, setAsks] = useState(false)
  const [reason, setReason] = useState<RefusalReason>("unreadable")
  const [text, setText] = useState("")
  const say = (as: Verdict) =>
    decideItem(conversationId, item.id, { requestId: newId(), as, ...(as === "refused" && { reason, text }) })
  const { busyWith, error, run } = useAct(
    (verdict) => say(verdictOf(verdict)),
    (list) => {
      queries.setQueryData(requestsQuery(conversationId).queryKey, list)
      setAsks(false)
      setText("")
    },
  )
  if (asks)
    return (
      <form
        className={css.refuse}
        onSubmit={(event) => {
          event.preventDefault()
          run("refused")
        }}
      >
        <FormFault error={error} />
        <SelectField
          label={words("requests.reason")}
          value={reason}
          onChange={(event) => setReason(refusalReason.catch("other").parse(event.target.value))}
        >
          {refusalReason.options.map((one) => (
            <option key={one} value={one}>
              {words(`refusal.${one}`)}
            </option>
          ))}
        </SelectField>
        <Field
          label={words("requests.reason.text")}
          hint={words("requests.reason.text.hint")}
          value={text}
          maxLength={500}
          dir="auto"
          onChange={(event) => setText(event.target.value)}
        />
        <div className={css.acts}>
          <Button small type="submit" look="primary" aria-busy={busyWith !== null}>
            {words("requests.refuse")}
          </Button>
          <Button small onClick={() => setAsks(false)}>
            {words("requests.keep")}
          </Button>
        </div>
      </form>
    )
  return (
    <div className={css.acts}>
      <FormFault error={error} />
      {verdicts[item.state].map((verdict) => (
        <Button
          key={verdict}
          small
          look={item.state === "checking" ? "secondary" : "quiet"}
          aria-label={words("requests.of", { act: words(act[verdict]), title: item.title })}
          aria-busy={busyWith === verdict}
          onClick={() => (verdict === "refused" ? setAsks(true) : run(verdict))}
        >
          {words(act[verdict])}
        </Button>
      ))}
    </div>
  )
}

function verdictOf(text: string): Verdict {
  return text === "accepted" || text === "refused" ? text : "withdrawn"
}
