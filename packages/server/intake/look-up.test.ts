import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import type { CheckAnswer, LookupCard } from "../../portal/props-form.ts"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Customer, type House, openHouse } from "../platform/testing/house.ts"

const NOW = new Date("2026-11-22T06:05:00Z")
const PEOPLE = {
  he: "30881492",
  odile: "30417756",
  shen: "30266013",
  qian: "31833064",
  lin: "30692178",
  suyu: "30975521",
}

let exchange: MockExchange
let house: House
let alone: House
let people: Record<keyof typeof PEOPLE | "stranger", Customer>
beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => NOW })
  ;[house, alone] = await Promise.all([
    openHouse({
      now: NOW,
      env: {
        EXCHANGE_URL: exchange.supportApiUrl,
        EXCHANGE_TOKEN: exchange.token,
        CHAIN_LOOKUP_URL: exchange.chainApiUrl,
      },
    }),
    openHouse({ now: NOW }),
  ])
  const made = await Promise.all(
    Object.entries({ ...PEOPLE, stranger: undefined }).map(async ([name, uid]) => [
      name,
      await house.customer({ name, email: `${name}@mail.example`, ...(uid ? { uid } : {}) }),
    ]),
  )
  people = Object.fromEntries(made)
})
afterAll(async () => {
  await Promise.all([house.close(), alone.close()])
  await exchange.close()
})
afterEach(() => {
  exchange.switches.supportApi = "up"
  exchange.switches.chains.clear()
})

async function check(customer: Customer, values: Record<string, string>): Promise<CheckAnswer> {
  const { status, body } = await customer.json("POST", "/api/intake/check", {
    type: "deposit-not-credited",
    field: "txid",
    values,
  })
  expect(status).toBe(200)
  return body
}
const cardOf = async (customer: Customer, values: Record<string, string>) =>
  (await check(customer, values)).lookup

/** A case of the exchange's scene as it stands in the form. */
function form(name: keyof MockExchange["scene"]["cases"], more: Record<string, string> = {}) {
  const { chain, txid, transfers } = exchange.scene.cases[name]
  return { pair: `${transfers[0]?.asset}/${chain}`, txid, ...more }
}
const matchOf = (card: LookupCard | null) => (card && "to" in card ? card.to?.match : undefined)

describe("what chain and exchange know of a deposit", () => {
  test("confirmed, at the customer's retired address", async () => {
    const { transfers } = exchange.scene.cases.retiredAddress
    expect(await cardOf(people.he, form("retiredAddress"))).toMatchObject({
      state: "found",
      confirmations: { have: 20, need: 20 },
      networkLabel: "TRON (TRC20)",
      asset: "USDT",
      amount: "2480",
      to: { address: transfers[0]?.to, match: "retired" },
    })
  })

  test("credited already", async () => {
    const card = await cardOf(people.he, form("credited"))
    expect(card).toMatchObject({
      state: "credited",
      amount: "600",
      creditedAt: expect.any(String),
      to: { match: "yours" },
    })
  })

  test("still counting, with the time that is left", async () => {
    exchange.scene.rewind()
    const card = await cardOf(people.qian, form("pending"))
    expect(card).toMatchObject({
      state: "found",
      confirmations: { have: 14, need: 20 },
      to: { match: "yours" },
    })
    expect(card?.state === "found" && card.etaSeconds).toBeGreaterThan(0)
  })

  test("seen, and in no block yet", async () => {
    expect(await cardOf(people.odile, form("unconfirmed"))).toMatchObject({ state: "pending", blockAt: null })
  })

  test("reverted: the sender's wallet still has it", async () => {
    expect(await cardOf(people.lin, form("failed"))).toMatchObject({ state: "failed", amount: "940" })
  })

  test("held by the exchange is found, and no more is said to the customer", async () => {
    const card = await cardOf(people.qian, form("held"))
    expect(card).toMatchObject({ state: "found" })
    expect(JSON.stringify(card)).not.toMatch(/held|travel/)
  })

  test("on another network than chosen: which, and a switch to it", async () => {
    const { txid } = exchange.scene.cases.otherChain
    const bare = { pair: "USDT/tron", txid: txid.slice(2) }
    for (const values of [{ pair: "USDT/bsc", txid }, bare])
      expect(await cardOf(people.shen, values)).toMatchObject({
        state: "other-network",
        networkLabel: "Ethereum (ERC20)",
        fix: { do: "set", field: "pair", value: "USDT/ethereum", label: "Ethereum (ERC20)" },
        amount: "5300",
      })
  })

  test("on another network on which the asset is not traded: which, without a switch", async () => {
    const { txid } = exchange.scene.cases.failed
    expect(await cardOf(people.lin, { pair: "BTC/bitcoin", txid: txid.slice(2) })).toMatchObject({
      state: "other-network",
      fix: null,
    })
  })

  test("on no network", async () => {
    expect(await cardOf(people.he, { pair: "USDT/tron", txid: "ab".repeat(32) })).toEqual({
      state: "not-found",
      networkLabel: "TRON (TRC20)",
      checkedAt: expect.any(String),
    })
  })
})

