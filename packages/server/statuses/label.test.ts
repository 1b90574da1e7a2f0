import type { StatusLabel } from "@veridesk/contract/statuses.ts"
import { describe, expect, test } from "vitest"
import { categoryIn, checkList, wordingIn } from "./label.ts"

const label = (key: string, more: Partial<StatusLabel> = {}): StatusLabel => ({
  key,
  category: "open",
  label: { en: "With ops", zh: "运营处理中" },
  customer: { en: "", zh: "" },
  retired: false,
  ...more,
})

describe("a list of labels may become another one", () => {
  const before = [label("with-ops"), label("spare")]
  test.each<[string, StatusLabel[], boolean]>([
    ["the same", before, true],
    ["in another order", before.toReversed(), true],
    ["with one more", [...before, label("new-one")], true],
    ["renamed", [label("with-ops", { label: { en: "Ops", zh: "运营" } }), label("spare")], true],
    ["with one retired", [label("with-ops"), label("spare", { retired: true })], true],
    ["without one that was there", [label("with-ops")], false],
    ["with one in another category", [label("with-ops"), label("spare", { category: "solved" })], false],
  ])("%s", (_name, after, may) => {
    const check = () => checkList(before, after)
    if (may) expect(check).not.toThrow()
    else expect(check).toThrow("status-list-wrong")
  })
})

test("a label can be given while it is there and not retired", () => {
  const labels = [label("with-ops"), label("old", { retired: true })]
  expect(["with-ops", "old", "nothing"].map((key) => categoryIn(labels, key))).toEqual(["open", null, null])
})

test("a customer reads the wording of their language, also of a retired label, or the category's own word", () => {
  const labels = [
    label("with-ops"),
    label("old", { retired: true, customer: { en: "Checked twice", zh: "" } }),
  ]
  expect(wordingIn(labels, "old", "en")).toBe("Checked twice")
  expect(wordingIn(labels, "old", "zh-CN")).toBeNull()
  expect(wordingIn(labels, "with-ops", "en")).toBeNull()
  expect(wordingIn(labels, null, "en")).toBeNull()
})
