import type { StatusLabel } from "@veridesk/contract/statuses.ts"
import { expect, test } from "vitest"
import { withMoved, withNew } from "./list.ts"

const label = (key: string, more: Partial<StatusLabel> = {}): StatusLabel => ({
  key,
  category: "open",
  label: { en: key, zh: key },
  customer: { en: "", zh: "" },
  retired: false,
  ...more,
})
const keys = (all: StatusLabel[]) => all.map(({ key }) => key)

test("a label moves past the next one of its category, over retired ones and those of others", () => {
  const all = [label("a"), label("x", { category: "solved" }), label("old", { retired: true }), label("b")]
  expect(keys(withMoved(all, "a", 1))).toEqual(["b", "x", "old", "a"])
  expect(keys(withMoved(all, "b", -1))).toEqual(["b", "x", "old", "a"])
  expect(withMoved(all, "b", 1)).toBe(all)
  expect(withMoved(all, "x", -1)).toBe(all)
})

test("a new label takes a key that no other one has", () => {
  const all = withNew([label("status-2"), label("other")], "solved")
  expect(keys(all)).toEqual(["status-2", "other", "status-3"])
  expect(keys(withNew([label("status-2")], "open"))).toEqual(["status-2", "status-3"])
})
