import { newId } from "@veridesk/contract/ids.ts"
import { MOST_ITEMS, requestTemplate, type WantedItem } from "@veridesk/contract/requests.ts"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { queries, requestsQuery } from "../data/queries.ts"
import { askFor } from "../data/server.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { OwnItem } from "./own-item.tsx"
import css from "./requests.module.css"

const templates = requestTemplate.options

/** A list of things to ask the customer for, ours or in one's own words, with one message. */
export function AskSheet({ id, name, onClose }: { id: string; name: string; onClose(): void }) {
  const words = useSay()
  const { data } = useQuery(requestsQuery(id))
  const [ids] = useState(() => ({ requestId: newId(), messageId: newId() }))
  const [items, setItems] = useState<WantedItem[]>([])
  const [body, setBody] = useState("")
  const [why, setWhy] = useState("")
  const [wantedBy, setWantedBy] = useState("")
  const [complete, setComplete] = useState(true)
  const grows = (data?.items.length ?? 0) > 0
  const form = useSubmit(
    () => askFor(id, { ...ids, body, items, complete, why, wantedBy: wantedBy || null }),
    (list) => {
      queries.setQueryData(requestsQuery(id).queryKey, list)
      tell(words("ask.done"))
      onClose()
    },
  )
  const has = (key: string) => items.some((item) => "template" in item && item.template === key)
  const own = items.filter((item) => "title" in item)
  const add = (item: WantedItem) => setItems((before) => [...before, item].slice(0, MOST_ITEMS))
  return (
    <Sheet title={words("ask.title", { name })} onClose={onClose} wide>
      <form className={css.form} onSubmit={form.onSubmit}>
        <FormFault error={form.error} />
        <fieldset className={css.checks}>
          <legend>{words("ask.usual")}</legend>
          {templates.map((key) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={has(key)}
                onChange={({ target }) =>
                  target.checked
                    ? add({ template: key })
                    : setItems(items.filter((item) => !("template" in item && item.template === key)))
                }
              />
              <span>
                {words(key)}
                <small>{words(`${key}.about`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {own.length > 0 && (
          <ul className={css.own} aria-label={words("ask.list")}>
            {own.map((item) => (
              <li key={item.title}>
                <span dir="auto">
                  {item.title}
                  <small>{item.about}</small>
                </span>
                <IconButton
                  icon="close"
                  label={words("ask.remove", { title: item.title })}
                  onPress={() => setItems(items.filter((other) => other !== item))}
                />
              </li>
            ))}
          </ul>
        )}
        <OwnItem onAdd={add} />
        <label className={css.message}>
          {words("ask.message")}
          <textarea
            rows={3}
            dir="auto"
            value={body}
            aria-describedby="ask-message-hint"
            onChange={(event) => setBody(event.target.value)}
          />
          <small id="ask-message-hint">{words("ask.message.hint")}</small>
        </label>
        {grows && (
          <Field
            label={words("ask.why")}
            hint={words("ask.why.hint")}
            value={why}
            required
            maxLength={300}
            fault={form.faultOf("why")}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
        <div className={css.two}>
          <Field
            label={words("ask.by")}
            type="date"
            value={wantedBy}
            onChange={(event) => setWantedBy(event.target.value)}
          />
          <label className={css.check}>
            <input
              type="checkbox"
              checked={complete}
              onChange={(event) => setComplete(event.target.checked)}
            />
            {words("ask.complete")}
          </label>
        </div>
        <Button
          type="submit"
          look="primary"
          aria-busy={form.busy}
          aria-disabled={items.length === 0}
          title={items.length === 0 ? words("ask.nothing") : undefined}
          onClick={(event) => {
            if (items.length === 0) event.preventDefault()
          }}
        >
          {words("ask.go")}
        </Button>
      </form>
    </Sheet>
  )
}
