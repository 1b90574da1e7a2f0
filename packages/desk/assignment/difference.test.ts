import type { Rule } from "@veridesk/contract/assignment.ts"
import { expect, test } from "vitest"
import { differenceOf } from "./difference.ts"

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  name: `Rule ${id}`,
  on: ["opened"],
  when: "",
  then: { team: null, priority: null, person: null, assign: null },
  stop: false,
  enabled: true,
  ...more,
})
const set = (...rules: Rule[]) => ({ zone: "UTC", rules })

test("two sets of rules are compared by what was added, removed, changed and moved", () => {
  const before = set(rule("a"), rule("b"), rule("c"))
  expect(differenceOf(before, set(rule("c"), rule("d"), rule("b", { stop: true })))).toEqual({
    added: ["Rule d"],
    removed: ["Rule a"],
    changed: ["Rule b"],
    reordered: true,
  })
  expect(differenceOf(before, before)).toEqual({ added: [], removed: [], changed: [], reordered: false })
})
