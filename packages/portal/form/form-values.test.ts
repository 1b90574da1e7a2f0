import { expect, test } from "vitest"
import { form } from "../preview/form-definitions.ts"
import { filled, ticketForm } from "../preview/form-samples.ts"
import { addedFields, isUntouched, mergeValues, withValue } from "./form-values.ts"

const deposit = form("en", "deposit-not-credited")

test.each([
  ["a network that the new asset has too is kept", { pair: "USDT/ethereum" }, "ETH", "ETH/ethereum"],
  ["one that it doesn't have is let go", { pair: "USDT/tron" }, "ETH", ""],
  ["its only one is taken", { pair: "USDT/tron" }, "BTC", "BTC/bitcoin"],
  ["the same asset changes nothing", { pair: "USDT/tron" }, "USDT", "USDT/tron"],
  ["no asset has no network", { pair: "USDT/tron" }, "", ""],
])("choosing an asset: %s", (_what, values, asset, pair) => {
  expect(withValue(deposit, values, { name: "pair.asset", value: asset })["pair"]).toBe(pair)
})

test("a change of type keeps what was typed and fills only gaps", () => {
  expect(
    mergeValues({ txid: "a", address: "", note: "n" }, { txid: "server", address: "mine", amount: "1" }),
  ).toEqual({
    txid: "a",
    address: "mine",
    amount: "1",
    note: "n",
  })
})

test("added fields are those that the type before didn't have", () => {
  expect(addedFields([], deposit.fields)).toBe(6)
  expect(addedFields(deposit.fields, form("en", "withdrawal-delayed").fields)).toBe(1)
  expect(addedFields(deposit.fields, deposit.fields)).toBe(0)
})

test("a form that holds only what the account gave may be filled from a draft", () => {
  expect(
    isUntouched(
      ticketForm("en", "deposit-not-credited", { values: { address: "T1" }, prefilled: ["address"] }),
    ),
  ).toBe(true)
  expect(isUntouched(ticketForm("en", "deposit-not-credited", { values: { amount: "1" } }))).toBe(false)
  expect(isUntouched(filled("en", { step: "review" }))).toBe(false)
})
