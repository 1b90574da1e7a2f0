import { describe, expect, test } from "vitest"
import type { Asked, Reply } from "./testing/recorded-node.ts"
import { lookAt } from "./testing/recorded-node.ts"

const TXID = "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a"
const FROM = "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"
const TO = "TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3r"
const USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
/** The last 20 bytes of FROM, TO and USDT, as contracts write them. */
const from20 = "8650d18b9ec9f5ef2b4aa45d8ae1ab5ea1d1ff8e"
const usdt20 = "a614f803b6fd780986a42c78ec9c7f77e6ded13c"
const word = (hex: string) => hex.padStart(64, "0")

/** Shape: developers.tron.network, wallet/gettransactionbyid with visible addresses. */
const call = (data: string, contractRet = "SUCCESS") => ({
  ret: [{ contractRet }],
  txID: TXID,
  raw_data: {
    contract: [
      {
        type: "TriggerSmartContract",
        parameter: {
          type_url: "type.googleapis.com/protocol.TriggerSmartContract",
          value: { data, owner_address: FROM, contract_address: USDT },
        },
      },
    ],
    timestamp: 1_795_000_000_000,
  },
})
const payment = {
  ret: [{ contractRet: "SUCCESS" }],
  txID: TXID,
  raw_data: {
    contract: [
      {
        type: "TransferContract",
        parameter: { value: { amount: 2_500_000, owner_address: FROM, to_address: TO } },
      },
    ],
  },
}
const mined = (more: object = {}) => ({
  id: TXID,
  blockNumber: 87_041_218,
  blockTimeStamp: 1_795_000_000_000,
  receipt: { result: "SUCCESS" },
  ...more,
})
const log = {
  address: usdt20,
  topics: ["ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", word(from20), word(usdt20)],
  data: word((2_480_500_000).toString(16)),
}

/** The token's answers: "USDT" as a string, 6 decimals. */
const constants: Record<string, string> = {
  "symbol()": word("20") + word("4") + "55534454".padEnd(64, "0"),
  "decimals()": word("6"),
}

function node(transaction: object, info: object, head = 87_041_218) {
  return ({ path, body }: Asked): Reply | undefined => {
    if (path === "/wallet/gettransactionbyid") return { json: transaction }
    if (path === "/wallet/gettransactioninfobyid") return { json: info }
    if (path === "/wallet/getblock")
      return { json: { blockID: "00", block_header: { raw_data: { number: head } } } }
    if (path !== "/wallet/triggerconstantcontract") return undefined
    const result = constants[String(body["function_selector"])]
    return { json: { result: { result: true }, constant_result: [result] } }
  }
}

describe("TRON's HTTP interface", () => {
  test("a TRC20 transfer from its log, in base58", async () => {
    const answer = node(call(""), mined({ log: [log] }), 87_041_231)
    expect(await lookAt("tron", TXID, answer)).toMatchObject({
      status: "pending",
      confirmations: 14,
      needed: 20,
      secondsLeft: 18,
      blockTime: "2026-11-18T11:06:40.000Z",
      transfers: [{ to: USDT, asset: "USDT", contract: USDT, amount: "2480.5" }],
    })
  })

  test("TRX itself", async () => {
    expect(await lookAt("tron", TXID, node(payment, mined(), 87_041_300))).toMatchObject({
      status: "confirmed",
      transfers: [{ from: FROM, to: TO, asset: "TRX", contract: null, amount: "2.5" }],
    })
  })

  test("in no block yet: what the call is to move", async () => {
    const data = `a9059cbb${word(usdt20)}${word((940_000_000).toString(16))}`
    expect(await lookAt("tron", TXID, node(call(data), {}))).toMatchObject({
      status: "pending",
      confirmations: 0,
      block: null,
      transfers: [{ from: FROM, to: USDT, asset: "USDT", amount: "940" }],
    })
  })

  test("reverted or out of energy: failed", async () => {
    const data = `a9059cbb${word(usdt20)}${word("5f5e100")}`
    const answer = node(
      call(data, "OUT_OF_ENERGY"),
      mined({ result: "FAILED", receipt: { result: "OUT_OF_ENERGY" } }),
    )
    expect(await lookAt("tron", TXID, answer)).toMatchObject({
      status: "failed",
      transfers: [{ asset: "USDT", amount: "100" }],
    })
  })

  test("an empty object is a certain no", async () => {
    expect(await lookAt("tron", TXID, node({}, {}))).toMatchObject({ state: "not-found" })
  })
})
