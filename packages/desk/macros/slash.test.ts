import type { OfferedMacro } from "@veridesk/contract/macros.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { withoutAction, withUse } from "./insert.ts"
import { narrowed } from "./search.ts"
import { slashAt } from "./slash.ts"

describe("a slash asks for a macro", () => {
  test.each([
    ["/", { start: 0, end: 1, query: "" }],
    ["Hello /cre", { start: 6, end: 10, query: "cre" }],
    ["Hello\n/已入", { start: 6, end: 9, query: "已入" }],
    ["你好 、", { start: 3, end: 4, query: "" }],
    ["／on-chain", { start: 0, end: 9, query: "on-chain" }],
    ["and/or", null],
    ["https://a.example/x", null],
    ["/api/v3", null],
    ["//", null],
    ["/credited ", null],
    ["", null],
    [`/${"a".repeat(60)}`, null],
  ])("%j at its end", (text, slash) => {
    expect(slashAt(text, text.length)).toEqual(slash)
  })

  test("at the cursor, whatever stands behind it", () => {
    expect(slashAt("/cre Hello", 4)).toEqual({ start: 0, end: 4, query: "cre" })
    expect(slashAt("/cre Hello", 10)).toBeNull()
  })

  test("for every text what is given is where it says", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (text, at) => {
        const slash = slashAt(text, Math.min(at, text.length))
        if (slash) expect(text.slice(slash.start + 1, slash.end)).toBe(slash.query)
      }),
    )
  })
})

const macro = (key: string, more: Partial<OfferedMacro> = {}): OfferedMacro => ({
  key,
  version: 1,
  kind: "macro",
  title: { en: key, zh: "" },
  group: { en: "", zh: "" },
  text: "",
  language: "en",
  otherLanguage: false,
  unresolved: [],
  actions: [],
  offeredFirst: false,
  mine: false,
  uses: 0,
  ...more,
})

describe("the list narrows", () => {
  const all = [
    macro("on-chain-pending", {
      title: { en: "Waiting for confirmations", zh: "等待链上确认" },
      group: { en: "Deposits", zh: "充值" },
    }),
    macro("credited", { title: { en: "Credited", zh: "已入账" }, group: { en: "Deposits", zh: "充值" } }),
    macro("fee", { title: { en: "Recovery fee", zh: "找回报价" }, text: "It is credited later" }),
  ]
  test.each([
    ["", ["on-chain-pending", "credited", "fee"]],
    ["CRED", ["credited", "fee"]],
    ["入账", ["credited"]],
    ["链上", ["on-chain-pending"]],
    ["deposit", ["on-chain-pending", "credited"]],
    ["onchain", ["on-chain-pending"]],
    ["wfc", ["on-chain-pending"]],
    ["xyz", []],
  ])("%j", (query, keys) => {
    expect(narrowed(all, query).map(({ key }) => key)).toEqual(keys)
  })
})

describe("what a draft takes with it", () => {
  const [assign, urgent] = [{ do: "assign-me" }, { do: "priority", priority: 1 }] as const
  test("a macro put in twice counts once, with its newest actions; one action is left out alone", () => {
    const uses = withUse(withUse([], { key: "a", version: 1, actions: [assign] }), {
      key: "a",
      version: 2,
      actions: [assign, urgent],
    })
    expect(uses).toEqual([{ key: "a", version: 2, actions: [assign, urgent] }])
    expect(withoutAction(uses, "a", 0)).toEqual([{ key: "a", version: 2, actions: [urgent] }])
    expect(withoutAction(uses, "b", 0)).toEqual(uses)
  })

  test("never more than a reply may name", () => {
    const uses = ["a", "b", "c", "d", "e", "f"].reduce(
      (sum, key) => withUse(sum, { key, version: 1, actions: [] }),
      withUse([], { key: "first", version: 1, actions: [] }),
    )
    expect(uses.map(({ key }) => key)).toEqual(["b", "c", "d", "e", "f"])
  })
})
