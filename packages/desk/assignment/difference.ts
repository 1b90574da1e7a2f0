import type { RuleSet } from "@veridesk/contract/assignment.ts"

/** What two sets of rules don't have in common, by the names of the rules. */
export interface Difference {
  added: string[]
  removed: string[]
  changed: string[]
  reordered: boolean
}

export function differenceOf(before: RuleSet, after: RuleSet): Difference {
  const was = new Map(before.rules.map((rule) => [rule.id, rule]))
  const is = new Map(after.rules.map((rule) => [rule.id, rule]))
  const both = (set: RuleSet) => set.rules.flatMap(({ id }) => (was.has(id) && is.has(id) ? [id] : []))
  return {
    added: after.rules.flatMap(({ id, name }) => (was.has(id) ? [] : [name])),
    removed: before.rules.flatMap(({ id, name }) => (is.has(id) ? [] : [name])),
    changed: after.rules.flatMap((rule) => {
      const old = was.get(rule.id)
      return old && JSON.stringify(old) !== JSON.stringify(rule) ? [rule.name] : []
    }),
    reordered: both(before).join() !== both(after).join(),
  }
}
