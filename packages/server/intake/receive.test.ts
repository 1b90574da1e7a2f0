import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let odile: Customer
beforeAll(async () => {
  house = await openHouse()
  odile = await house.customer({ name: "Odile Varga" })
})
afterAll(() => house.close())

const KEY = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"

async function stored(id: string) {
  const { rows } = await house.pool.query(
    `select c.*, m.body, (select key from teams where id = c.team_id) as team
     from conversations c join messages m on m.conversation_id = c.id where c.id = $1`,
    [id],
  )
  return rows[0]
}

async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await house.pool.query(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const found: string[] = []
  for (const { table_name: name } of rows) {
    const { rowCount } = await house.pool.query(
      `select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`,
      [text],
    )
    if (rowCount) found.push(name)
  }
  return found
}

describe("a filled form becomes a conversation", () => {
  test("with its fields, its message, team, priority, clock and level, in the language it was written in", async () => {
    const { id } = await fileTicket(house, odile, {
      language: "zh-CN",
      type: "withdrawal-delayed",
      fields: {
        withdrawal: "W-20261122-0417",
        pair: "USDT/tron",
        amount: "1,000.50",
        description: "已经等了一天。\r\n请处理。",
      },
    })
    const row = await stored(id)
    expect(row).toMatchObject({
      channel: "web-form",
      form_key: "withdrawal-delayed",
      form_version: 2,
      fields: {
        withdrawal: "W-20261122-0417",
        pair: "USDT/tron",
        asset: "USDT",
        chain: "tron",
        amount: "1000.5",
      },
      subject: "提币延迟：USDT，TRON",
      locale: "zh-CN",
      identity_level: "session-2fa",
      status: "new",
      priority: 2,
      team: "withdrawals",
      body: "已经等了一天。\n请处理。",
      last_side: "customer",
      last_seq: 2,
    })
    expect(row.due_at.getTime() - row.created_at.getTime()).toBe(4 * 3_600_000)
    expect(row.waiting_since).toEqual(row.created_at)
  })

  test.each([
    ["emoji at the end of what fits", `${"a".repeat(119)}🙂 and more`, `${"a".repeat(119)}🙂`],
    ["Chinese of rare characters", "𠮷".repeat(130), "𠮷".repeat(120)],
  ])("whose subject is cut between characters: %s", async (_case, topic, subject) => {
    const { id } = await fileTicket(house, odile, { fields: { topic } })
    expect(await stored(id)).toMatchObject({ subject, fields: { topic } })
  })

  test("also where what was sent has halves of characters or NULs, in JSON as in a form", async () => {
    const { status, body } = await odile.json("POST", "/tickets/new", {
      type: "other",
      requestId: newId(),
      act: "submit",
      topic: "broken \ud83d here\u0000",
      description: "also \udc00 here\u0000",
    })
    expect([status, body.outcome]).toEqual([200, "done"])
    const { rows } = await house.pool.query(
      "select subject from conversations order by created_at desc limit 1",
    )
    expect(rows[0].subject).toBe("broken \ufffd here")
  })

  test("of the longest text that fits, and not of a longer one", async () => {
    const { id } = await fileTicket(house, odile, { fields: { description: "字".repeat(65_536) } })
    expect((await stored(id)).body).toHaveLength(65_536)
    const { status, body } = await odile.ask("/tickets/new", {
      type: "other",
      requestId: newId(),
      act: "submit",
      topic: "long",
      description: "字".repeat(65_537),
    })
    expect(status).toBe(422)
    expect(body.props.errors).toEqual([
      { field: "description", code: "text-too-long", values: { limit: 65_536 } },
    ])
    expect(body.props.values.description).toHaveLength(65_537)
  })
})

