import { describe, expect, test } from "vitest"
import type { ChainId } from "./chain-id.ts"
import { checkMemo } from "./memo.ts"

describe("a memo by its chain's rule", () => {
  test.each<[ChainId, string, object]>([
    ["xrp", "12345", { ok: true, memo: "12345", kind: "tag", warnings: [] }],
    ["xrp", "0", { ok: true, memo: "0", kind: "tag", warnings: ["zero"] }],
    ["xrp", "4294967295", { ok: true, memo: "4294967295" }],
    ["xrp", "4294967296", { ok: false, fault: "too-large", max: "4294967295" }],
    ["xrp", "9".repeat(5000), { ok: false, fault: "too-large" }],
    ["xrp", "１２ ３４５", { ok: true, memo: "12345", warnings: ["spaces"] }],
    ["xrp", "012345", { ok: true, memo: "12345" }],
    ["xrp", "-1", { ok: false, fault: "not-a-number" }],
    ["xrp", "12.5", { ok: false, fault: "not-a-number" }],
    ["xrp", "hello", { ok: false, fault: "not-a-number" }],
    ["xrp", "", { ok: false, fault: "missing", label: "Tag" }],
    ["ton", "", { ok: false, fault: "missing", label: "Memo" }],
    ["ton", " \u200B", { ok: false, fault: "missing" }],
    ["ton", "104882936", { ok: true, memo: "104882936", kind: "text", warnings: [] }],
    [
      "ton",
      "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
      { ok: true, warnings: ["looks-like-address"] },
    ],
    ["ton", "字".repeat(41), { ok: true, warnings: ["special-characters"] }],
    ["ton", "字".repeat(42), { ok: false, fault: "too-long", bytes: 126, maxBytes: 123 }],
    ["cosmos", "memo with spaces", { ok: true, memo: "memo with spaces", warnings: ["spaces"] }],
    ["cosmos", " 1234 ", { ok: true, memo: "1234", warnings: ["spaces"] }],
    ["thorchain", "=:BTC.BTC:bc1q", { ok: true, memo: "=:BTC.BTC:bc1q", warnings: ["special-characters"] }],
    ["stellar", "1234567890", { ok: true, memo: "1234567890", kind: "id" }],
    ["stellar", "18446744073709551615", { ok: true, memo: "18446744073709551615", kind: "id" }],
    ["stellar", "18446744073709551616", { ok: true, memo: "18446744073709551616", kind: "text" }],
    ["stellar", "007", { ok: true, memo: "007", kind: "text" }],
    ["stellar", "a".repeat(28), { ok: true, kind: "text" }],
    ["stellar", "a".repeat(29), { ok: false, fault: "too-long", bytes: 29, maxBytes: 28 }],
    ["stellar", "A1".repeat(32), { ok: true, memo: "a1".repeat(32), kind: "hash" }],
    ["algorand", "", { ok: true, memo: null }],
    ["algorand", "invoice 7", { ok: true, memo: "invoice 7" }],
    ["tron", "", { ok: true, memo: null }],
    ["tron", "12345", { ok: false, fault: "not-used" }],
    ["ethereum", "12345", { ok: false, fault: "not-used" }],
  ])("%s: %s", (chain, memo, expected) => {
    expect(checkMemo(chain, memo)).toMatchObject(expected)
  })
})
