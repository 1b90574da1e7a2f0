import type {
  Outcome,
  Rule,
  RuleFault,
  RuleOutcome,
  RuleSet,
  RuleWarning,
} from "@veridesk/contract/assignment.ts"
import { type Condition, readCondition } from "./condition.ts"
import type { Facts } from "./facts.ts"

/** A version of the rules, ready to be asked. */
export type Compiled = { version: number; zone: string; rules: { rule: Rule; condition: Condition }[] }

/** One rule that has something to say about a ticket, with what is left for it to settle. */
export type Act = { rule: Rule } & Rule["then"]

/** Makes a version ready to be asked, once. A rule that can't be read, which no version has that was saved, is left out. */
export function compile(version: number, set: RuleSet): Compiled {
  const rules = set.rules.flatMap((rule) => {
    const read = readCondition(rule.when)
    return "condition" in read ? [{ rule, condition: read.condition }] : []
  })
  return { version, zone: set.zone, rules }
}

/**
 * What the rules want done. They are asked in order; the first to name a team, a priority or a person settles it,
 * so that risk stands before rank by standing above it. A rule that stops ends the list.
 * @param told is told of each rule what became of it
 */
export function plan(compiled: Compiled, facts: Facts, told?: (outcome: RuleOutcome) => void): Act[] {
  const acts: Act[] = []
  const settled = { team: false, priority: false, person: false }
  let stopped = false
  for (const { rule, condition } of compiled.rules) {
    const say = (outcome: RuleOutcome["outcome"], part: string | null = null) =>
      told?.({ ruleId: rule.id, outcome, part })
    if (!rule.enabled) say("off")
    else if (stopped) say("stopped")
    else if (!rule.on.some((event) => event === facts.event)) say("other-event")
    else {
      const holds = condition.holds(facts)
      if (holds !== true) {
        if (holds === false) say("false", told ? condition.whyNot(facts) : null)
        else say("error", holds.error)
        continue
      }
      say("matched")
      acts.push(stillOpen(rule, settled))
      stopped = rule.stop
      if (stopped && !told) break
    }
  }
  return acts
}

function stillOpen(rule: Rule, settled: { team: boolean; priority: boolean; person: boolean }): Act {
  const { team, priority, person, assign } = rule.then
  const act = {
    rule,
    team: settled.team ? null : team,
    priority: settled.priority ? null : priority,
    person: settled.person ? null : person,
    assign: settled.person || person !== null ? null : assign,
  }
  settled.team ||= team !== null
  settled.priority ||= priority !== null
  settled.person ||= person !== null || assign !== null
  return act
}

/** What a ticket would come to by these rules. */
export function outcomeOf(acts: Act[], now: { team: string | null; priority: number }): Outcome {
  return {
    team: acts.find(({ team }) => team !== null)?.team ?? now.team,
    priority: acts.find(({ priority }) => priority !== null)?.priority ?? now.priority,
    person: acts.find(({ person }) => person !== null)?.person ?? null,
    assign: acts.find(({ assign }) => assign !== null)?.assign ?? null,
    ruleIds: acts.map(({ rule }) => rule.id),
  }
}

export type Link = { id: string; name: string }

/** How many rules may set one another off before somebody has to look. */
export const LONGEST_CHAIN = 5

/** Whether a rule may act in a chain of rules that have set one another off. */
export function mayFollow(chain: Link[], rule: Link): true | "again" | "too-long" {
  if (chain.some(({ id }) => id === rule.id)) return "again"
  return chain.length < LONGEST_CHAIN ? true : "too-long"
}

export type House = {
  teams: readonly { id: string; key: string }[]
  people: readonly { id: string; skills: string[]; languages: string[]; teamIds: string[]; active: boolean }[]
}

/** What keeps a set of rules from being saved. */
export function faultsOf(set: RuleSet, house: House): RuleFault[] {
  const seen = new Set<string>()
  return set.rules.flatMap((rule) => {
    const found: RuleFault[] = []
    const add = (fault: Omit<RuleFault, "ruleId">) => found.push({ ruleId: rule.id, ...fault })
    if (seen.has(rule.id)) add({ code: "same-id", at: 0, about: rule.name })
    seen.add(rule.id)
    const read = readCondition(rule.when)
    if ("fault" in read) add(read.fault)
    const { team, person } = rule.then
    if (team !== null && !house.teams.some(({ key }) => key === team))
      add({ code: "no-team", at: 0, about: team })
    if (person !== null && !house.people.some(({ id }) => id === person))
      add({ code: "no-person", at: 0, about: person })
    return found
  })
}

/** What may be saved and is most likely a mistake. */
export function warningsOf(set: RuleSet, house: House): RuleWarning[] {
  const { rules } = compile(0, set)
  const used = rules.filter(({ rule }) => rule.enabled)
  return used.flatMap(({ rule, condition }, at) => {
    const found: RuleWarning[] = []
    const { team, priority, person, assign } = rule.then
    if (team === null && priority === null && person === null && assign === null && !rule.stop)
      found.push({ ruleId: rule.id, code: "does-nothing", about: "" })
    const above = used.slice(0, at).find((other) => shadows(other, { rule, condition }))
    if (above) found.push({ ruleId: rule.id, code: "shadowed", about: above.rule.name })
    if (assign && !house.people.some((one) => one.active && isAble(one, rule, house)))
      found.push({
        ruleId: rule.id,
        code: "nobody-able",
        about: [...assign.skills, ...assign.languages].join(", "),
      })
    return found
  })
}

type Read = { rule: Rule; condition: Condition }

/** A rule that stops leaves nothing to one below it that asks for all that it asks for, and perhaps more. */
function shadows(above: Read, below: Read): boolean {
  return (
    above.rule.stop &&
    below.rule.on.every((event) => above.rule.on.includes(event)) &&
    above.condition.parts.every((part) => below.condition.parts.includes(part))
  )
}

function isAble(person: House["people"][number], { then }: Rule, { teams }: House): boolean {
  const teamId = teams.find(({ key }) => key === then.team)?.id
  const languages = then.assign?.languages.filter((one) => one !== "customer") ?? []
  return (
    (teamId === undefined || person.teamIds.includes(teamId)) &&
    (then.assign?.skills ?? []).every((skill) => person.skills.includes(skill)) &&
    (languages.length === 0 || languages.some((language) => person.languages.includes(language)))
  )
}
