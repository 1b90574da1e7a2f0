import type { Policy, Targets } from "@veridesk/contract/sla.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./clocks-page.module.css"
import { readSpan, writeSpan } from "./spans.ts"

const METRICS = ["first", "next", "resolution"] as const
const PRIORITIES = [0, 1, 2, 3, 4]

/** Metric by priority, for one kind of case at a time. */
export function TargetsPart({ policy, change }: { policy: Policy; change(part: Partial<Policy>): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [kind, setKind] = useState("standard")
  const targets = policy.targets[kind]
  if (!targets) return null
  const put = (part: Partial<Targets>) =>
    change({ targets: { ...policy.targets, [kind]: { ...targets, ...part } } })
  return (
    <section>
      <h2>{words("sla.targets")}</h2>
      <p className={css.hint}>{words("sla.targets.about")}</p>
      <div className={css.row}>
        <SelectField label={words("sla.kind")} value={kind} onChange={(event) => setKind(event.target.value)}>
          {Object.entries(policy.targets).map(([key, { name }]) => (
            <option key={key} value={key}>
              {locale === "zh-CN" ? name.zh : name.en}
            </option>
          ))}
        </SelectField>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={targets.always}
            onChange={(event) => put({ always: event.target.checked })}
          />
          {words("sla.always")}
        </label>
      </div>
      <div className={css.scroll}>
        <table className={css.grid} key={kind}>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{words("clocks.title")}</span>
              </th>
              {PRIORITIES.map((priority) => (
                <th key={priority} scope="col">
                  P{priority}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {METRICS.map((metric) => (
              <tr key={metric}>
                <th scope="row">{words(`clocks.metric.${metric}`)}</th>
                {PRIORITIES.map((priority) => (
                  <td key={priority}>
                    <SpanCell
                      label={words("sla.cell", { metric: words(`clocks.metric.${metric}`), priority })}
                      minutes={targets[metric][priority] ?? 1}
                      onRead={(minutes) =>
                        put({ [metric]: targets[metric].map((one, at) => (at === priority ? minutes : one)) })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function SpanCell({ label, minutes, onRead }: { label: string; minutes: number; onRead(n: number): void }) {
  const words = useSay()
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? writeSpan(minutes)
  const wrong = readSpan(shown) === null
  return (
    <input
      className={css.cell}
      aria-label={label}
      aria-invalid={wrong || undefined}
      title={wrong ? words("sla.span.fault") : undefined}
      value={shown}
      onChange={(event) => {
        setText(event.target.value)
        const next = readSpan(event.target.value)
        if (next !== null) onRead(next)
      }}
      onBlur={() => !wrong && setText(null)}
    />
  )
}
