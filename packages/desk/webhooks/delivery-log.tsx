import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { WebhookDelivery } from "@veridesk/contract/webhooks.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { useAct } from "../frame/use-act.ts"
import { isWordKey, useSay } from "../words/words.ts"
import { type Endpoint, logQuery, sendAgain } from "./server.ts"
import css from "./webhooks.module.css"

/** What was sent to one address, what it answered, and when the next try is; the newest hundred. */
export function DeliveryLog({ endpoint }: { endpoint: Endpoint }) {
  const words = useSay()
  const client = useQueryClient()
  const { data, isError } = useQuery(logQuery(endpoint.id))
  const again = useAct(
    (delivery) => sendAgain(endpoint.id, delivery),
    () => void client.invalidateQueries({ queryKey: logQuery(endpoint.id).queryKey }),
  )
  if (isError) return <p className={css.about}>{words("webhooks.failed")}</p>
  if (!data) return <Skeleton lines={3} label={words("loading")} />
  if (data.deliveries.length === 0) return <p className={css.about}>{words("webhooks.log.none")}</p>
  const columns = ["what", "state", "answer", "when"] as const
  return (
    <div role="status">
      <FormFault error={again.error} />
      <table className={css.log}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {words(`webhooks.log.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{words("webhooks.log.acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.deliveries.map((delivery) => (
            <Line
              key={delivery.id}
              delivery={delivery}
              busy={again.busyWith === delivery.id}
              again={() => again.run(delivery.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ delivery, busy, again }: { delivery: WebhookDelivery; busy: boolean; again(): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { topic, state, tries, error, status, retryAt, madeAt, doneAt } = delivery
  const name = `webhooks.topic.${topic}`
  const why = `webhooks.why.${error}`
  return (
    <tr data-down={state === "failed" || state === "given-up" || undefined}>
      <th scope="row">
        {isWordKey(name) ? words(name) : topic} <small>{wholeTime(locale, madeAt, "seconds")}</small>
      </th>
      <td>
        {words(`webhooks.delivery.${state}`)}{" "}
        {tries > 1 && <small>{words("webhooks.tries", { n: tries })}</small>}
      </td>
      <td>{error ? (isWordKey(why) ? words(why) : error) : status !== null ? `HTTP ${status}` : ""}</td>
      <td>
        {retryAt
          ? words("webhooks.again", { time: wholeTime(locale, retryAt, "seconds") })
          : doneAt && wholeTime(locale, doneAt, "seconds")}
      </td>
      <td>
        {state !== "queued" && state !== "sending" && (
          <Button small aria-busy={busy} onClick={again}>
            {words("webhooks.send-again")}
          </Button>
        )}
      </td>
    </tr>
  )
}
