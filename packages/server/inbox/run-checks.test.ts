import { type CheckResult, checkNames } from "@veridesk/contract/checks.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { deskChecks } from "@veridesk/ui/messages/desk-checks.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { catalogue } from "../intake-forms/index.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"

const NOW = new Date("2026-11-22T06:05:00Z")

let exchange: MockExchange
let house: House
let alone: House
let mei: Agent
beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => NOW })
  const env = {
    EXCHANGE_URL: exchange.supportApiUrl,
    EXCHANGE_TOKEN: exchange.token,
    CHAIN_LOOKUP_URL: exchange.chainApiUrl,
  }
  ;[house, alone] = await Promise.all([openHouse({ env }), openHouse()])
  mei = await house.agent()
})
afterAll(async () => {
  await Promise.all([house, alone].map((one) => one.close()))
  await exchange.close()
})
afterEach(() => {
  exchange.switches.supportApi = "up"
  exchange.switches.chains.clear()
})

const HE = "30881492"
const QIAN = "31833064"
const VARGA = "30417756"
const REYHL = "31724590"
const LU = "31190248"

type Ticket = { form: string; fields: Record<string, string>; uid: string | null }

/** What the desk is told of the checks on a ticket of this type, of somebody with this account at the exchange. */
async function checksOf({ form, fields, uid }: Ticket, at = { house, agent: mei }): Promise<CheckResult[]> {
  const { version } = catalogue.find((one) => one.key === form) as { version: number }
  const customer = await at.house.customer(uid ? { uid } : {})
  const [put] = await putConversations(at.house.pool, [{ customerId: customer.id, fields }])
  await at.house.pool.query("update conversations set form_key = $1, form_version = $2 where id = $3", [
    form,
    version,
    put?.id,
  ])
  const { status, body } = await at.agent.json("GET", `/api/desk/conversations/${put?.id}/checks`)
  expect(status).toBe(200)
  await at.house.pool.query("update customers set exchange_uid = null where id = $1", [customer.id])
  for (const result of body.results) expectSentence(result)
  return body.results
}

/** Every finding has its sentence in both languages, and the values that it takes. */
function expectSentence({ code, values }: CheckResult): void {
  const key = `check.${code}`
  if (!knows(deskChecks, key)) throw new Error(`${code} has no sentence`)
  for (const locale of ["en", "zh-CN"] as const)
    expect(say(locale, deskChecks, key, values)).not.toMatch(/[{}]/)
}

const codes = (results: CheckResult[]) => results.map(({ state, code }) => `${state} ${code}`)

function deposit(name: keyof MockExchange["scene"]["cases"], uid: string | null, more = {}): Ticket {
  const { chain, txid, transfers } = exchange.scene.cases[name]
  const [transfer] = transfers
  const fields = {
    chain,
    txid,
    asset: transfer?.asset ?? "",
    amount: transfer?.amount ?? "",
    address: transfer?.to ?? "",
    ...more,
  }
  return { form: "deposit-not-credited", fields, uid }
}

describe("a deposit", () => {
  test("at the customer's retired address: confirmed, not in the ledger, and why", async () => {
    const results = await checksOf(deposit("retiredAddress", HE))
    expect(codes(results)).toEqual([
      "ok tx-confirmed",
      "attention deposit-not-seen",
      "attention address-retired",
      "ok asset-open",
    ])
  })

  test("credited: everything is in order", async () => {
    const results = await checksOf(deposit("credited", HE))
    expect(codes(results)).toEqual([
      "ok tx-confirmed",
      "ok deposit-credited",
      "ok address-theirs",
      "ok asset-open",
    ])
  })

  test("of another account: that it isn't this customer's, never whose", async () => {
    const results = await checksOf(deposit("credited", QIAN))
    expect(codes(results)).toContain("attention deposit-not-seen")
    expect(codes(results)).toContain("attention address-of-another")
    expect(JSON.stringify(results)).not.toContain(HE)
  })

  test("below the minimum, held, still counting, failed, to a stranger", async () => {
    expect(codes(await checksOf(deposit("belowMinimum", HE)))).toContain("attention amount-below-minimum")
    expect(codes(await checksOf(deposit("held", QIAN)))).toContain("attention deposit-held")
    expect(codes(await checksOf(deposit("pending", QIAN)))).toContain("attention tx-pending")
    expect(codes(await checksOf(deposit("failed", null)))).toContain("attention tx-failed")
    expect(codes(await checksOf(deposit("toStranger", HE)))).toContain("attention address-not-ours")
  })

  test("that moved another amount than the ticket says", async () => {
    const results = await checksOf(deposit("credited", HE, { amount: "1" }))
    expect(results[0]).toMatchObject({ state: "attention", code: "tx-other-amount", values: { amount: "1" } })
  })

  test("without a memo where one is needed, of a pair that isn't listed", async () => {
    const xrp = { chain: "xrp", asset: "XRP", amount: "25" }
    expect(codes(await checksOf(deposit("credited", HE, xrp)))).toContain("attention tag-needed")
    const other = { chain: "bitcoin", asset: "USDT" }
    expect(codes(await checksOf(deposit("credited", HE, other)))).toContain("attention asset-not-listed")
  })

  test("of somebody whose account isn't known: asked is only what needs none", async () => {
    const results = await checksOf(deposit("credited", null))
    expect(codes(results)).toEqual([
      "ok tx-confirmed",
      "unknown no-account",
      "unknown address-ours",
      "ok asset-open",
    ])
  })

  test("inside the exchange, without chain and address: only what can be asked about", async () => {
    const fields = { txid: "internal:123456", asset: "USDT" }
    expect(await checksOf({ form: "deposit-not-credited", fields, uid: HE })).toEqual([])
  })
})

