import type { Rule, RuleSet } from "@veridesk/contract/assignment.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"

/** Rules being edited; the version they were taken from stays beside them until they are saved. */
export interface Draft {
  set: RuleSet
  isChanged: boolean
  put(rule: Rule): void
  /** By so many places, down or up. */
  move(id: string, by: number): void
  remove(id: string): void
  /** Gives the id of the new rule, which stands last. */
  add(name: string): string
  setZone(zone: string): void
  /** Other rules in place of these, to be looked at and perhaps saved. */
  replace(set: RuleSet): void
  discard(): void
}

export function useDraft(from: RuleSet): Draft {
  const [set, change] = useState(from)
  const edit = (rules: (now: Rule[]) => Rule[]) => change((now) => ({ ...now, rules: rules(now.rules) }))
  return {
    set,
    isChanged: JSON.stringify(set) !== JSON.stringify(from),
    put: (rule) => edit((rules) => rules.map((one) => (one.id === rule.id ? rule : one))),
    move: (id, by) => edit((rules) => moved(rules, id, by)),
    remove: (id) => edit((rules) => rules.filter((one) => one.id !== id)),
    add(name) {
      const rule = { ...EMPTY, id: newId(), name }
      edit((rules) => [...rules, rule])
      return rule.id
    },
    setZone: (zone) => change((now) => ({ ...now, zone })),
    replace: change,
    discard: () => change(from),
  }
}

const EMPTY: Omit<Rule, "id" | "name"> = {
  on: ["opened"],
  when: "",
  then: { team: null, priority: null, person: null, assign: null },
  stop: false,
  enabled: true,
}

function moved(rules: Rule[], id: string, by: number): Rule[] {
  const at = rules.findIndex((one) => one.id === id)
  const rule = rules[at]
  const to = at + by
  if (!rule || to < 0 || to >= rules.length) return rules
  const rest = rules.filter((one) => one.id !== id)
  return [...rest.slice(0, to), rule, ...rest.slice(to)]
}
