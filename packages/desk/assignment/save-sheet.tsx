import { useQuery } from "@tanstack/react-query"
import type { RuleSet } from "@veridesk/contract/assignment.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { readRouting, saveRules } from "./api.ts"
import { differenceOf } from "./difference.ts"
import css from "./routing.module.css"

interface SaveProps {
  set: RuleSet
  basedOn: number
  onClose(): void
  onSaved(): void
}

/** Saves the draft as the next version, with a note, at once or from a later moment. */
export function SaveSheet({ set, basedOn, onClose, onSaved }: SaveProps) {
  const words = useSay()
  const [note, setNote] = useState("")
  const [from, setFrom] = useState("")
  const [on, setOn] = useState({ version: basedOn, requestId: newId() })
  const form = useSubmit(
    () =>
      saveRules({
        requestId: on.requestId,
        basedOn: on.version,
        set,
        note,
        activeFrom: from === "" ? null : new Date(from).toISOString(),
      }),
    ({ version }) => {
      tell(words("routing.saved", { version: String(version) }))
      onSaved()
    },
  )
  const isStale = form.error?.code === "rules-changed-meanwhile"
  return (
    <Sheet title={words("routing.save.title", { version: String(on.version + 1) })} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit}>
        <FormFault error={form.error} />
        {isStale ? (
          <Conflict
            mine={set}
            onLoad={onSaved}
            onInsist={(version) => {
              setOn({ version, requestId: newId() })
              form.clear()
            }}
          />
        ) : (
          <>
            <Field
              label={words("routing.note")}
              value={note}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setNote(event.target.value)}
            />
            <Field
              label={words("routing.from")}
              type="datetime-local"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Button type="submit" look="primary" aria-busy={form.busy}>
              {words("save")}
            </Button>
          </>
        )}
      </form>
    </Sheet>
  )
}

/** Somebody has saved since: what the draft would change of theirs, and the choice. */
function Conflict(props: { mine: RuleSet; onLoad(): void; onInsist(version: number): void }) {
  const { mine, onLoad, onInsist } = props
  const words = useSay()
  const { data: newest } = useQuery({
    queryKey: ["routing-newest"],
    queryFn: readRouting,
    staleTime: 0,
    gcTime: 0,
  })
  if (!newest) return null
  const { added, removed, changed, reordered } = differenceOf(newest.set, mine)
  const lines = (
    [
      ["added", added],
      ["removed", removed],
      ["changed", changed],
    ] as const
  ).filter(([, names]) => names.length > 0)
  const [last] = newest.versions
  return (
    <>
      <p>
        {words("routing.conflict.by", {
          version: String(newest.latest),
          name: last?.author ?? words("versions.default"),
          note: last?.note || "–",
        })}
      </p>
      <p>{words("routing.conflict.yours")}</p>
      <ul className={css.difference}>
        {lines.map(([kind, names]) => (
          <li key={kind}>
            {words(`routing.conflict.${kind}`, { names: names.map((name) => `“${name}”`).join(", ") })}
          </li>
        ))}
        {reordered && <li>{words("routing.conflict.reordered")}</li>}
      </ul>
      <Button look="primary" onClick={() => onInsist(newest.latest)}>
        {words("routing.conflict.insist")}
      </Button>
      <Button onClick={onLoad}>{words("routing.load-newest")}</Button>
    </>
  )
}
