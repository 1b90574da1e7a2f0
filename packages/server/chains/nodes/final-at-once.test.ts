import { describe, expect, test } from "vitest"
import { byPath, lookAt } from "./testing/recorded-node.ts"

/** Chains whose blocks are final at once and whose nodes answer by REST: Cosmos' kin, Stellar, Algorand, Aptos. */

const HASH = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const UPPER = HASH.toUpperCase()

describe("REST of the Cosmos SDK", () => {
  const FROM = "cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02"
  const TO = "cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh"
  const send = {
    "@type": "/cosmos.bank.v1beta1.MsgSend",
    from_address: FROM,
    to_address: TO,
    amount: [{ denom: "uatom", amount: "12500000" }],
  }
  /** Shape: docs.cosmos.network, cosmos/tx/v1beta1/txs/{hash}. */
  const answer = (more: object = {}, messages: object[] = [send]) => ({
    tx: {},
    tx_response: {
      height: "24500000",
      txhash: UPPER,
      code: 0,
      timestamp: "2026-11-18T11:06:40Z",
      tx: { "@type": "/cosmos.tx.v1beta1.Tx", body: { messages, memo: "104927" } },
      ...more,
    },
  })
  const look = (json: object, status = 200) =>
    lookAt("cosmos", HASH, byPath({ [`/cosmos/tx/v1beta1/txs/${UPPER}`]: { json, status } }))

  test("coins with their memo", async () => {
    expect(await look(answer())).toMatchObject({
      txid: UPPER,
      status: "confirmed",
      block: 24_500_000,
      blockTime: "2026-11-18T11:06:40.000Z",
      transfers: [{ from: FROM, to: TO, memo: "104927", asset: "ATOM", contract: null, amount: "12.5" }],
    })
  })

  test("a denomination of another chain is told as the ledger has it", async () => {
    const amount = [
      { denom: "ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2", amount: "5" },
    ]
    expect(await look(answer({}, [{ ...send, amount }]))).toMatchObject({
      transfers: [{ asset: amount[0]?.denom, contract: amount[0]?.denom, amount: "5" }],
    })
  })

  test("many receivers, and messages that send nothing", async () => {
    const outputs = [{ address: TO, coins: [{ denom: "uatom", amount: "1" }] }]
    const messages = [
      { "@type": "/cosmos.bank.v1beta1.MsgMultiSend", inputs: [], outputs },
      { "@type": "/cosmos.staking.v1beta1.MsgDelegate", amount: { denom: "uatom", amount: "7" } },
    ]
    expect(await look(answer({}, messages))).toMatchObject({
      transfers: [{ from: null, to: TO, asset: "ATOM", amount: "0.000001" }],
    })
  })

  test("a code other than 0 failed", async () => {
    expect(await look(answer({ code: 5 }))).toMatchObject({ status: "failed" })
  })

  test.each([404, 400, 500])("not found by gRPC's words, with status %i", async (status) => {
    const none = { code: 5, message: `tx not found: ${UPPER}`, details: [] }
    expect(await look(none, status)).toMatchObject({ state: "not-found" })
  })

  test("another gRPC error is no answer", async () => {
    const json = { code: 12, message: "Not Implemented", details: [] }
    expect(await look(json, 501)).toEqual({ state: "down", reason: "failing" })
  })
})

