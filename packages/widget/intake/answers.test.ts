import type { ChatForm } from "@veridesk/contract/chat/widget.ts"
import { expect, test } from "vitest"
import { askedOf, pairField, screensOf } from "./answers.ts"

const question = { label: "", hint: null, required: false }
const form: ChatForm = {
  key: "deposit-not-credited",
  title: "",
  about: "",
  icon: "deposit",
  pairs: [{ value: "USDT/tron", asset: "USDT", network: "tron", label: "TRON (TRC20)" }],
  questions: [
    { ...question, id: "coin", kind: "asset-network", required: true },
    { ...question, id: "txid", kind: "txid", required: true, pair: "coin" },
    { ...question, id: "memo", kind: "memo", show: { field: "coin", is: ["XRP"] } },
    { ...question, id: "why", kind: "text", requireWhen: { field: "txid", answered: false } },
  ],
  advice: [],
}

test("the intake has at most four screens, and fewer where a form asks less", () => {
  expect(screensOf(form)).toEqual(["type", "pair", "questions", "describe"])
  expect(screensOf({ ...form, pairs: [], questions: [] })).toEqual(["type", "describe"])
  expect(screensOf(null)).toEqual(["type", "describe"])
})

test("what is asked follows the coin and the answers", () => {
  const asked = (values: Record<string, string>) =>
    askedOf(form, values).map(({ question: { id }, required }) => [id, required])
  expect(pairField(form)).toBe("coin")
  expect(asked({ coin: "USDT/tron" })).toEqual([
    ["txid", true],
    ["why", true],
  ])
  expect(asked({ coin: "XRP/xrp", txid: "ab" })).toEqual([
    ["txid", true],
    ["memo", false],
    ["why", false],
  ])
})
