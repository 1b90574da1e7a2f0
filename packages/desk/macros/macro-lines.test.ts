import type { MacroLine } from "@veridesk/contract/macros.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { lineDiff } from "./line-diff.ts"
import { byGroup, whiches } from "./macro-lines.ts"

const line = (more: Partial<MacroLine>): MacroLine => ({
  key: "a",
  kind: "macro",
  group: { en: "", zh: "" },
  title: { en: "A", zh: "" },
  missing: [],
  visibility: "everyone",
  ownerId: null,
  compliance: false,
  reviewOn: null,
  reviewDue: false,
  latest: 1,
  published: 1,
  retired: false,
  uses90: 0,
  lastUsedOn: null,
  unused: false,
  editedAt: "2026-11-25T00:00:00.000Z",
  editedBy: null,
  ...more,
})

test.each([
  [{}, ["kept"]],
  [{ latest: 2 }, ["kept", "awaiting"]],
  [{ published: null }, ["kept", "awaiting"]],
  [{ reviewDue: true, missing: ["zh" as const] }, ["kept", "review", "missing"]],
  [{ unused: true }, ["kept", "unused"]],
  [{ visibility: "me" as const }, ["mine"]],
  [{ retired: true, reviewDue: true, latest: 2 }, ["retired"]],
])("%j is in the lists %j", (more, lists) => {
  const names = (Object.keys(whiches) as (keyof typeof whiches)[]).filter((name) => whiches[name](line(more)))
  expect(names).toEqual(lists)
})

test("groups and macros are in the order of their names, in the reader's language", () => {
  const all = [
    line({ key: "b", group: { en: "Deposits", zh: "充值" }, title: { en: "Two", zh: "二" } }),
    line({ key: "a", group: { en: "Deposits", zh: "" }, title: { en: "One", zh: "一" } }),
    line({ key: "c", group: { en: "Account", zh: "账户" }, title: { en: "Three", zh: "三" } }),
  ]
  expect(byGroup(all, "en").map(({ name, macros }) => [name, macros.map(({ key }) => key)])).toEqual([
    ["Account", ["c"]],
    ["Deposits", ["a", "b"]],
  ])
})

describe("what a version changed", () => {
  test.each([
    ["a\nb\nc", "a\nc", ["same a", "gone b", "same c"]],
    ["a", "b", ["gone a", "new b"]],
    ["a\nb", "a\nx\nb", ["same a", "new x", "same b"]],
    ["same", "same", ["same same"]],
  ])("%j → %j", (before, after, lines) => {
    expect(lineDiff(before, after).map(({ sign, text }) => `${sign} ${text}`)).toEqual(lines)
  })

  test("for every two texts both can be read out of it", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "")).map((lines) => lines.join("\n"))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after)
        const side = (leave: string) =>
          lines.flatMap(({ sign, text: line }) => (sign === leave ? [] : [line])).join("\n")
        expect([side("new"), side("gone")]).toEqual([before, after])
      }),
    )
  })
})