describe("whose address it went to", () => {
  test.each([
    ["one's own", "held", "qian", {}, "yours"],
    ["a stranger's", "toStranger", "he", {}, "not-yours"],
    ["another customer's", "held", "he", {}, "not-yours"],
    [
      "not the one that was typed",
      "toStranger",
      "he",
      { address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" },
      "differs",
    ],
    ["the shared one of a chain with tags, without one's tag", "withoutTag", "he", {}, "not-yours"],
    ["unknown, to somebody without an account at the exchange", "held", "stranger", {}, "unknown"],
  ] as const)("%s", async (_case, name, person, more, match) => {
    expect(matchOf(await cardOf(people[person], form(name, more)))).toBe(match)
  })

  test("letters of a checksum make no difference", async () => {
    const address = exchange.scene.cases.otherChain.transfers[0]?.to.toLowerCase() ?? ""
    expect(matchOf(await cardOf(people.shen, form("otherChain", { address })))).not.toBe("differs")
  })

  test("the ledger of others is nobody's business: their deposit is not called credited", async () => {
    for (const person of [people.odile, people.stranger]) {
      const card = await cardOf(person, form("credited"))
      expect(card?.state).toBe("found")
      expect(JSON.stringify(card)).not.toContain("creditedAt")
    }
  })
})

describe("who can't be asked", () => {
  test.each(["fails", "garbles"] as const)(
    "the chain that %s is said to be down, in time, and the form goes on",
    async (mode) => {
      exchange.switches.chains.set("bitcoin", mode)
      expect(await cardOf(people.odile, form("unconfirmed"))).toMatchObject({
        state: "down",
        networkLabel: "Bitcoin",
      })
    },
  )

  test("a chain that never answers is down after three seconds", async () => {
    const from = performance.now()
    expect(await cardOf(people.he, form("hanging"))).toMatchObject({ state: "down" })
    expect(performance.now() - from).toBeGreaterThan(2500)
  })

  test("the exchange: what the chain says is told, whose address it is stays open", async () => {
    await cardOf(people.qian, form("held")) // its list of assets is known from here on
    exchange.switches.supportApi = "fails"
    expect(await cardOf(people.qian, form("held"))).toMatchObject({
      state: "found",
      to: { match: "unknown" },
    })
  })

  test("both not set up: down, and the ticket is filed all the same", async () => {
    const odile = await alone.customer({ name: "Odile Varga" })
    expect(await cardOf(odile, { pair: "USDT/tron", txid: "ab".repeat(32) })).toMatchObject({
      state: "down",
      networkLabel: "TRON",
    })
    const fields = {
      pair: "USDT/tron",
      txid: "ab".repeat(32),
      address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
      amount: "5",
      description: "Nothing came.",
    }
    const ticket = await fileTicket(alone, odile, { type: "deposit-not-credited", fields })
    const { body } = await odile.json("GET", `/tickets/${ticket.number}`)
    expect(body.title).toBe("Deposit not credited: USDT, TRON")
  })
})

describe("the live check", () => {
  test("says nothing while there is nothing to look up", async () => {
    for (const values of [
      {},
      { pair: "USDT/tron" },
      { txid: "ab".repeat(32) },
      { pair: "USDT/tron", txid: "30881492" },
    ])
      expect((await check(people.he, values as Record<string, string>)).lookup).toBeNull()
  })

  test("names what is wrong with the field, but not that it is still empty", async () => {
    expect((await check(people.he, { pair: "USDT/tron", txid: "" })).errors).toEqual([])
    expect((await check(people.he, { pair: "USDT/tron", txid: "30881492" })).errors).toEqual([
      { field: "txid", code: "txid-is-uid" },
    ])
  })

  test("notices one's own open ticket about the same transaction, in whatever spelling, and nobody else's", async () => {
    const values = form("toStranger", {
      address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
      amount: "320",
      description: "Where is it?",
    })
    const ticket = await fileTicket(house, people.he, { type: "deposit-not-credited", fields: values })
    const spelled = { ...values, txid: `https://tronscan.org/#/transaction/${values.txid.toUpperCase()}` }
    expect((await check(people.he, spelled)).duplicate).toMatchObject({
      number: ticket.number,
      href: `/tickets/${ticket.number}`,
      status: "open",
    })
    expect((await check(people.qian, spelled)).duplicate).toBeNull()
    await people.he.ask(`/tickets/${ticket.number}/act`, { requestId: newId(), act: "solved" })
    expect((await check(people.he, spelled)).duplicate).toBeNull()
  })

  test.each([
    ["a stranger", null, { type: "other", field: "topic", values: {} }, 404],
    ["a form that isn't there", "he", { type: "nothing", field: "topic", values: {} }, 404],
    ["a field that isn't there", "he", { type: "other", field: "constructor", values: {} }, 404],
    ["no values", "he", { type: "other", field: "topic" }, 400],
    [
      "more values than a form can have",
      "he",
      {
        type: "other",
        field: "topic",
        values: Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`v${n}`, ""])),
      },
      400,
    ],
    ["a value of a book", "he", { type: "other", field: "topic", values: { topic: "x".repeat(6001) } }, 400],
  ] as const)("is refused to %s", async (_case, person, body, status) => {
    const asker = person ? people[person] : house.visitor()
    expect((await asker.json("POST", "/api/intake/check", body)).status).toBe(status)
  })
})