describe("Stellar's Horizon", () => {
  const FROM = "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7"
  const TO = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"
  const payment = { type: "payment", from: FROM, to: TO, amount: "100.5000000", asset_type: "native" }
  /** Shape: developers.stellar.org, transactions and their payments. */
  const look = (more: object, records: object[] = [payment]) =>
    lookAt(
      "stellar",
      HASH,
      byPath({
        [`/transactions/${HASH}`]: {
          json: {
            successful: true,
            hash: HASH,
            ledger: 60_000_000,
            created_at: "2026-11-18T11:06:40Z",
            memo_type: "none",
            ...more,
          },
        },
        [`/transactions/${HASH}/payments`]: { json: { _embedded: { records } } },
      }),
    )

  test("a payment with a memo id", async () => {
    expect(await look({ memo_type: "id", memo: "104927" })).toMatchObject({
      status: "confirmed",
      block: 60_000_000,
      transfers: [{ from: FROM, to: TO, memo: "104927", asset: "XLM", contract: null, amount: "100.5" }],
    })
  })

  test("a hash as memo is told in hex, as people see it", async () => {
    const memo = Buffer.from(HASH, "hex").toString("base64")
    expect(await look({ memo_type: "hash", memo })).toMatchObject({ transfers: [{ memo: HASH }] })
  })

  test("a muxed receiver's id is the memo", async () => {
    expect(await look({}, [{ ...payment, to_muxed_id: "1234" }])).toMatchObject({
      transfers: [{ memo: "1234" }],
    })
  })

  test("an asset of an issuer, and an account that is opened", async () => {
    const records = [
      {
        ...payment,
        asset_type: "credit_alphanum4",
        asset_code: "USDC",
        asset_issuer: FROM,
        amount: "7.0000000",
      },
      { type: "create_account", funder: FROM, account: TO, starting_balance: "20.0000000" },
    ]
    expect(await look({}, records)).toMatchObject({
      transfers: [
        { asset: "USDC · GAAZI4…OCCWN7", contract: FROM, amount: "7", memo: null },
        { from: FROM, to: TO, asset: "XLM", amount: "20" },
      ],
    })
  })

  test("unsuccessful failed", async () => {
    expect(await look({ successful: false })).toMatchObject({ status: "failed" })
  })

  test("Horizon's own problem is a certain no, another 404 isn't", async () => {
    const problem = { type: "https://stellar.org/horizon-errors/not_found", title: "Not Found", status: 404 }
    const none = await lookAt("stellar", HASH, () => ({ status: 404, json: problem }))
    expect(none).toMatchObject({ state: "not-found" })
    expect(await lookAt("stellar", HASH, () => undefined)).toEqual({ state: "down", reason: "failing" })
  })
})

describe("Algorand's indexer", () => {
  const TXID = "OJX5XQEFOBDOOBYUPGNXYQ3SSL7YHHI5XMQ7BBQUUYFVOYBAX5QA"
  const FROM = "VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA"
  const TO = "7ZUECA7HFLZTXENRV24SHLU4AVPUTMTTDUFUBNBD64C73F3UHRTHAIOF6Q"
  /** Shape: developer.algorand.org, indexer's lookup of a transaction. */
  const look = (more: object) =>
    lookAt(
      "algorand",
      TXID,
      byPath({
        [`/v2/transactions/${TXID}`]: {
          json: {
            "current-round": 50_000_010,
            transaction: {
              id: TXID,
              sender: FROM,
              "confirmed-round": 50_000_000,
              "round-time": 1_795_000_000,
              note: Buffer.from("104927").toString("base64"),
              ...more,
            },
          },
        },
        "/v2/assets/31566704": {
          json: { asset: { index: 31_566_704, params: { decimals: 6, "unit-name": "USDC" } } },
        },
      }),
    )

  test("coins with their note", async () => {
    expect(await look({ "payment-transaction": { receiver: TO, amount: 2_500_000 } })).toMatchObject({
      status: "confirmed",
      transfers: [{ from: FROM, to: TO, memo: "104927", asset: "ALGO", contract: null, amount: "2.5" }],
    })
  })

  test("an asset by its number, and a note that is no text", async () => {
    const sent = { receiver: TO, amount: 940_000_000, "asset-id": 31_566_704 }
    expect(await look({ "asset-transfer-transaction": sent, note: "gqFh//8=" })).toMatchObject({
      transfers: [{ asset: "USDC", contract: "31566704", amount: "940", memo: null }],
    })
  })

  test("without a round it is pending", async () => {
    expect(await look({ "confirmed-round": undefined, "round-time": undefined })).toMatchObject({
      status: "pending",
      block: null,
      blockTime: null,
    })
  })

  test("a certain no in its own words", async () => {
    const json = { message: `no transaction found for transaction id: ${TXID}` }
    expect(await lookAt("algorand", TXID, () => ({ status: 404, json }))).toMatchObject({
      state: "not-found",
    })
  })
})

