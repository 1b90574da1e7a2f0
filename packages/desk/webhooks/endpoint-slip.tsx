import { useQueryClient } from "@tanstack/react-query"
import { type WebhookList, webhookTopic } from "@veridesk/contract/webhooks.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip, type Tone } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { wholeTime } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import { DeliveryLog } from "./delivery-log.tsx"
import { EndpointForm } from "./endpoint-form.tsx"
import {
  type Added,
  changeWebhook,
  type Endpoint,
  logQuery,
  removeWebhook,
  renewSecret,
  tryWebhook,
} from "./server.ts"
import css from "./webhooks.module.css"

const tones: Record<Endpoint["state"], Tone> = {
  new: "plain",
  working: "ok",
  failing: "risk",
  paused: "warn",
}

/** One address: whether it takes what is sent, and everything an administrator can do about it. */
export function EndpointSlip(props: {
  endpoint: Endpoint
  keep(list: WebhookList): void
  show(added: Added): void
}) {
  const { endpoint, keep, show } = props
  const words = useSay()
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [logged, setLogged] = useState(false)
  const [asking, setAsking] = useState<"secret" | "remove" | null>(null)
  const { id, url, state } = endpoint
  const acts = {
    test: async () => {
      const list = await tryWebhook(id)
      setLogged(true)
      tell(words("webhooks.test.sent"))
      await client.invalidateQueries({ queryKey: logQuery(id).queryKey })
      keep(list)
    },
    pause: async () => {
      const topics = webhookTopic.options.filter((topic) => endpoint.topics.includes(topic))
      keep(await changeWebhook(id, { url, about: endpoint.about, topics, paused: state !== "paused" }))
    },
    secret: async () => show(await renewSecret(id)),
    remove: async () => keep(await removeWebhook(id)),
  }
  const doing = useAct(
    (act) => acts[act as keyof typeof acts](),
    () => setAsking(null),
  )
  return (
    <section aria-label={url}>
      <div className={css.head}>
        <h2 dir="ltr">{url}</h2>
        <Chip tone={tones[state]}>{words(`webhooks.state.${state}`)}</Chip>
      </div>
      <Facts endpoint={endpoint} />
      <FormFault error={doing.error} />
      {editing ? (
        <EndpointForm
          endpoint={endpoint}
          changed={(list) => {
            setEditing(false)
            keep(list)
          }}
          close={() => setEditing(false)}
        />
      ) : (
        <div className={css.row}>
          <Button small aria-busy={doing.busyWith === "test"} onClick={() => doing.run("test")}>
            {words("webhooks.test")}
          </Button>
          <Button small aria-expanded={logged} onClick={() => setLogged(!logged)}>
            {words("webhooks.log")}
          </Button>
          <Button small onClick={() => setEditing(true)}>
            {words("webhooks.edit")}
          </Button>
          <Button small aria-busy={doing.busyWith === "pause"} onClick={() => doing.run("pause")}>
            {words(state === "paused" ? "webhooks.resume" : "webhooks.pause")}
          </Button>
          <Button small onClick={() => setAsking("secret")}>
            {words("webhooks.secret.new")}
          </Button>
          <Button small look="quiet" onClick={() => setAsking("remove")}>
            {words("webhooks.remove")}
          </Button>
        </div>
      )}
      {logged && <DeliveryLog endpoint={endpoint} />}
      {asking && (
        <Sheet
          firm
          title={words(asking === "secret" ? "webhooks.secret.new" : "webhooks.remove")}
          onClose={() => setAsking(null)}
          foot={
            <>
              <Button autoFocus onClick={() => setAsking(null)}>
                {words("cancel")}
              </Button>
              <Button look="danger" aria-busy={doing.busyWith === asking} onClick={() => doing.run(asking)}>
                {words(asking === "secret" ? "webhooks.secret.go" : "webhooks.remove.go")}
              </Button>
            </>
          }
        >
          <p>{words(asking === "secret" ? "webhooks.secret.ask" : "webhooks.remove.ask", { url })}</p>
        </Sheet>
      )}
    </section>
  )
}

function Facts({ endpoint }: { endpoint: Endpoint }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { about, topics, waiting, lastTakenAt, madeBy, madeAt } = endpoint
  return (
    <dl className={css.facts}>
      {about && (
        <>
          <dt>{words("webhooks.for")}</dt>
          <dd>{about}</dd>
        </>
      )}
      <dt>{words("webhooks.topics")}</dt>
      <dd>
        {topics.length === 0
          ? words("webhooks.topics.all")
          : webhookTopic.options
              .filter((topic) => topics.includes(topic))
              .map((topic) => words(`webhooks.topic.${topic}`))
              .join(" · ")}
      </dd>
      <dt>{words("webhooks.taken")}</dt>
      <dd>
        {lastTakenAt ? wholeTime(locale, lastTakenAt, "seconds") : words("webhooks.taken.never")}
        {waiting > 0 && ` · ${words("webhooks.waiting", { n: waiting })}`}
      </dd>
      <dt>{words("webhooks.made")}</dt>
      <dd>{words("webhooks.made.by", { name: madeBy, time: wholeTime(locale, madeAt, "minutes") })}</dd>
    </dl>
  )
}
