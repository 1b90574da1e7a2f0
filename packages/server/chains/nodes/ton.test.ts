import { expect, test } from "vitest"
import { byPath, lookAt } from "./testing/recorded-node.ts"

const TXID = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const RAW = "0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E"
const FRIENDLY = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF"
const SENDER = `0:${"33".repeat(32)}`
const USDT = "0:B113A994B5024A16719F69139328EB759596C38A25F59028B146FECDC3621DFE"

const message = (more: object) => ({
  hash: "aGFzaA==",
  source: SENDER,
  destination: RAW,
  value: "2500000000",
  bounced: false,
  message_content: { decoded: { type: "text_comment", comment: "104927" } },
  ...more,
})
/** Shape: toncenter.com/api/v3, transactions and actions. */
const transaction = (more: object) => ({
  account: RAW,
  hash: TXID,
  now: 1_795_000_000,
  mc_block_seqno: 55_000_000,
  description: { type: "ord", aborted: false },
  in_msg: message({}),
  out_msgs: [],
  ...more,
})
const node = (transactions: object[], actions: object[] = [], metadata: object = {}) =>
  byPath({
    "/api/v3/transactions": { json: { transactions, address_book: {} } },
    "/api/v3/actions": { json: { actions, address_book: {}, metadata } },
  })

test("coins with their comment, addresses as people write them", async () => {
  expect(await lookAt("ton", TXID, node([transaction({})]))).toMatchObject({
    status: "confirmed",
    block: 55_000_000,
    blockTime: "2026-11-18T11:06:40.000Z",
    transfers: [{ to: FRIENDLY, memo: "104927", asset: "TON", contract: null, amount: "2.5" }],
  })
})

test("a receiver without code yet is aborted and credited all the same", async () => {
  const found = await lookAt("ton", TXID, node([transaction({ description: { aborted: true } })]))
  expect(found).toMatchObject({ status: "confirmed", transfers: [{ amount: "2.5" }] })
})

test("an order to a wallet that was aborted sent nothing", async () => {
  const order = message({ source: null, value: null, message_content: null })
  const found = await lookAt(
    "ton",
    TXID,
    node([transaction({ description: { aborted: true }, in_msg: order })]),
  )
  expect(found).toMatchObject({ status: "failed", transfers: [] })
})

test("a jetton has its name and decimals from the indexer", async () => {
  const action = {
    type: "jetton_transfer",
    success: true,
    details: { asset: USDT, sender: SENDER, receiver: RAW, amount: "940000000", comment: "77" },
  }
  const info = {
    is_indexed: true,
    token_info: [{ type: "jetton_masters", symbol: "USD₮", extra: { decimals: "6" } }],
  }
  const found = await lookAt(
    "ton",
    TXID,
    node([transaction({ in_msg: message({ value: "0" }) })], [action], { [USDT]: info }),
  )
  expect(found).toMatchObject({
    transfers: [
      {
        to: FRIENDLY,
        memo: "77",
        asset: "USDT",
        contract: "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs",
        amount: "940",
      },
    ],
  })
})

test("in no block of the master chain yet", async () => {
  const found = await lookAt("ton", TXID, node([transaction({ mc_block_seqno: null })]))
  expect(found).toMatchObject({ status: "pending", confirmations: 0, block: null, blockTime: null })
})

test("an empty list is a certain no", async () => {
  expect(await lookAt("ton", TXID, node([]))).toMatchObject({ state: "not-found" })
})