describe("a withdrawal", () => {
  const withdrawal = (id: string, uid: string): Ticket => ({
    form: "withdrawal-failed",
    fields: { withdrawal: id },
    uid,
  })

  test("in review says so, and that it can be stopped", async () => {
    const results = await checksOf(withdrawal("W70411392", VARGA))
    expect(results[0]).toMatchObject({
      state: "attention",
      code: "withdrawal-held",
      values: { hold: "risk-review", since: expect.any(String) },
    })
    expect(codes(results)).toContain("attention withdrawal-cancellable")
    expect(codes(results)).toContain("ok account-free")
  })

  test("in each stage, with its sentence", async () => {
    const stages = [
      ["W70411533", HE, "attention withdrawal-queued"],
      ["W70411467", REYHL, "ok withdrawal-broadcast"],
      ["W70391176", "31508837", "attention withdrawal-failed"],
      ["W70411533", QIAN, "attention withdrawal-not-found"],
    ] as const
    for (const [id, uid, code] of stages) expect(codes(await checksOf(withdrawal(id, uid)))).toContain(code)
  })

  test("of a locked account: until when, and why as a class", async () => {
    const results = await checksOf(withdrawal("W70411467", REYHL))
    expect(results.at(-1)).toMatchObject({
      check: "account-locks",
      state: "attention",
      code: "lock-withdrawals",
      values: { reason: "factor-changed", until: "2026-11-23T13:05:00.000Z" },
    })
  })
})

describe("an account", () => {
  test("with a lock that a person has to lift", async () => {
    const results = await checksOf({ form: "account-login", fields: {}, uid: LU })
    expect(results).toEqual([
      {
        check: "account-locks",
        state: "attention",
        code: "lock-sign-in-open",
        values: { reason: "factor-lost" },
      },
    ])
  })

  test("that is only claimed is not looked up", async () => {
    const fields = { identifier: "ye.tinglan" }
    expect(codes(await checksOf({ form: "account-login", fields, uid: null }))).toEqual([
      "unknown no-account",
    ])
  })
})

describe("who can't be asked is said to be so, and stops no other", () => {
  test("the exchange fails", async () => {
    exchange.switches.supportApi = "fails"
    expect(codes(await checksOf(deposit("credited", HE)))).toEqual(
      expect.arrayContaining(["ok tx-confirmed", "down exchange-down"]),
    )
  })

  test("the chain fails", async () => {
    exchange.switches.chains.set("tron", "fails")
    expect(codes(await checksOf(deposit("withdrawalArrived", HE)))).toEqual(
      expect.arrayContaining(["down chain-down", "attention address-not-ours", "ok asset-open"]),
    )
  })

  test("nobody is connected", async () => {
    const at = { house: alone, agent: await alone.agent() }
    const results = await checksOf(deposit("credited", HE), at)
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(["not-configured"]))
  })
})

test("a form without checks asks nothing", async () => {
  expect(await checksOf({ form: "suggestion", fields: {}, uid: HE })).toEqual([])
})

test("every check has its name on the desk", () => {
  for (const name of checkNames) expect(knows(deskChecks, `checks.name.${name}`)).toBe(true)
})
