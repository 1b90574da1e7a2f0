import { type Rule, type RoutingEvent, routingEvents } from "@veridesk/contract/assignment.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, SelectField } from "../frame/field.tsx"
import { wordsOf } from "../people/words-of.ts"
import { useSay } from "../words/words.ts"
import { ConditionBuilder } from "./condition-builder.tsx"
import css from "./routing.module.css"
import type { House } from "./house.ts"
import { priorityText } from "./sentence.ts"

/** Everything of a rule, in the order of its sentence: when, if, then. */
export function RuleEditor(props: {
  rule: Rule
  house: House
  onChange(rule: Rule): void
  onRemove(): void
}) {
  const { rule, house, onChange, onRemove } = props
  const words = useSay()
  const toggle = (event: RoutingEvent) => {
    const on = routingEvents.filter((one) => (one === event) !== rule.on.includes(one))
    if (on.length > 0) onChange({ ...rule, on })
  }
  return (
    <div className={css.editor}>
      <Field
        label={words("rule.name")}
        value={rule.name}
        maxLength={80}
        onChange={(event) => onChange({ ...rule, name: event.target.value })}
      />
      <fieldset className={css.checks}>
        <legend>{words("rule.when")}</legend>
        {routingEvents.map((event) => (
          <label key={event}>
            <input type="checkbox" checked={rule.on.includes(event)} onChange={() => toggle(event)} />
            {words(`routing.event.${event}`)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words("rule.if")}</legend>
        <ConditionBuilder
          when={rule.when}
          offers={house.offers}
          onChange={(when) => onChange({ ...rule, when })}
        />
      </fieldset>
      <fieldset>
        <legend>{words("rule.then")}</legend>
        <Acts rule={rule} house={house} onChange={onChange} />
        <label className={css.check}>
          <input
            type="checkbox"
            checked={rule.stop}
            onChange={() => onChange({ ...rule, stop: !rule.stop })}
          />
          {words("rule.stop")}
        </label>
      </fieldset>
      <span>
        <Button look="danger" small onClick={onRemove}>
          {words("rule.remove")}
        </Button>
      </span>
    </div>
  )
}

function Acts({ rule, house, onChange }: { rule: Rule; house: House; onChange(rule: Rule): void }) {
  const words = useSay()
  const { then } = rule
  const put = (more: Partial<Rule["then"]>) => onChange({ ...rule, then: { ...then, ...more } })
  const give = (to: string) => {
    const { skills = [], languages = [] } = then.assign ?? {}
    if (to === "least-loaded" || to === "round-robin")
      put({ person: null, assign: { how: to, skills, languages } })
    else put({ person: to || null, assign: null })
  }
  return (
    <div className={css.acts}>
      <SelectField
        label={words("rule.team")}
        value={then.team ?? ""}
        onChange={(event) => put({ team: event.target.value || null })}
      >
        <option value="">{words("rule.leave")}</option>
        {house.teams.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words("rule.priority")}
        value={then.priority ?? ""}
        onChange={(event) => put({ priority: event.target.value === "" ? null : Number(event.target.value) })}
      >
        <option value="">{words("rule.leave")}</option>
        {[0, 1, 2, 3, 4].map((n) => (
          <option key={n} value={n}>
            {priorityText(n, words)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words("rule.give")}
        value={then.person ?? then.assign?.how ?? ""}
        onChange={(event) => give(event.target.value)}
      >
        <option value="">{words("rule.give.nobody")}</option>
        <option value="least-loaded">{words("rule.give.least-loaded")}</option>
        <option value="round-robin">{words("rule.give.round-robin")}</option>
        {house.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {then.assign && (
        <>
          <WordsField
            label={words("rule.skills")}
            given={then.assign.skills}
            onChange={(skills) => then.assign && put({ assign: { ...then.assign, skills } })}
          />
          <WordsField
            label={words("rule.languages")}
            hint={words("rule.languages.hint")}
            given={then.assign.languages}
            onChange={(languages) => then.assign && put({ assign: { ...then.assign, languages } })}
          />
        </>
      )}
    </div>
  )
}

/** Words parted by commas; what is typed stays as it is typed. */
function WordsField(props: {
  label: string
  hint?: string
  given: string[]
  onChange(words: string[]): void
}) {
  const { label, hint, given, onChange } = props
  const [text, setText] = useState(given.join(", "))
  return (
    <Field
      label={label}
      hint={hint}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(wordsOf(event.target.value))
      }}
    />
  )
}
