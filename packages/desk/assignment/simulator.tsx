import type { RuleSet, Simulation } from "@veridesk/contract/assignment.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { FormFault, SelectField } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { simulate } from "./api.ts"
import type { House } from "./house.ts"
import css from "./routing.module.css"
import sim from "./simulator.module.css"
import { priorityText } from "./sentence.ts"
import { outcomeText, Trace } from "./trace.tsx"
import { TryOne } from "./try-one.tsx"

const SPANS = [7, 30, 90] as const

/** What the draft would do, before it is saved: to past tickets, and to one that is typed in. */
export function Simulator({ set, house }: { set: RuleSet; house: House }) {
  const words = useSay()
  const [span, setSpan] = useState("30")
  const [found, setFound] = useState<{ of: RuleSet; result: Simulation } | null>(null)
  const form = useSubmit(
    async () => ({ of: set, result: await simulate({ set, days: span === "all" ? null : Number(span) }) }),
    setFound,
  )
  return (
    <section className={sim.simulator} aria-labelledby="simulator-title">
      <div className={css.head}>
        <h2 id="simulator-title">{words("simulator.title")}</h2>
      </div>
      <p className={css.hint}>{words("simulator.text")}</p>
      <form className={sim.span} onSubmit={form.onSubmit}>
        <SelectField
          label={words("simulator.span")}
          value={span}
          onChange={(event) => setSpan(event.target.value)}
        >
          {SPANS.map((n) => (
            <option key={n} value={n}>
              {words("simulator.days", { n })}
            </option>
          ))}
          <option value="all">{words("simulator.all")}</option>
        </SelectField>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("simulator.run")}
        </Button>
      </form>
      <FormFault error={form.error} />
      <div aria-live="polite">
        {form.busy && <Skeleton lines={5} label={words("simulator.running")} />}
        {!form.busy && found && (
          <Result result={found.result} set={found.of} house={house} isStale={found.of !== set} />
        )}
      </div>
      <TryOne set={set} house={house} />
    </section>
  )
}

interface ResultProps {
  result: Simulation
  set: RuleSet
  house: House
  isStale: boolean
}

function Result({ result, set, house, isStale }: ResultProps) {
  const words = useSay()
  const { tickets: n, changed, moved, prioritisedDifferently, assignedDifferently } = result
  if (n === 0) return <p className={sim.result}>{words("simulator.none")}</p>
  return (
    <div className={sim.result}>
      {isStale && <p className={css.warning}>{words("simulator.stale")}</p>}
      <p>
        <b>
          {changed === 0
            ? words("simulator.same", { n })
            : words("simulator.changed", {
                n,
                changed: String(changed),
                moved: String(moved),
                prioritised: String(prioritisedDifferently),
                assigned: String(assignedDifferently),
              })}
        </b>
      </p>
      <Shift
        title={words("simulator.teams")}
        rows={result.teams.map(({ team, ...counts }) => ({
          name: team === null ? words("simulator.no-team") : house.names.team(team),
          ...counts,
        }))}
      />
      <Shift
        title={words("simulator.priorities")}
        rows={result.priorities.map(({ priority, ...counts }) => ({
          name: priorityText(priority, words),
          ...counts,
        }))}
      />
      <h3>{words("simulator.tickets")}</h3>
      <ul className={sim.tickets}>
        {result.rows.map((row) => (
          <li key={row.id}>
            <details>
              <summary>
                <span>
                  <bdi>{row.number}</bdi> {row.subject}
                </span>
                <small data-changed={row.changed ? "" : undefined}>
                  {row.changed
                    ? words("simulator.was", {
                        before: outcomeText(row.before, words, house),
                        after: outcomeText(row.after, words, house),
                      })
                    : outcomeText(row.after, words, house)}
                </small>
              </summary>
              <Trace trace={row.trace} set={set} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** How many before and after, and the difference. */
function Shift({ title, rows }: { title: string; rows: { name: string; before: number; after: number }[] }) {
  const words = useSay()
  return (
    <table className={css.shift}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{words("simulator.before")}</th>
          <th scope="col">{words("simulator.after")}</th>
          <th scope="col">±</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{after}</td>
            <td className={after === before ? undefined : css.changed}>{signed(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0"
}
