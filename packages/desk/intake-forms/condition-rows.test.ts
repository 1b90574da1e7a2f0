import type { Condition } from "@veridesk/contract/forms/conditions.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { type ConditionRow, readRows, writeRows } from "./condition-rows.ts"

const row = fc.oneof(
  fc.record({
    field: fc.constantFrom("a", "b"),
    how: fc.constantFrom("is", "is-not"),
    values: fc.array(fc.constantFrom("x", "y"), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constantFrom("a", "b"),
    how: fc.constantFrom("answered", "empty"),
    values: fc.constant([]),
  }),
) as fc.Arbitrary<ConditionRow>

test("what is written from lines is read as the same lines", () => {
  fc.assert(
    fc.property(fc.constantFrom("all", "any"), fc.array(row, { maxLength: 4 }), (join, rows) => {
      const read = readRows(writeRows({ join, rows }))
      expect(read?.rows).toEqual(rows)
      if (rows.length > 1) expect(read?.join).toBe(join)
    }),
  )
})

test.each<[string, Condition]>([
  ["all within any", { any: [{ all: [{ field: "a", is: ["x"] }] }] }],
  ["not of not answered", { not: { field: "a", answered: true } }],
  ["not of all", { all: [{ not: { all: [{ field: "a", is: ["x"] }] } }] }],
])("%s is no list of lines", (_what, condition) => expect(readRows(condition)).toBeNull())
