import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"

const NOW = new Date("2026-11-22T06:05:00Z")

let exchange: MockExchange
let house: House
let alone: House
let withoutChains: House
let chainsOnly: House
let mei: Agent
beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => NOW })
  const ledger = { EXCHANGE_URL: exchange.supportApiUrl, EXCHANGE_TOKEN: exchange.token }
  const chains = { CHAIN_LOOKUP_URL: exchange.chainApiUrl }
  ;[house, alone, withoutChains, chainsOnly] = await Promise.all([
    openHouse({ env: { ...ledger, ...chains } }),
    openHouse(),
    openHouse({ env: ledger }),
    openHouse({ env: chains }),
  ])
  mei = await house.agent()
})
afterAll(async () => {
  await Promise.all([house, alone, withoutChains, chainsOnly].map((one) => one.close()))
  await exchange.close()
})
afterEach(() => {
  exchange.switches.supportApi = "up"
  exchange.switches.chains.clear()
})

const HE = "30881492"
const SHEN = "30266013"
const QIAN = "31833064"

/** What the desk is told about a ticket with these fields, of somebody with this account at the exchange. */
async function factsOf(fields: Record<string, string>, uid: string | null, at = { house, agent: mei }) {
  const customer = await at.house.customer(uid ? { uid: `${uid}` } : {})
  const [put] = await putConversations(at.house.pool, [{ customerId: customer.id, fields }])
  const { status, body } = await at.agent.json("GET", `/api/desk/conversations/${put?.id}/facts`)
  expect(status).toBe(200)
  await at.house.pool.query("update customers set exchange_uid = null where id = $1", [customer.id])
  return body
}
const fieldsOf = (name: keyof MockExchange["scene"]["cases"], more: Record<string, string> = {}) => {
  const { chain, txid, transfers } = exchange.scene.cases[name]
  return { chain, txid, asset: transfers[0]?.asset ?? "", ...more }
}

describe("a deposit", () => {
  test("at the customer's retired address: confirmed, ours, not credited", async () => {
    const { transfers, txid } = exchange.scene.cases.retiredAddress
    expect(await factsOf(fieldsOf("retiredAddress"), HE)).toMatchObject({
      state: "found",
      chain: "tron",
      status: "confirmed",
      confirmations: 20,
      needed: 20,
      to: transfers[0]?.to,
      toOurs: "yes-retired",
      amount: "2480",
      asset: "USDT",
      ledger: "not-credited",
      explorerUrl: expect.stringContaining(txid),
    })
  })

  test("credited", async () => {
    expect(await factsOf(fieldsOf("credited"), HE)).toMatchObject({
      state: "found",
      toOurs: "yes",
      ledger: "credited",
    })
  })

  test("credited to another account: this customer has no credit", async () => {
    expect(await factsOf(fieldsOf("credited"), QIAN)).toMatchObject({
      state: "found",
      toOurs: "yes",
      ledger: "not-credited",
    })
  })

  test("held for another account: nothing of that is told either", async () => {
    expect(await factsOf(fieldsOf("held"), HE)).toMatchObject({ state: "found", ledger: "not-credited" })
  })

  test("of somebody whose account isn't known: whose credit it is, nobody can say; that there is none, one can", async () => {
    expect(await factsOf(fieldsOf("credited"), null)).toMatchObject({ state: "found", ledger: "unknown" })
    expect(await factsOf(fieldsOf("held"), null)).toMatchObject({ state: "found", ledger: "unknown" })
    expect(await factsOf(fieldsOf("retiredAddress"), null)).toMatchObject({ ledger: "not-credited" })
  })

  test("held by the exchange", async () => {
    expect(await factsOf(fieldsOf("held"), QIAN)).toMatchObject({ state: "found", ledger: "held" })
  })

  test("still counting", async () => {
    const facts = await factsOf(fieldsOf("pending"), QIAN)
    expect(facts).toMatchObject({ state: "found", status: "pending", needed: 20, ledger: "not-credited" })
    expect(facts.confirmations).toBeLessThan(20)
  })

  test("that moved nothing", async () => {
    expect(await factsOf(fieldsOf("failed"), null)).toMatchObject({ state: "found", status: "failed" })
  })

  test("to an address that is not the exchange's", async () => {
    expect(await factsOf(fieldsOf("toStranger"), HE)).toMatchObject({ state: "found", toOurs: "no" })
  })

  test("filed for one network and found on another: said where, with its facts from there", async () => {
    const { txid, transfers } = exchange.scene.cases.otherChain
    expect(await factsOf(fieldsOf("otherChain", { chain: "bsc" }), SHEN)).toMatchObject({
      state: "other-chain",
      chain: "ethereum",
      txid,
      status: "confirmed",
      to: transfers[0]?.to,
      toOurs: "yes",
      amount: "5300",
      ledger: "not-credited",
      explorerUrl: expect.stringContaining("etherscan.io"),
    })
  })

  test("the same where the number was written without its 0x, as some records have it", async () => {
    const { txid } = exchange.scene.cases.otherChain
    const fields = fieldsOf("otherChain", { chain: "tron", txid: txid.replace("0x", "") })
    expect(await factsOf(fields, SHEN)).toMatchObject({ state: "other-chain", chain: "ethereum", txid })
  })

  test("that nobody has seen", async () => {
    const fields = fieldsOf("credited", { txid: "ab".repeat(32) })
    expect(await factsOf(fields, HE)).toMatchObject({
      state: "not-found",
      chain: "tron",
      to: null,
      ledger: "not-credited",
    })
  })
})

