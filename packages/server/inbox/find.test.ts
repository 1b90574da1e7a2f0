import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"

const TXID = "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a"

let house: House
let mei: Agent
let ids: Record<"he" | "heOld" | "odile" | "percent", string>
let number: string
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent()
  const [he, odile, percent] = await Promise.all([
    house.customer({ name: "何知远" }),
    house.customer({ name: "Odile Varga" }),
    house.customer({ name: "100%_real" }),
  ])
  const puts = await putConversations(house.pool, [
    { customerId: he.id, fields: { txid: TXID }, updatedAt: new Date("2026-11-22T05:00:00Z") },
    { customerId: he.id, updatedAt: new Date("2026-11-20T05:00:00Z") },
    { customerId: odile.id },
    { customerId: percent.id },
  ])
  const [a = "", b = "", c = "", d = ""] = puts.map((put) => put.id)
  ids = { he: a, heOld: b, odile: c, percent: d }
  const { rows } = await house.pool.query("select number::text from conversations where id = $1", [ids.he])
  number = rows[0].number
})
afterAll(() => house.close())

async function find(q: string): Promise<string[]> {
  const { status, body } = await mei.json("GET", `/api/desk/find?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  return body.conversations.map((row: { id: string }) => row.id)
}

describe("the palette finds", () => {
  test("a ticket by its number, as people write it", async () => {
    for (const q of [number, `#${number}`, number.replace(/(\d{4})(?=\d)/g, "$1 "), ` ${number} `])
      expect(await find(q)).toEqual([ids.he])
  })

  test("nothing by a number with a wrong digit", async () => {
    const wrong = `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`
    expect(await find(wrong)).toEqual([])
  })

  test("a customer's tickets by the beginning of the name, newest first, in any case and width", async () => {
    expect(await find("何知")).toEqual([ids.he, ids.heOld])
    expect(await find("odile")).toEqual([ids.odile])
    expect(await find("ＯＤＩＬＥ")).toEqual([ids.odile])
    expect(await find("varga")).toEqual([])
  })

  test("a ticket by its TxID, also in capitals, and by the address of an explorer", async () => {
    for (const q of [TXID, TXID.toUpperCase(), `https://tronscan.org/#/transaction/${TXID}`])
      expect(await find(q)).toEqual([ids.he])
  })

  test("signs that mean something to the database by themselves", async () => {
    expect(await find("100%")).toEqual([ids.percent])
    expect(await find("%%")).toEqual([])
    expect(await find("100\\%")).toEqual([])
    expect(await find("'; drop table customers; --")).toEqual([])
  })

  test("at most ten", async () => {
    const many = await house.customer({ name: "钱若溪" })
    await putConversations(
      house.pool,
      Array.from({ length: 15 }, () => ({ customerId: many.id })),
    )
    expect(await find("钱若溪")).toHaveLength(10)
  })
})

test.each([
  ["a letter", "a"],
  ["nothing", "  "],
  ["a NUL", "a%00b"],
  ["a book", "x".repeat(501)],
])("%s is no search: 400", async (_case, q) => {
  const { status, body } = await mei.json("GET", `/api/desk/find?q=${q}`)
  expect([status, body.code]).toEqual([400, "invalid-input"])
})
