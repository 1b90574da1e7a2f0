import { expect, test } from "vitest"
import { byPath, lookAt } from "./testing/recorded-node.ts"

const TXID = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const FROM = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
const TO = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"

/** Shape: github.com/Blockstream/esplora/blob/master/API.md */
const esplora = (status: object, senders = [FROM]) => ({
  txid: TXID,
  version: 2,
  vin: senders.map((address) => ({
    txid: "00".repeat(32),
    vout: 0,
    prevout: { scriptpubkey_address: address },
  })),
  vout: [
    { scriptpubkey_type: "p2pkh", scriptpubkey_address: TO, value: 1_500_000 },
    { scriptpubkey_type: "op_return", value: 0 },
    { scriptpubkey_type: "v0_p2wpkh", scriptpubkey_address: FROM, value: 2_100_000_000_000_000 },
  ],
  fee: 1410,
  status,
})
const mined = {
  confirmed: true,
  block_height: 958_000,
  block_hash: "00".repeat(32),
  block_time: 1_795_000_000,
}
const tip = (height: number) => ({ "/blocks/tip/height": { json: height } })
const found = (transaction: object, height = 958_000) =>
  byPath({ [`/tx/${TXID}`]: { json: transaction }, ...tip(height) })

test("Esplora: mined once of two", async () => {
  expect(await lookAt("bitcoin", TXID, found(esplora(mined)))).toMatchObject({
    state: "found",
    status: "pending",
    confirmations: 1,
    needed: 2,
    secondsLeft: 600,
    block: 958_000,
    blockTime: "2026-11-18T11:06:40.000Z",
    transfers: [
      { from: FROM, to: TO, asset: "BTC", contract: null, memo: null, amount: "0.015" },
      { from: FROM, to: FROM, amount: "21000000" },
    ],
  })
})

test("Esplora: confirmed, from several senders at once", async () => {
  const answer = found(esplora(mined, [FROM, TO]), 958_009)
  expect(await lookAt("bitcoin", TXID, answer)).toMatchObject({
    status: "confirmed",
    confirmations: 10,
    secondsLeft: null,
    transfers: [{ from: null, to: TO }, { from: null }],
  })
})

test("Esplora: in the mempool", async () => {
  expect(await lookAt("litecoin", TXID, found(esplora({ confirmed: false })))).toMatchObject({
    status: "pending",
    confirmations: 0,
    block: null,
    blockTime: null,
    transfers: [{ asset: "LTC", amount: "0.015" }, {}],
  })
})

test("Esplora: a certain no in its own words, which no other 404 is", async () => {
  const no = (text: string) => byPath({ [`/tx/${TXID}`]: { status: 404, text }, ...tip(958_000) })
  expect(await lookAt("bitcoin", TXID, no("Transaction not found"))).toMatchObject({ state: "not-found" })
  expect(await lookAt("bitcoin", TXID, no("404 page not found"))).toEqual({
    state: "down",
    reason: "failing",
  })
})

/** Shape: github.com/trezor/blockbook/blob/master/docs/api.md */
const DOGE = "DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD"
const blockbook = (more: object) => ({
  txid: TXID,
  vin: [{ n: 0, addresses: ["A7JjzK9k9x5b2MkkQzqt91WZsuu7wTu6iS"], isAddress: true, value: "1234500000000" }],
  vout: [
    { value: "1234400000000000000", n: 0, addresses: [DOGE], isAddress: true },
    { value: "0", n: 1, addresses: ["OP_RETURN (hello)"], isAddress: false },
  ],
  value: "1234400000000000000",
  fees: "100000000",
  ...more,
})
const at = (json: object, status = 200) => byPath({ [`/api/v2/tx/${TXID}`]: { json, status } })

test("Blockbook: amounts beyond what a number holds stay exact", async () => {
  const answer = at(blockbook({ blockHeight: 5_600_000, confirmations: 41, blockTime: 1_795_000_000 }))
  expect(await lookAt("dogecoin", TXID, answer)).toMatchObject({
    status: "confirmed",
    confirmations: 41,
    block: 5_600_000,
    transfers: [{ to: DOGE, asset: "DOGE", amount: "12344000000" }],
  })
})

test("Blockbook: in the mempool", async () => {
  const answer = at(blockbook({ blockHeight: -1, confirmations: 0, blockTime: 1_795_000_000 }))
  expect(await lookAt("bitcoin-cash", TXID, answer)).toMatchObject({
    status: "pending",
    block: null,
    blockTime: null,
    secondsLeft: 3600,
  })
})

test("Blockbook: a certain no", async () => {
  const answer = at({ error: `Transaction '${TXID}' not found` }, 400)
  expect(await lookAt("bitcoin-cash", TXID, answer)).toMatchObject({ state: "not-found" })
})
