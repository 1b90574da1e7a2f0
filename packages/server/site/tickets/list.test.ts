import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"

let house: House
let mei: Agent
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
})
afterAll(() => house.close())

/** The numbers on a page of the list, in their order, and where its links lead. */
async function list(customer: Customer, query = "") {
  const page = await customer.get(`/tickets${query}`)
  expect(page.status).toBe(200)
  const html = await page.text()
  const main = html.slice(html.indexOf("<main"))
  const numbers = [...main.matchAll(/href="\/tickets\/(\d{10})"/g)].map(([, number]) => number)
  const older = /href="(\/tickets\?[^"]*before=[^"]*)"/.exec(main)?.[1]?.replaceAll("&amp;", "&") ?? null
  return { numbers: [...new Set(numbers)], older, main }
}

const answer = (id: string, then = "stay") =>
  mei.json("POST", `/api/desk/conversations/${id}/replies`, {
    messageId: newId(),
    body: "Which error do you see?",
    basedOn: 0,
    anyway: true,
    then,
  })

describe("my tickets", () => {
  test("are by what happens next: open, waiting for me, closed; what waits for me comes first", async () => {
    const odile = await house.customer({ name: "Odile Varga" })
    const [open, waiting, solved] = [
      await fileTicket(house, odile),
      await fileTicket(house, odile),
      await fileTicket(house, odile),
    ]
    expect((await list(odile)).numbers).toEqual([solved.number, waiting.number, open.number])
    await answer(waiting.id)
    await answer(solved.id, "resolve")
    expect((await list(odile)).numbers).toEqual([waiting.number])
    expect((await list(odile, "?tab=open")).numbers).toEqual([open.number])
    expect((await list(odile, "?tab=closed")).numbers).toEqual([solved.number])
    expect((await list(odile, "?tab=nothing")).numbers).toEqual([waiting.number])
  })

  test("are mine alone", async () => {
    const [odile, tomas] = [
      await house.customer({ name: "Odile Varga" }),
      await house.customer({ name: "Tomas Reyhl" }),
    ]
    const ticket = await fileTicket(house, odile)
    for (const query of ["", "?tab=open", `?q=${ticket.number}`, "?q=API"])
      expect((await list(tomas, query)).numbers).toEqual([])
  })

  test("want a sign-in", async () => {
    const page = await house.visitor().get("/tickets?tab=closed")
    expect([page.status, page.headers.get("location")]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent("/tickets?tab=closed")}`,
    ])
  })

  test("of many come in pages, each once, also where several were filed in one moment", async () => {
    const suyu = await house.customer({ name: "苏屿" })
    const filed: string[] = []
    for (let n = 0; n < 45; n++) filed.push((await fileTicket(house, suyu)).number)
    await house.pool.query(
      "update conversations set created_at = date_trunc('hour', created_at) + (number % 3) * interval '1 minute' where customer_id = $1",
      [suyu.id],
    )
    const seen: string[] = []
    let query: string | null = ""
    while (query !== null) {
      const page = await list(suyu, query)
      expect(page.numbers.length).toBeLessThanOrEqual(20)
      seen.push(...(page.numbers as string[]))
      query = page.older?.replace("/tickets", "") ?? null
    }
    expect(seen).toHaveLength(45)
    expect(seen.toSorted()).toEqual(filed.toSorted())
  })
})

describe("searching among them", () => {
  let he: Customer
  let number: string
  beforeAll(async () => {
    he = await house.customer({ name: "何知远" })
    const ticket = await fileTicket(house, he, {
      fields: { topic: "签名错误 100%_sure", description: "接口返回 -1022" },
    })
    number = ticket.number
    await fileTicket(house, he, { fields: { topic: "Card declined", description: "twice" } })
  })

  test.each([
    ["a word of the title", "签名"],
    ["a word of the last message", "-1022"],
    ["a sign that means something to the database", "100%_s"],
    ["capitals or not", "SURE"],
  ])("by %s", async (_case, q) => {
    expect((await list(he, `?tab=open&q=${encodeURIComponent(q)}`)).numbers).toEqual([number])
  })

  test("by its number, whole, in groups, or the end of it", async () => {
    for (const q of [number, number.replace(/(\d{4})(?=\d)/g, "$1 "), number.slice(-6)])
      expect((await list(he, `?tab=open&q=${encodeURIComponent(q)}`)).numbers).toContain(number)
  })

  test("finds nothing where nothing is, and keeps what was searched for", async () => {
    const { numbers, main } = await list(he, "?tab=open&q=nothing%20like%20this")
    expect(numbers).toEqual([])
    expect(main).toContain("nothing like this")
  })

  test.each([
    ["a NUL", "q=a%00b"],
    ["only signs", "q=%25%25%25"],
    ["noise as a cursor", "before=noise"],
    ["a moment that JavaScript knows and no database", `before=1_${newId()}`],
    ["a year before all time", `before=-271821-04-20T00:00:00.000Z_${newId()}`],
    ["an id that is none", "before=2026-11-22T06:05:00.000Z_x"],
    ["a book", `q=${"x".repeat(3000)}`],
  ])("takes no harm from %s", async (_case, query) => {
    await list(he, `?tab=open&${query}`)
  })
})

test("unread answers are counted until they were looked at", async () => {
  const odile = await house.customer({ name: "Odile Varga" })
  const ticket = await fileTicket(house, odile)
  await odile.get(`/tickets/${ticket.number}`)
  await answer(ticket.id)
  await answer(ticket.id)
  const unread = async () => {
    const { rows } = await house.pool.query(
      "select count(*)::int as n from messages m where m.conversation_id = $1 and m.side = 'staff' and m.seq > (select seq from customer_reads where conversation_id = $1)",
      [ticket.id],
    )
    return rows[0].n
  }
  expect(await unread()).toBe(2)
  const { main } = await list(odile, "?tab=waiting")
  expect(main).toMatch(/2 new/i)
  await odile.get(`/tickets/${ticket.number}`)
  expect(await unread()).toBe(0)
  expect((await list(odile, "?tab=waiting")).main).not.toMatch(/2 new/i)
})
