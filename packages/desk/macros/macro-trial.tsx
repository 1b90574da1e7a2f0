import { useQuery } from "@tanstack/react-query"
import type { MacroContent } from "@veridesk/contract/macros.ts"
import { useEffect, useState } from "react"
import { readList } from "../data/server.ts"
import { SelectField } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { MacroPreview } from "./macro-preview.tsx"
import css from "./macros-page.module.css"
import { tryMacro } from "./server.ts"
import { variableName } from "./variable-name.ts"

const RECENT = 20
/** After the last key. */
const REST_MS = 350

/** How the text comes out in a real ticket, filled in by the server as it will be: those of its forms first. */
export function MacroTrial({ content }: { content: MacroContent }) {
  const words = useSay()
  const [chosen, setChosen] = useState<string | null>(null)
  const body = useRested(content.body)
  const recent = useQuery({
    queryKey: ["macro-trial-tickets"],
    queryFn: ({ signal }) => readList({ view: "all", status: "any", sort: "newest", limit: RECENT }, signal),
  })
  const rows = (recent.data?.rows ?? []).toSorted(
    (a, b) => Number(content.forms.includes(b.formKey)) - Number(content.forms.includes(a.formKey)),
  )
  const ticket = rows.find(({ id }) => id === chosen) ?? rows[0]
  const hasText = Boolean(body.en.trim() || body.zh.trim())
  const tried = useQuery({
    queryKey: ["macro-trial", ticket?.id, body],
    queryFn: ({ signal }) => tryMacro({ conversationId: ticket?.id ?? "", body }, signal),
    enabled: ticket !== undefined && hasText,
    placeholderData: (before) => before,
  })
  return (
    <aside className={css.trial} aria-label={words("macros.trial")}>
      <h3>{words("macros.trial")}</h3>
      {recent.data && !ticket && <p className={css.none}>{words("macros.trial.none")}</p>}
      {ticket && (
        <SelectField
          label={words("macros.trial.ticket")}
          value={ticket.id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {rows.map((row) => (
            <option key={row.id} value={row.id}>
              {row.customerName} · {row.subject}
            </option>
          ))}
        </SelectField>
      )}
      {!hasText && <p className={css.none}>{words("macros.trial.empty")}</p>}
      {ticket && hasText && !tried.data && !tried.isError && <Skeleton lines={4} label={words("loading")} />}
      {tried.isError && <p className={css.fault}>{words("macros.trial.failed")}</p>}
      {hasText && tried.data && (
        <>
          <MacroPreview macro={{ ...tried.data, actions: content.actions }} />
          <p className={css.none} role="status">
            {tried.data.unresolved.length === 0
              ? words("macros.trial.whole")
              : words("macros.trial.holes", {
                  names: tried.data.unresolved.map((name) => variableName(words, name)).join(" · "),
                })}
          </p>
        </>
      )}
    </aside>
  )
}

/** The value once it has rested for a moment: the server isn't asked for every key. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
