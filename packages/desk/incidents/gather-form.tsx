import type { GatherFilter, IncidentTicket } from "@veridesk/contract/incidents.ts"
import { useState } from "react"
import { gather, lookFor } from "../data/incidents.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./incidents.module.css"

const DAY = 86_400_000

/** Finds open tickets by what they are about; they join only after one has seen which. */
export function GatherForm({ id, onDone }: { id: string; onDone(): void }) {
  const words = useSay()
  const [asset, setAsset] = useState("")
  const [chain, setChain] = useState("")
  const [text, setText] = useState("")
  const [since, setSince] = useState(() => localTime(Date.now() - DAY))
  const [found, setFound] = useState<{ tickets: IncidentTicket[]; count: number } | null>(null)
  const filter: GatherFilter = { asset, chain, text, since: new Date(since).toISOString() }
  const look = useSubmit(() => lookFor(id, filter), setFound)
  const join = useSubmit(
    () => gather(id, { filter }),
    ({ joined }) => {
      tell(words("incident.gather.done", { n: joined }))
      setFound(null)
      onDone()
    },
  )
  const set = (to: (value: string) => void) => (event: { target: { value: string } }) => {
    to(event.target.value)
    setFound(null)
  }
  const narrow = [asset, chain, text].some((part) => part.trim() !== "")
  return (
    <section>
      <h2>{words("incident.gather")}</h2>
      <form className={css.form} onSubmit={look.onSubmit} noValidate>
        <FormFault error={look.error ?? join.error} />
        <div className={css.four}>
          <Field label={words("incident.gather.asset")} value={asset} onChange={set(setAsset)} />
          <Field label={words("incident.gather.chain")} value={chain} onChange={set(setChain)} />
          <Field label={words("incident.gather.text")} value={text} onChange={set(setText)} />
          <Field
            label={words("incident.gather.since")}
            type="datetime-local"
            value={since}
            onChange={set(setSince)}
          />
        </div>
        <div className={css.acts}>
          <Button type="submit" disabled={!narrow || since === ""} aria-busy={look.busy}>
            {words("incident.gather.look")}
          </Button>
          {found && <span role="status">{words("incident.gather.found", { n: found.count })}</span>}
          {found && found.count > 0 && (
            <Button look="primary" onClick={join.run} aria-busy={join.busy}>
              {words("incident.gather.go")}
            </Button>
          )}
        </div>
      </form>
      {found && (
        <ul className={css.found}>
          {found.tickets.slice(0, 10).map((ticket) => (
            <li key={ticket.id}>
              {ticket.number} · <span dir="auto">{ticket.subject}</span> ·{" "}
              <span dir="auto">{ticket.customerName}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** As a field of the browser takes it: here, to the minute. */
function localTime(ms: number): string {
  const at = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000)
  return at.toISOString().slice(0, 16)
}
