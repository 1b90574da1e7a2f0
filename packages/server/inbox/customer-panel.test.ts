import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"

let exchange: MockExchange
let house: House
let mei: Agent
beforeAll(async () => {
  exchange = await createMockExchange()
  house = await openHouse({ env: { EXCHANGE_URL: exchange.supportApiUrl, EXCHANGE_TOKEN: exchange.token } })
  mei = await house.agent()
})
afterAll(async () => {
  await house.close()
  await exchange.close()
})
afterEach(() => {
  exchange.switches.supportApi = "up"
})

type Person = NonNullable<Parameters<House["customer"]>[0]>

async function panelOf(person: Person, tickets = 1) {
  const customer = await house.customer(person)
  const puts = await putConversations(
    house.pool,
    Array.from({ length: tickets }, (_, n) => ({
      customerId: customer.id,
      createdAt: new Date(Date.UTC(2026, 0, 1 + n)),
    })),
  )
  const response = await mei.get(`/api/desk/conversations/${puts[0]?.id}/customer`)
  const text = await response.text()
  await house.pool.query("update customers set exchange_uid = null where id = $1", [customer.id])
  return { text, panel: JSON.parse(text), ids: puts.map((put) => put.id) }
}

describe("identifiers leave the server masked", () => {
  test.each([
    ["zhiyuan.he@mail.example", "z•••@m•••.example"],
    ["z@mail.example", "z•••@m•••.example"],
    ["odile@sub.post.example", "o•••@s•••.example"],
    ["何知远@例子.example", "何•••@例•••.example"],
    ['"a@b"@mail.example', '"•••@m•••.example'],
    ["amara@localhost", "a•••@l•••"],
  ])("the address %s as %s", async (email, masked) => {
    const { text, panel } = await panelOf({ email })
    expect(panel.emailMasked).toBe(masked)
    expect(text).not.toContain(email)
  })

  test.each([
    ["30881492", "••••1492"],
    ["123456", "••••456"],
    ["1234", "••••34"],
    ["12", "••••2"],
  ])("the number %s as %s", async (uid, masked) => {
    const { text, panel } = await panelOf({ uid, email: null })
    expect(panel.uidMasked).toBe(masked)
    expect(text).not.toContain(`"${uid}"`)
  })

  test("nothing where there is nothing", async () => {
    const { panel } = await panelOf({ email: null, verified: false })
    expect(panel).toMatchObject({
      emailMasked: null,
      uidMasked: null,
      emailVerified: false,
      exchange: "unknown-user",
    })
  })

  test("not in lists, timelines or finds either", async () => {
    const email = "tomas.reyhl@post.example"
    const customer = await house.customer({ name: "Tomas Reyhl", email, uid: "31724590" })
    const [put] = await putConversations(house.pool, [
      { customerId: customer.id, waitingSince: new Date(), dueAt: new Date() },
    ])
    for (const path of ["?view=all", `/${put?.id}`, `/${put?.id}/events`]) {
      const text = await (await mei.get(`/api/desk/conversations${path}`)).text()
      expect(text).not.toContain(email)
      expect(text).not.toContain("31724590")
    }
    expect(await (await mei.get("/api/desk/find?q=Tomas")).text()).not.toContain(email)
    await house.pool.query("update customers set exchange_uid = null where id = $1", [customer.id])
  })
})

describe("what the exchange says beside it", () => {
  test("level, entity, language and locks of the account", async () => {
    const { panel } = await panelOf({ uid: "31190248" })
    expect(panel).toMatchObject({
      exchange: "ok",
      kycLevel: expect.any(Number),
      vip: expect.any(Number),
      locale: "zh-CN",
      legalEntity: "kestrel-asia",
      locks: [{ kind: "sign-in:factor-lost", until: null }],
    })
  })

  test("a number that the exchange doesn't know", async () => {
    expect((await panelOf({ uid: "99999999" })).panel).toMatchObject({ exchange: "unknown-user", locks: [] })
  })

  test("while it is away, what we know ourselves", async () => {
    exchange.switches.supportApi = "fails"
    const { panel } = await panelOf({ uid: "30881492", name: "何知远", locale: "zh-CN" })
    expect(panel).toMatchObject({
      exchange: "down",
      name: "何知远",
      locale: "zh-CN",
      kycLevel: null,
      locks: [],
    })
  })
})

test("the history is the newest twenty of this customer's other tickets, and of nobody else", async () => {
  await panelOf({ name: "Odile Varga" }, 3)
  const { panel, ids } = await panelOf({ name: "Odile Varga" }, 25)
  expect(panel.history.map((row: { id: string }) => row.id)).toEqual(ids.slice(5).reverse())
})
