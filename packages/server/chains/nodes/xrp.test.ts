import { expect, test } from "vitest"
import { lookAt } from "./testing/recorded-node.ts"

const TXID = "A1075DB55D416D3CA199F55B6084E2115B9345E16C5CF302FC80E9D5FBF5D48D"
const FROM = "rG1QQv2nh2gr7RCZ1P8YYcBUKCCN633jCn"
const TO = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"

/** Shape: xrpl.org, tx method of API version 1. */
const payment = (more: object) => ({
  Account: FROM,
  Amount: "25000000",
  Destination: TO,
  DestinationTag: 104_927,
  Fee: "12",
  TransactionType: "Payment",
  hash: TXID,
  status: "success",
  validated: true,
  ledger_index: 100_000_000,
  date: 848_315_200,
  meta: { TransactionResult: "tesSUCCESS", delivered_amount: "25000000" },
  ...more,
})
const look = (result: object) => lookAt("xrp", TXID, () => ({ json: { result } }))

test("a payment with its destination tag is final once validated", async () => {
  expect(await look(payment({}))).toMatchObject({
    status: "confirmed",
    confirmations: 1,
    block: 100_000_000,
    blockTime: "2026-11-18T11:06:40.000Z",
    transfers: [{ from: FROM, to: TO, memo: "104927", asset: "XRP", contract: null, amount: "25" }],
  })
})

test("a partial payment counts for what it delivered", async () => {
  const meta = { TransactionResult: "tesSUCCESS", delivered_amount: "1" }
  expect(await look(payment({ meta }))).toMatchObject({ transfers: [{ amount: "0.000001" }] })
})

test("a currency of an issuer keeps its name and its issuer", async () => {
  const value = { value: "12.5", currency: "524C555344000000000000000000000000000000", issuer: FROM }
  const meta = { TransactionResult: "tesSUCCESS", delivered_amount: value }
  const plain = payment({ meta, Amount: value, DestinationTag: undefined })
  expect(await look(plain)).toMatchObject({
    transfers: [{ memo: null, asset: "RLUSD", contract: FROM, amount: "12.5" }],
  })
})

test("not validated yet is pending", async () => {
  const waiting = payment({ validated: false, meta: undefined, date: undefined, ledger_index: undefined })
  expect(await look(waiting)).toMatchObject({ status: "pending", block: null, transfers: [{ amount: "25" }] })
})

test("a validated failure failed", async () => {
  expect(await look(payment({ meta: { TransactionResult: "tecUNFUNDED_PAYMENT" } }))).toMatchObject({
    status: "failed",
  })
})

test("txnNotFound is a certain no, any other error isn't", async () => {
  expect(await look({ error: "txnNotFound", error_code: 29, status: "error" })).toMatchObject({
    state: "not-found",
  })
  expect(await look({ error: "noNetwork", status: "error" })).toEqual({ state: "down", reason: "garbled" })
})
