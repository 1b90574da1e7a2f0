import { newId } from "@veridesk/contract/ids.ts"
import { type WebhookList, type WebhookTopic, webhookTopic } from "@veridesk/contract/webhooks.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { type Added, addWebhook, changeWebhook, type Endpoint, type Typed } from "./server.ts"
import css from "./webhooks.module.css"

type Props =
  | { endpoint: null; added(added: Added): void; close(): void }
  | { endpoint: Endpoint; changed(list: WebhookList): void; close(): void }

/** Where to send, what it is for, and what it wants to hear of. */
export function EndpointForm(props: Props) {
  const { endpoint, close } = props
  const words = useSay()
  const [id] = useState(newId)
  const [at, setAt] = useState<Typed>(() => typedOf(endpoint))
  const form = useSubmit(
    async () => {
      if (props.endpoint === null) return props.added(await addWebhook(id, at))
      const paused = props.endpoint.state === "paused"
      return props.changed(await changeWebhook(props.endpoint.id, { ...at, paused }))
    },
    () => {},
  )
  const toggle = (topic: WebhookTopic, on: boolean) =>
    setAt({
      ...at,
      topics: webhookTopic.options.filter((one) => (one === topic ? on : at.topics.includes(one))),
    })
  return (
    <form className={css.form} noValidate onSubmit={form.onSubmit}>
      <FormFault error={form.error} />
      <Field
        label={words("webhooks.url")}
        hint={words("webhooks.url.hint")}
        fault={form.faultOf("url")}
        type="url"
        autoFocus
        spellCheck={false}
        autoComplete="off"
        maxLength={2000}
        value={at.url}
        onChange={({ target }) => setAt({ ...at, url: target.value })}
      />
      <Field
        label={words("webhooks.for")}
        hint={words("webhooks.for.hint")}
        maxLength={200}
        value={at.about}
        onChange={({ target }) => setAt({ ...at, about: target.value })}
      />
      <fieldset className={css.topics}>
        <legend>{words("webhooks.topics")}</legend>
        {webhookTopic.options.map((topic) => (
          <label key={topic}>
            <input
              type="checkbox"
              checked={at.topics.includes(topic)}
              onChange={({ target }) => toggle(topic, target.checked)}
            />
            {words(`webhooks.topic.${topic}`)} <code>{topic}</code>
          </label>
        ))}
        <small>{words("webhooks.topics.hint")}</small>
      </fieldset>
      <div className={css.acts}>
        <Button onClick={close}>{words("cancel")}</Button>
        <Button
          type="submit"
          look="primary"
          aria-busy={form.busy}
          aria-disabled={at.url.trim() === ""}
          title={at.url.trim() === "" ? words("webhooks.url.hint") : undefined}
        >
          {words(endpoint ? "webhooks.save" : "webhooks.add")}
        </Button>
      </div>
    </form>
  )
}

function typedOf(endpoint: Endpoint | null): Typed {
  const chosen: readonly string[] = endpoint?.topics ?? []
  return {
    url: endpoint?.url ?? "https://",
    about: endpoint?.about ?? "",
    topics: webhookTopic.options.filter((topic) => chosen.includes(topic)),
  }
}
