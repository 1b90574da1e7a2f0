import { useQuery } from "@tanstack/react-query"
import type { Status } from "@veridesk/contract/conversation.ts"
import { useState } from "react"
import { customerQuery } from "../data/queries.ts"
import { find } from "../data/server.ts"
import { Field } from "../frame/field.tsx"
import { Id4 } from "../frame/id4.tsx"
import { useLate } from "../palette/use-late.ts"
import { useSay } from "../words/words.ts"
import css from "./merging.module.css"

/** A ticket as one chooses it. */
export interface Pick {
  id: string
  number: string
  subject: string
  status: Status
}

const AFTER_MS = 200

/** Finds another ticket: the customer's own at once, and any by number, name or TxID. */
export function TicketPicker(props: { id: string; chosen: Pick | null; onChoose(pick: Pick): void }) {
  const { id, chosen, onChoose } = props
  const words = useSay()
  const [text, setText] = useState("")
  const asked = useLate(text.trim(), AFTER_MS)
  const { data: customer } = useQuery(customerQuery(id))
  const { data: found } = useQuery({
    queryKey: ["find", asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked.length >= 2,
  })
  const searching = asked.length >= 2
  // What was merged goes on elsewhere; by its number it is found all the same.
  const own = (customer?.history ?? []).filter((item) => !item.mergedInto)
  const shown: readonly Pick[] = searching ? (found?.conversations ?? []) : own
  const others = shown.filter((item) => item.id !== id)
  return (
    <div className={css.picker}>
      <Field
        label={words("pick.search")}
        value={text}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className={css.choices}>
        <legend>{words(searching ? "pick.found" : "pick.own")}</legend>
        {others.map((item) => (
          <label key={item.id} className={css.choice}>
            <input
              type="radio"
              name="ticket"
              checked={chosen?.id === item.id}
              onChange={() => onChoose(item)}
            />
            <span dir="auto">{item.subject}</span>
            <small>{words(`status.${item.status}`)}</small>
            <Id4 value={item.number} small />
          </label>
        ))}
        {others.length === 0 && (found || !searching) && <p className={css.none}>{words("pick.none")}</p>}
      </fieldset>
    </div>
  )
}
