import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { pageExamples } from "../platform/testing/page-examples.ts"
import { connectChainLookUp } from "./connect-look-up.ts"
import { MAX_CHAINS } from "./look-up.ts"
import { transaction } from "./wire.ts"

let mock: MockExchange
let now: Date

beforeEach(async () => {
  now = new Date("2026-11-22T06:05:00Z")
  mock = await createMockExchange({ clock: () => now })
})
afterEach(() => mock.close())

const connect = (timeoutMs = 3_000) =>
  connectChainLookUp({ url: mock.chainApiUrl, timeoutMs, now: () => now.getTime() })

describe("a transaction", () => {
  test("that is confirmed is found with all the card shows", async () => {
    const { txid, transfers } = mock.scene.cases.retiredAddress
    expect(await connect().findTransaction("tron", txid)).toEqual({
      state: "found",
      chain: "tron",
      txid: "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a",
      status: "confirmed",
      confirmations: 20,
      needed: 20,
      secondsLeft: null,
      transfers: [
        { ...transfers[0], asset: "USDT", amount: "2480", contract: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" },
      ],
      block: 87_041_218,
      blockTime: "2026-11-22T05:37:24.000Z",
      checkedAt: "2026-11-22T06:05:00.000Z",
    })
  })

  test("that is pending goes on with the chain", async () => {
    const { txid } = mock.scene.cases.pending
    const look = () => connect().findTransaction("tron", txid)
    expect(await look()).toMatchObject({ status: "pending", confirmations: 14, needed: 20, secondsLeft: 18 })
    now = new Date(now.getTime() + 6_000)
    expect(await look()).toMatchObject({ status: "pending", confirmations: 16, secondsLeft: 12 })
    now = new Date(now.getTime() + 12_000)
    expect(await look()).toMatchObject({ status: "confirmed", confirmations: 20, secondsLeft: null })
  })

  test("that waits in the mempool has no block", async () => {
    expect(await connect().findTransaction("bitcoin", mock.scene.cases.unconfirmed.txid)).toMatchObject({
      status: "pending",
      confirmations: 0,
      block: null,
      blockTime: null,
    })
  })

  test("that failed says so", async () => {
    expect(await connect().findTransaction("ethereum", mock.scene.cases.failed.txid)).toMatchObject({
      status: "failed",
    })
  })

  test("that nobody made is a certain no", async () => {
    expect(await connect().findTransaction("tron", "0".repeat(64))).toEqual({
      state: "not-found",
      checkedAt: now.toISOString(),
    })
  })

  test("on a chain without a node is not answered", async () => {
    expect(await connect().findTransaction("dogecoin", "0".repeat(64))).toEqual({
      state: "down",
      reason: "unsupported-chain",
    })
  })

  test("once settled is not asked for again for ten minutes", async () => {
    const lookUp = connect()
    const { txid } = mock.scene.cases.retiredAddress
    const first = await lookUp.findTransaction("tron", txid)
    mock.switches.chains.set("tron", "fails")
    now = new Date(now.getTime() + 599_000)
    expect(await lookUp.findTransaction("tron", txid)).toEqual(first)
    now = new Date(now.getTime() + 2_000)
    expect(await lookUp.findTransaction("tron", txid)).toEqual({ state: "down", reason: "failing" })
  })
})

describe("a chain that is down", () => {
  test("ends at the time-out", async () => {
    expect(await connect(150).findTransaction("tron", mock.scene.cases.hanging.txid)).toEqual({
      state: "down",
      reason: "time-out",
    })
  })

  test("with an answer cut short is garbled, not empty", async () => {
    mock.switches.chains.set("ton", "garbles")
    expect(await connect().findTransaction("ton", mock.scene.cases.creditedWithMemo.txid)).toEqual({
      state: "down",
      reason: "garbled",
    })
  })

  test("rests alone: other chains are asked as before", async () => {
    const lookUp = connect()
    mock.switches.chains.set("tron", "fails")
    for (let i = 0; i < 5; i++) await lookUp.findTransaction("tron", "0".repeat(64))
    expect(await lookUp.findTransaction("tron", "0".repeat(64))).toEqual({ state: "down", reason: "resting" })
    expect(await lookUp.findTransaction("ethereum", mock.scene.cases.failed.txid)).toMatchObject({
      state: "found",
    })
  })
})

describe("looking everywhere", () => {
  test("finds the transaction on the chain it was really made on", async () => {
    const { txid } = mock.scene.cases.otherChain
    const lookUp = connect()
    expect(await lookUp.findTransaction("bsc", txid)).toMatchObject({ state: "not-found" })
    const sightings = await lookUp.findAnywhere(["ethereum", "bsc", "polygon"], txid)
    expect(sightings.found.map((each) => each.chain)).toEqual(["ethereum"])
    expect(sightings.unsure).toEqual([])
  })

  test("names the chains that did not answer", async () => {
    for (const chain of ["bsc", "polygon", "bitcoin"] as const) mock.switches.chains.set(chain, "hangs")
    const sightings = await connect(600).findAnywhere(
      ["bsc", "polygon", "bitcoin", "ethereum"],
      mock.scene.cases.otherChain.txid,
    )
    expect(sightings.found.map((each) => each.chain)).toEqual(["ethereum"])
    expect(sightings.unsure).toEqual(["bsc", "polygon", "bitcoin"])
  })

  test("asks no more chains than its bound", async () => {
    const many = Array.from({ length: MAX_CHAINS + 2 }, () => "tron" as const)
    const sightings = await connect().findAnywhere(many, "0".repeat(64))
    expect(sightings.unsure).toEqual(["tron", "tron"])
  })
})

test("without an address nobody is asked", async () => {
  const lookUp = connectChainLookUp({})
  expect(await lookUp.findTransaction("tron", "0".repeat(64))).toEqual({ state: "not-configured" })
  expect(await lookUp.findAnywhere(["tron"], "0".repeat(64))).toEqual({ found: [], unsure: ["tron"] })
})

test("the example of docs/exchange-api.md is what we accept, whole", () => {
  const examples = pageExamples("exchange-api.md").filter((each) => each.name === "transaction")
  expect(examples.map((each) => transaction.parse(each.json))).toEqual(examples.map((each) => each.json))
  expect(examples.length).toBe(1)
})