describe("who can't be asked is said to be so, and the rest is told all the same", () => {
  test.each([
    ["fails", "belowMinimum"],
    ["garbles", "withdrawalArrived"],
  ] as const)("the chain %s", async (mode, name) => {
    exchange.switches.chains.set("tron", mode)
    expect(await factsOf(fieldsOf(name), HE)).toMatchObject({
      state: "down",
      to: null,
      ledger: "not-credited",
    })
  })

  test("the exchange fails", async () => {
    exchange.switches.supportApi = "fails"
    expect(await factsOf(fieldsOf("toStranger"), HE)).toMatchObject({
      state: "found",
      status: "confirmed",
      toOurs: "unknown",
      ledger: "down",
    })
  })

  test("the exchange answers, and no chain look-up is connected: what the ledger says is not lost", async () => {
    const agent = await withoutChains.agent()
    const facts = await factsOf(fieldsOf("credited"), HE, { house: withoutChains, agent })
    expect(facts).toMatchObject({ state: "down", to: null, ledger: "credited" })
  })
})

describe("where nobody can be asked, nothing has failed", () => {
  test("neither chain look-up nor exchange is connected", async () => {
    const agent = await alone.agent()
    const fields = fieldsOf("toStranger")
    expect(await factsOf(fields, HE, { house: alone, agent })).toMatchObject({
      state: "none",
      chain: fields.chain,
      txid: fields.txid,
      toOurs: "unknown",
      ledger: "unknown",
      withdrawalStage: null,
    })
  })

  test("the look-up has no node for this chain, and no exchange is connected", async () => {
    const agent = await chainsOnly.agent()
    const fields = { chain: "cosmos", txid: "AB".repeat(32), asset: "ATOM" }
    const at = { house: chainsOnly, agent }
    expect(await factsOf(fields, null, at)).toMatchObject({ state: "none", ledger: "unknown" })
    exchange.switches.chains.set("tron", "fails")
    expect(await factsOf(fieldsOf("credited"), null, at)).toMatchObject({ state: "down", ledger: "unknown" })
  })
})

describe("a ticket", () => {
  test.each([
    ["about no transaction", {}],
    ["with a transfer inside the exchange", { chain: "tron", txid: "internal:123456", asset: "USDT" }],
    ["of a chain that we don't know", { chain: "dogechain", txid: "ab".repeat(32), asset: "DOGE" }],
  ])("%s has nothing to look up", async (_case, fields) => {
    expect(await factsOf(fields, HE)).toMatchObject({ state: "none", ledger: "unknown", explorerUrl: null })
  })

  test("about a withdrawal says where it stands", async () => {
    expect(await factsOf({ withdrawal: "W70411533" }, HE)).toMatchObject({
      state: "none",
      withdrawalStage: "queued",
    })
  })

  test("about somebody else's withdrawal says that this customer has none", async () => {
    expect(await factsOf({ withdrawal: "W70411533" }, QIAN)).toMatchObject({ withdrawalStage: "not-found" })
  })

  test("that isn't there, or an agent who isn't: nothing", async () => {
    expect((await mei.json("GET", `/api/desk/conversations/${newId()}/facts`)).status).toBe(404)
    const [put] = await putConversations(house.pool, [{}])
    expect((await house.visitor().json("GET", `/api/desk/conversations/${put?.id}/facts`)).status).toBe(401)
  })
})
