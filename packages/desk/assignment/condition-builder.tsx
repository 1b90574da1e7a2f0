import { type FactName, routingFacts } from "@veridesk/contract/routing-facts.ts"
import { useId, useState } from "react"
import { Button, IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { type Condition, fromCel, operatorsOf, toCel, typeOf } from "./conditions.ts"
import css from "./routing.module.css"

interface BuilderProps {
  when: string
  /** Values that a fact is known to take, to choose from while typing. */
  offers: Partial<Record<FactName, readonly string[]>>
  onChange(when: string): void
}

/** A condition as fields, and as the CEL text that they write; what the fields can't say is written there. */
export function ConditionBuilder({ when, offers, onChange }: BuilderProps) {
  const words = useSay()
  const [shown, setShown] = useState(() => fromCel(when))
  // Written by hand meanwhile: the fields follow. One that has no value yet stays, though it isn't written.
  const conditions = shown && toCel(shown) === when ? shown : fromCel(when)
  const put = (next: Condition[]) => {
    setShown(next)
    onChange(toCel(next))
  }
  const cel = useId()
  return (
    <div className={css.builder}>
      {conditions?.map((condition, at) => (
        <ConditionRow
          key={at}
          condition={condition}
          offers={offers}
          onChange={(next) => put(conditions.map((one, i) => (i === at ? next : one)))}
          onRemove={() => put(conditions.filter((_, i) => i !== at))}
        />
      ))}
      {conditions ? (
        <span>
          <Button
            look="quiet"
            small
            onClick={() => put([...conditions, { fact: "form", operator: "is", value: "" }])}
          >
            <Icon name="add" />
            {words("condition.add")}
          </Button>
        </span>
      ) : (
        <p className={css.hint}>{words("condition.cel.only")}</p>
      )}
      <label htmlFor={cel}>{words("condition.cel")}</label>
      <textarea
        id={cel}
        className={css.cel}
        value={when}
        rows={2}
        spellCheck={false}
        maxLength={2000}
        aria-describedby={`${cel}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${cel}-hint`} className={css.hint}>
        {words("condition.cel.hint")}
      </p>
    </div>
  )
}

function ConditionRow(props: {
  condition: Condition
  offers: BuilderProps["offers"]
  onChange(condition: Condition): void
  onRemove(): void
}) {
  const { condition, offers, onChange, onRemove } = props
  const words = useSay()
  const list = useId()
  const { fact, operator, value } = condition
  const takesValue = operator !== "yes" && operator !== "no"
  const several = operator === "one-of" || operator === "mentions"
  return (
    <div className={css.condition}>
      <select
        aria-label={words("condition.fact")}
        value={fact}
        onChange={(event) => onChange(startWith(event.target.value))}
      >
        {routingFacts.map(({ name }) => (
          <option key={name} value={name}>
            {words(`fact.${name}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={words("condition.operator")}
        value={operator}
        onChange={(event) =>
          onChange({
            ...condition,
            operator: operatorsOf(fact).find((one) => one === event.target.value) ?? operator,
          })
        }
      >
        {operatorsOf(fact).map((one) => (
          <option key={one} value={one}>
            {words(`condition.op.${one}`)}
          </option>
        ))}
      </select>
      {takesValue && (
        <input
          aria-label={words("condition.value")}
          title={several ? words("condition.values") : undefined}
          value={value}
          inputMode={typeOf(fact) === "string" ? undefined : "decimal"}
          list={offers[fact] ? list : undefined}
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
      )}
      {offers[fact] && (
        <datalist id={list}>
          {offers[fact].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
      <IconButton icon="close" label={words("condition.remove")} onPress={onRemove} />
    </div>
  )
}

function startWith(name: string): Condition {
  const fact = routingFacts.find((one) => one.name === name)?.name ?? "form"
  return { fact, operator: operatorsOf(fact)[0] ?? "is", value: "" }
}