describe("what must never be stored", () => {
  test.each([
    ["a key in the message", "other", { description: `Please restore my wallet, the key is ${KEY}` }],
    ["a key in a line", "other", { topic: KEY }],
    [
      "a key in the TxID box",
      "deposit-not-credited",
      {
        pair: "BTC/bitcoin",
        txid: KEY,
        address: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        amount: "1",
        description: "x",
      },
    ],
  ])("is in no table and in no answer: %s", async (_case, type, fields) => {
    const answer = await odile.ask("/tickets/new", {
      type,
      requestId: newId(),
      act: "submit",
      topic: "t",
      description: "d",
      ...fields,
    })
    expect(answer.body.outcome).toBe("again")
    expect(JSON.stringify(answer.body)).not.toContain(KEY)
    expect(await tablesWith(KEY)).toEqual([])
    expect(house.logged.join("")).not.toContain(KEY)
  })

  test("nor in a ticket's further messages, nor by the way of the locked-out", async () => {
    const ticket = await fileTicket(house, odile)
    const reply = await odile.ask(`/tickets/${ticket.number}/reply`, {
      requestId: newId(),
      act: "send",
      body: `it is ${KEY}`,
    })
    expect(reply.body.outcome).toBe("again")
    const form = {
      requestId: newId(),
      identifier: "odile",
      email: "odile@mail.example",
      problem: "locked",
      story: `my key: ${KEY}`,
    }
    const lockedOut = await house.visitor().form("/locked-out", form)
    expect(lockedOut.status).toBe(422)
    expect(await tablesWith(KEY)).toEqual([])
  })
})

describe("the same request again", () => {
  const fields = { topic: "once", description: "only once" }

  test("is the same ticket, also at the same moment and without an answer in between", async () => {
    const requestId = newId()
    const all = await Promise.all(
      Array.from({ length: 6 }, () => fileTicket(house, odile, { requestId, fields })),
    )
    expect(new Set(all.map((ticket) => ticket.number)).size).toBe(1)
    expect(await fileTicket(house, odile, { requestId, fields })).toEqual(all[0])
  })

  test("of another customer is another ticket", async () => {
    const requestId = newId()
    const tomas = await house.customer({ name: "Tomas Reyhl" })
    const [mine, theirs] = [
      await fileTicket(house, odile, { requestId, fields }),
      await fileTicket(house, tomas, { requestId, fields }),
    ]
    expect(mine.number).not.toBe(theirs.number)
  })
})

describe("somebody who can't sign in", () => {
  const STORY = "My phone is gone."
  async function lockedOut(more: Record<string, string> = {}, requestId = newId()) {
    await house.pool.query("delete from rate_limits")
    const form = {
      requestId,
      identifier: " Odile  ",
      email: " odile@post.example ",
      problem: "lost-authenticator",
      story: STORY,
      ...more,
    }
    return house.visitor().form("/locked-out", form)
  }
  const claims = async () =>
    (
      await house.pool.query(
        `select c.*, p.name, p.email, p.email_verified_at, (select key from teams where id = c.team_id) as team
         from conversations c join customers p on p.id = c.customer_id where c.identity_level = 'claimed' order by c.created_at`,
      )
    ).rows

  test("gets a ticket of a person of their own, who only claims to be who they say", async () => {
    expect((await lockedOut()).status).toBe(200)
    const claim = (await claims()).at(-1)
    expect(claim).toMatchObject({
      form_key: "account-login",
      fields: { identifier: "Odile", method: "authenticator", "contact-email": "odile@post.example" },
      team: "account",
      status: "new",
      priority: 2,
      name: "Odile",
      email: "odile@post.example",
      email_verified_at: null,
    })
    expect(claim.customer_id).not.toBe(odile.id)
  })

  test("whose account was taken over comes first", async () => {
    await lockedOut({ problem: "taken-over" })
    expect((await claims()).at(-1)).toMatchObject({ priority: 0, fields: { method: "other" } })
  })

  test("who sends it twice has one ticket; who sends another is another person", async () => {
    const before = (await claims()).length
    const requestId = newId()
    await lockedOut({}, requestId)
    await lockedOut({}, requestId)
    await lockedOut()
    const after = await claims()
    expect(after.length - before).toBe(2)
    expect(new Set(after.slice(before).map((claim) => claim.customer_id)).size).toBe(2)
  })

  test("can't make a person under an id of their choosing, nor write into another's", async () => {
    await lockedOut({}, odile.id)
    const { rows } = await house.pool.query("select name, email from customers where id = $1", [odile.id])
    expect(rows[0].name).toBe("Odile Varga")
    expect((await claims()).at(-1).customer_id).not.toBe(odile.id)
  })

  test.each([
    ["no name", { identifier: " " }],
    ["no address", { email: "odile" }],
    ["two addresses", { email: "odile@post.example, eve@evil.example" }],
    ["a header in the address", { email: "odile@post.example\r\nBcc: eve@evil.example" }],
    ["no problem that we know", { problem: "hungry" }],
    ["no story", { story: "" }],
  ])("with %s is asked again, and nothing is stored", async (_case, more) => {
    const before = (await claims()).length
    expect((await lockedOut(more)).status).toBe(422)
    expect(await claims()).toHaveLength(before)
  })
})
