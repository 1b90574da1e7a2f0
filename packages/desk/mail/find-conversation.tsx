import { useQuery } from "@tanstack/react-query"
import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { useState } from "react"
import { find } from "../data/server.ts"
import { Field } from "../frame/field.tsx"
import { useLate } from "../palette/use-late.ts"
import { useSay } from "../words/words.ts"
import css from "./sheets.module.css"

export type FoundOne = Pick<ConversationRow, "id" | "number" | "subject" | "status" | "customerName">

const AFTER_MS = 200

/** One conversation, found by its number, a UID or a name. */
export function FindConversation(props: {
  chosen: FoundOne | null
  onChoose(found: FoundOne | null): void
  fault: string | undefined
}) {
  const { chosen, onChoose, fault } = props
  const words = useSay()
  const [text, setText] = useState("")
  const asked = useLate(text.trim(), AFTER_MS)
  const found = useQuery({
    queryKey: ["find", asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  })
  const all = asked.length > 1 ? (found.data?.conversations ?? []) : []
  return (
    <div className={css.find}>
      <Field
        label={words("mail.release.find")}
        hint={words("mail.release.find.hint")}
        fault={fault}
        type="search"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChoose(null)
        }}
      />
      <fieldset className={css.choices}>
        <legend className="vh">{words("mail.release.found")}</legend>
        {all.map((one) => (
          <label key={one.id} className={css.check}>
            <input
              type="radio"
              name="conversation"
              checked={chosen?.id === one.id}
              onChange={() => onChoose(one)}
            />
            <span>
              <span className={css.code}>{one.number}</span> {one.customerName}
              <small dir="auto">
                {one.subject} · {words(`status.${one.status}`)}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className={css.hint} role="status">
        {asked.length > 1 && found.isSuccess && all.length === 0 && words("mail.release.nothing")}
      </p>
    </div>
  )
}
