import type { PeopleList } from "@veridesk/contract/desk-api.ts"
import type { Escalation, Policy } from "@veridesk/contract/sla.ts"
import { Field, SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./clocks-page.module.css"

const METRICS = ["first", "next", "resolution"] as const
const MOMENTS = ["at-risk", "breached"] as const

/** When clocks stand still, in words, and what is done before and after a promise breaks. */
export function RulesPart(props: {
  policy: Policy
  teams: PeopleList["teams"]
  change(part: Partial<Policy>): void
}) {
  const { policy, teams, change } = props
  const words = useSay()
  const { pauses, warn } = policy
  const pause = (part: Partial<Policy["pauses"]>) => change({ pauses: { ...pauses, ...part } })
  const number = (text: string, [least, most]: [number, number]) =>
    Math.min(most, Math.max(least, Math.round(Number(text)) || least))
  return (
    <section>
      <h2>{words("sla.rules")}</h2>
      <div className={css.checks}>
        <Check
          text={words("sla.pause.customer")}
          on={pauses.resolutionWithCustomer}
          set={(on) => pause({ resolutionWithCustomer: on })}
        />
        <Check
          text={words("sla.pause.others")}
          on={pauses.resolutionWithOthers}
          set={(on) => pause({ resolutionWithOthers: on })}
        />
        <Check
          text={words("sla.pause.reply")}
          on={pauses.replyWithOthers}
          set={(on) => pause({ replyWithOthers: on })}
        />
      </div>
      <div className={css.fields}>
        <Field
          label={words("sla.reopen")}
          type="number"
          min={1}
          max={90}
          value={policy.reopenDays}
          onChange={(event) => change({ reopenDays: number(event.target.value, [1, 90]) })}
        />
        <Field
          label={words("sla.warn.percent")}
          type="number"
          min={10}
          max={95}
          value={warn.percent}
          onChange={(event) => change({ warn: { ...warn, percent: number(event.target.value, [10, 95]) } })}
        />
        <Field
          label={words("sla.warn.minutes")}
          type="number"
          min={1}
          max={1440}
          value={warn.minutes}
          onChange={(event) => change({ warn: { ...warn, minutes: number(event.target.value, [1, 1440]) } })}
        />
      </div>
      {MOMENTS.map((when) => (
        <Acts key={when} when={when} policy={policy} teams={teams} change={change} />
      ))}
    </section>
  )
}

/** What happens at one moment, a line for each clock. */
function Acts(props: {
  when: Escalation["when"]
  policy: Policy
  teams: PeopleList["teams"]
  change(part: Partial<Policy>): void
}) {
  const { when, policy, teams, change } = props
  const words = useSay()
  const ruleOf = (metric: Escalation["metrics"][number]): Escalation =>
    policy.escalations.find((rule) => rule.when === when && rule.metrics.includes(metric)) ?? {
      when,
      metrics: [metric],
      raisePriority: false,
      moveTo: null,
      notifyLeads: false,
    }
  const put = (metric: Escalation["metrics"][number], part: Partial<Escalation>) => {
    const others = policy.escalations.filter((rule) => rule.when !== when)
    const mine = METRICS.map((one) => ({
      ...ruleOf(one),
      metrics: [one],
      ...(one === metric ? part : {}),
    }))
    change({ escalations: [...others, ...mine] })
  }
  return (
    <fieldset className={css.part}>
      <legend>{words(`sla.when.${when}`)}</legend>
      {METRICS.map((metric) => {
        const rule = ruleOf(metric)
        return (
          <div className={css.act} key={metric}>
            <span>{words(`clocks.metric.${metric}`)}</span>
            <Check
              text={words("sla.do.notify")}
              on={rule.notifyLeads}
              set={(on) => put(metric, { notifyLeads: on })}
            />
            <Check
              text={words("sla.do.raise")}
              on={rule.raisePriority}
              set={(on) => put(metric, { raisePriority: on })}
            />
            <SelectField
              label={words("sla.do.move")}
              value={rule.moveTo ?? ""}
              onChange={(event) => put(metric, { moveTo: event.target.value || null })}
            >
              <option value="">{words("sla.do.nobody")}</option>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
        )
      })}
    </fieldset>
  )
}

function Check({ text, on, set }: { text: string; on: boolean; set(on: boolean): void }) {
  return (
    <label className={css.check}>
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      {text}
    </label>
  )
}
