import {
  type AssignTo,
  CUSTOMERS_LANGUAGE,
  type Rule,
  type RuleFault,
  type RuleWarning,
} from "@veridesk/contract/assignment.ts"
import { isWordKey, type Say } from "../words/words.ts"
import { type Condition, fromCel } from "./conditions.ts"

/** Names that a sentence about rules needs, by key and id. */
export interface RuleNames {
  team(key: string | null): string
  person(id: string): string
}

/** A rule in one sentence. */
export function sentenceOf(rule: Rule, words: Say, names: RuleNames): string {
  const on = rule.on.map((event) => words(`routing.event.${event}`)).join(words("rule.or"))
  const acts = actsOf(rule, words, names).join(words("event.routed.and"))
  const when = conditionText(rule.when, words)
  return when ? words("rule.sentence", { on, when, acts }) : words("rule.sentence.always", { on, acts })
}

function actsOf({ then, stop }: Rule, words: Say, names: RuleNames): string[] {
  const acts: string[] = []
  if (then.team !== null) acts.push(words("rule.act.team", { team: names.team(then.team) }))
  if (then.priority !== null)
    acts.push(words("rule.act.priority", { priority: priorityText(then.priority, words) }))
  if (then.person !== null) acts.push(words("rule.act.person", { name: names.person(then.person) }))
  if (then.assign) acts.push(assignText(then.assign, words))
  if (acts.length === 0) acts.push(words("rule.nothing"))
  if (stop) acts.push(words("rule.act.stop"))
  return acts
}

export function assignText({ how, skills, languages }: AssignTo, words: Say): string {
  const act = words(`rule.act.${how}`)
  const spoken = languages.map((one) => (one === CUSTOMERS_LANGUAGE ? words("rule.customers-language") : one))
  const needs = [...skills, ...spoken].join(", ")
  return needs ? words("rule.act.needs", { act, needs }) : act
}

export function priorityText(priority: number, words: Say): string {
  const key = `priority.${priority}`
  return isWordKey(key) ? words(key) : String(priority)
}

/** In words where the builder knows them all, otherwise as it is written. */
function conditionText(when: string, words: Say): string {
  const conditions = fromCel(when)
  return conditions ? conditions.map((one) => partText(one, words)).join(words("rule.and")) : when
}

function partText({ fact, operator, value }: Condition, words: Say): string {
  const name = words(`fact.${fact}`)
  if (operator === "yes") return name
  if (operator === "no") return words("condition.not", { fact: name })
  return [name, words(`condition.op.${operator}`), value].filter((part) => part !== "").join(" ")
}

export function faultText({ code, at, about }: RuleFault, words: Say): string {
  return words(`fault.${code}`, { at: String(at + 1), about })
}

export function warningText({ code, about }: RuleWarning, words: Say): string {
  return words(`warning.${code}`, { about }).trim()
}