describe("REST of an Aptos node", () => {
  const TXID = `0x${HASH}`
  const FROM = "0xaabf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd5133"
  const TO = "0x00bf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd5133"
  const USDT = "0x357b0b74bc833e95a115ad22604854d6b0fca151cecd94111770e5d6ffc9dc2b"
  const payload = {
    function: "0x1::aptos_account::transfer",
    type_arguments: [],
    arguments: [TO, "250000000"],
  }
  /** Shape: aptos.dev, transactions/by_hash. */
  const transaction = (more: object) => ({
    type: "user_transaction",
    version: "3500000000",
    hash: TXID,
    success: true,
    sender: FROM,
    timestamp: "1795000000000000",
    payload: { type: "entry_function_payload", ...payload },
    ...more,
  })
  const look = (more: object, txid = TXID, way = "by_hash") =>
    lookAt(
      "aptos",
      txid,
      byPath({
        [`/transactions/${way}/${txid}`]: { json: transaction(more) },
        [`/accounts/${USDT}/resource/0x1::fungible_asset::Metadata`]: {
          json: {
            type: "0x1::fungible_asset::Metadata",
            data: { name: "Tether USD", symbol: "USDt", decimals: 6 },
          },
        },
        "/accounts/0xaa/resource/0x1::coin::CoinInfo<0xaa::coin::T>": {
          json: { data: { symbol: "T", decimals: 2 } },
        },
      }),
    )

  test("coins, by hash and by version", async () => {
    const expected = {
      status: "confirmed",
      block: 3_500_000_000,
      blockTime: "2026-11-18T11:06:40.000Z",
      transfers: [{ from: FROM, to: TO, asset: "APT", contract: null, amount: "2.5" }],
    }
    expect(await look({})).toMatchObject(expected)
    expect(await look({}, "3500000000", "by_version")).toMatchObject(expected)
  })

  test("a fungible asset and a coin by its type, named by what they say of themselves", async () => {
    const asset = {
      function: "0x1::primary_fungible_store::transfer",
      type_arguments: ["0x1::fungible_asset::Metadata"],
      arguments: [{ inner: USDT }, TO, "940000000"],
    }
    expect(await look({ payload: asset })).toMatchObject({
      transfers: [{ to: TO, asset: "USDT", contract: USDT, amount: "940" }],
    })
    const coin = {
      function: "0x1::coin::transfer",
      type_arguments: ["0xaa::coin::T"],
      arguments: [TO, "150"],
    }
    expect(await look({ payload: coin })).toMatchObject({ transfers: [{ asset: "T", amount: "1.5" }] })
  })

  test("a call that is no transfer moves nothing we would tell", async () => {
    expect(await look({ payload: { function: "0xaa::dex::swap", arguments: [] } })).toMatchObject({
      state: "found",
      transfers: [],
    })
  })

  test("pending, and failed", async () => {
    const waiting = {
      type: "pending_transaction",
      version: undefined,
      success: undefined,
      timestamp: undefined,
    }
    expect(await look(waiting)).toMatchObject({
      status: "pending",
      block: null,
      transfers: [{ amount: "2.5" }],
    })
    expect(await look({ success: false })).toMatchObject({ status: "failed" })
  })

  test("its own error code is a certain no", async () => {
    const json = { message: "Transaction not found", error_code: "transaction_not_found" }
    expect(await lookAt("aptos", TXID, () => ({ status: 404, json }))).toMatchObject({ state: "not-found" })
  })
})
