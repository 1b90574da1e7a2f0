import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { expect, test } from "vitest"
import { nextKey, registerChanges, sidesIn, sidesOf } from "./register-changes.ts"

const entry = (more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  key: "R-0001",
  kind: "website",
  address: "kestrel.example",
  covers: "exact",
  numericId: null,
  store: null,
  name: { en: "", zh: "" },
  use: { en: "Trading", zh: "交易" },
  since: "2019-03-04",
  owner: "Support",
  badge: "none",
  brand: "Kestrel",
  retiredOn: null,
  may: [],
  never: [],
  ...more,
})

test("what came, what went, and which fields changed", () => {
  const before = [entry(), entry({ key: "R-0002", address: "old.example" })]
  const after = [
    entry({ use: { en: "Trade", zh: "交易" } }),
    entry({ key: "R-0003", address: "new.example" }),
  ]
  expect(registerChanges(before, after)).toEqual([
    {
      key: "R-0001",
      kind: "website",
      address: "kestrel.example",
      how: "changed",
      fields: [{ field: "use", before: "Trading | 交易", after: "Trade | 交易" }],
    },
    { key: "R-0003", kind: "website", address: "new.example", how: "added", fields: [] },
    { key: "R-0002", kind: "website", address: "old.example", how: "removed", fields: [] },
  ])
  expect(registerChanges(before, before)).toEqual([])
})

test("lines with both languages go there and back", () => {
  const both = [
    { en: "See your ticket", zh: "查看工单" },
    { en: "Never call", zh: "绝不来电" },
  ]
  expect(sidesIn(both.map(sidesOf).join("\n"))).toEqual(both)
  expect(sidesIn("only English\n\n")).toEqual([{ en: "only English", zh: "" }])
})

test("a number is never given twice", () => {
  expect(nextKey([])).toBe("R-0001")
  expect(nextKey([{ key: "R-0028" }, { key: "R-0003" }])).toBe("R-0029")
})
