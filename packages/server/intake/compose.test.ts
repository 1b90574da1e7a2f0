import { newId } from "@veridesk/contract/ids.ts"
import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { createMockExchange, type MockExchange, people } from "@veridesk/mock-exchange"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { openMailServer, type ReceivedMail } from "../platform/testing/mail-server.ts"

const HE = "30881492"
const CODE = people.find((person) => person.uid === HE)?.antiPhishingCode ?? ""

let exchange: MockExchange
let server: Awaited<ReturnType<typeof openMailServer>>
let house: House
let mei: Agent
let he: Customer
beforeAll(async () => {
  ;[exchange, server] = await Promise.all([createMockExchange(), openMailServer()])
  house = await openHouse({
    env: {
      SMTP_URL: server.url,
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      MAILS_PER_RECIPIENT_PER_HOUR: "1000",
    },
  })
  mei = await house.agent({ name: "Mei" })
  he = await house.customer({ name: "何知远", email: "zhiyuan.he@mail.example", uid: HE, locale: "zh-CN" })
})
afterAll(async () => {
  await house.close()
  await server.close()
  await exchange.close()
})
beforeEach(() => {
  server.mails.length = 0
})
afterEach(() => {
  exchange.switches.supportApi = "up"
})

/** Sends what waits in the outbox; the mails that arrived, oldest first. */
async function delivered(): Promise<ReceivedMail[]> {
  await house.settle()
  const { rows } = await house.pool.query("select id from outgoing_mails where state = 'queued' order by id")
  for (const { id } of rows) await house.app.tasks["send-mail"]({ mailId: id })
  return [...server.mails]
}
const whole = (mail: ReceivedMail | undefined) =>
  [...(mail?.headers.values() ?? []), ...(mail?.parts.values() ?? [])].join("\n")

async function reply(ticket: { id: string }, text: string) {
  const body = { messageId: newId(), body: text, basedOn: 0, anyway: true }
  expect((await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)).status).toBe(200)
}

/** What a customer writes into a form; an open form must not become a way to mail it to anybody. */
const WRITTEN = {
  topic: "WIN 5 BTC at evil.example",
  description: "Click https://evil.example/claim now! <b>Dear user</b>",
}

describe("a receipt", () => {
  test.each([
    ["en", "Kestrel: we have your ticket"],
    ["zh-CN", "Kestrel：工单"],
  ] as const)(
    "has a fixed subject with the number, and the ticket's language (%s)",
    async (language, subject) => {
      const ticket = await fileTicket(house, he, { language })
      const [mail] = await delivered()
      expect(mail?.headers.get("subject")).toContain(subject)
      expect(mail?.headers.get("subject")).toContain(spokenTicketNumber(ticket.number))
      expect(mail?.headers.get("x-veridesk-ticket")).toBe(ticket.number)
      expect(mail?.headers.get("auto-submitted")).toBe("auto-generated")
      for (const part of ["text/plain", "text/html"]) {
        expect(mail?.parts.get(part)).toContain(spokenTicketNumber(ticket.number))
        expect(mail?.parts.get(part)).toContain(`http://help.kestrel.example/tickets/${ticket.number}`)
      }
    },
  )

  test("holds nothing that the customer wrote, not even their name", async () => {
    const spammer = await house.customer({ name: "Visit evil.example", email: "victim@mail.example" })
    await fileTicket(house, spammer, { fields: WRITTEN })
    const [mail] = await delivered()
    expect(mail?.to).toEqual(["victim@mail.example"])
    for (const word of ["evil", "BTC", "Click", "Dear user"]) expect(whole(mail)).not.toContain(word)
  })

  test("holds nothing of what a locked-out person wrote about themselves, and a link for a week", async () => {
    await house.visitor().form("/locked-out", {
      requestId: newId(),
      identifier: "Visit evil.example",
      email: "zhiyuan.he@mail.example",
      problem: "taken-over",
      story: WRITTEN.description,
    })
    const [mail] = await delivered()
    expect(mail?.to).toEqual(["zhiyuan.he@mail.example"])
    for (const word of ["evil", "Click", "Dear user"]) expect(whole(mail)).not.toContain(word)
    expect(whole(mail)).toMatch(/http:\/\/help\.kestrel\.example\/locked-out\/continue\?token=[\w-]{43}/)
  })
})

describe("an answer", () => {
  test("brings the agent's words, and none of the customer's", async () => {
    const ticket = await fileTicket(house, he, { fields: WRITTEN })
    await reply(ticket, "We have found it: the address is retired.\n\n< 3 hours & you have it.")
    const [, mail] = await delivered()
    expect(mail?.parts.get("text/plain")).toContain("We have found it: the address is retired.")
    expect(mail?.parts.get("text/html")).toContain("&lt; 3 hours &amp; you have it.")
    expect(whole(mail)).toContain("Mei")
    for (const word of ["evil", "BTC", "Click"]) expect(whole(mail)).not.toContain(word)
  })

  test("that was written after the mail was asked for doesn't slip into it", async () => {
    const ticket = await fileTicket(house, he)
    await reply(ticket, "The first answer.")
    await house.settle()
    await reply(ticket, "The second answer.")
    const [, first, second] = await delivered()
    expect(first?.parts.get("text/plain")).toContain("The first answer.")
    expect(first?.parts.get("text/plain")).not.toContain("The second answer.")
    expect(second?.parts.get("text/plain")).toContain("The second answer.")
  })

  test("that was erased before it went out is not sent", async () => {
    const ticket = await fileTicket(house, he)
    await reply(ticket, "With a number that should not have been in it.")
    await house.settle()
    await house.pool.query(
      "update messages set body = null, salt = null where conversation_id = $1 and side = 'staff'",
      [ticket.id],
    )
    expect(await delivered()).toHaveLength(1)
  })

  test("never brings an internal note", async () => {
    const ticket = await fileTicket(house, he)
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/notes`, {
      messageId: newId(),
      body: "SUSPECT",
      basedOn: 0,
    })
    await reply(ticket, "We are looking into it.")
    for (const mail of await delivered()) expect(whole(mail)).not.toContain("SUSPECT")
  })
})

describe("what is asked for", () => {
  const asks = async (ticket: { id: string }, path = "", more: object = {}) => {
    const { body } = await mei.json("POST", `/api/desk/conversations/${ticket.id}/requests${path}`, {
      requestId: newId(),
      messageId: newId(),
      ...more,
    })
    return body.items.map((item: { id: string }) => item.id) as string[]
  }

  test("is listed whole, with a link to the ticket, and with the reason where it had come and won't do", async () => {
    const ticket = await fileTicket(house, he, { language: "zh-CN" })
    const items = [{ template: "bank-statement" }, { template: "sender-platform" }]
    const [, words = ""] = await asks(ticket, "", { items, body: "请补充。" })
    const [, first] = await delivered()
    expect(first?.parts.get("text/plain")).toContain("需要你补充内容")
    for (const text of [
      "银行对账单（PDF）",
      "转出方平台或钱包",
      "请补充。",
      `/tickets/${ticket.number}#documents`,
    ])
      expect(first?.parts.get("text/plain")).toContain(text)
    const answered = { requestId: newId(), slot: words, act: "document", body: "SUSPECT platform" }
    await he.ask(`/tickets/${ticket.number}/reply`, answered)
    await asks(ticket, `/${words}`, { as: "refused", reason: "incomplete", text: "缺少地址。" })
    const again = (await delivered()).at(-1)
    expect(again?.parts.get("text/plain")).toContain(
      "转出方平台或钱包：内容不完整，请提供完整页面。缺少地址。",
    )
    expect(whole(again)).not.toContain("SUSPECT")
  })

  test("and has come before the mail went out, is not asked for", async () => {
    const ticket = await fileTicket(house, he)
    const [id = ""] = await asks(ticket, "", { items: [{ template: "sender-platform" }] })
    await asks(ticket, `/${id}`, { as: "withdrawn" })
    expect(await delivered()).toHaveLength(1)
  })
})

describe("that it is solved", () => {
  test("is told with how long it can be opened again, and a link that only leads to the page", async () => {
    const ticket = await fileTicket(house, he)
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/status`, {
      requestId: newId(),
      status: "solved",
    })
    const mail = (await delivered()).at(-1)
    expect(mail?.parts.get("text/plain")).toContain(`/tickets/${ticket.number}#rating`)
    const links = [...(mail?.parts.get("text/html") ?? "").matchAll(/href="([^"]+)"/g)].map(
      ([, href]) => href,
    )
    expect(links.join(" ")).not.toMatch(/act|score/)
  })

  test("is said in the answer's own mail where the answer solves it", async () => {
    const ticket = await fileTicket(house, he)
    const body = { messageId: newId(), body: "Done.", basedOn: 0, anyway: true, then: "resolve" }
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)
    const mails = await delivered()
    expect(mails).toHaveLength(2)
    expect(mails[1]?.parts.get("text/plain")).toContain("It is marked as solved.")
  })
})

describe("the anti-phishing code", () => {
  test("stands in every mail of a customer who has one, in both parts", async () => {
    expect(CODE).not.toBe("")
    const ticket = await fileTicket(house, he)
    await reply(ticket, "Hello.")
    const mails = await delivered()
    expect(mails).toHaveLength(2)
    for (const mail of mails)
      for (const part of ["text/plain", "text/html"]) expect(mail.parts.get(part)).toContain(CODE)
  })

  test("is nowhere in the database, before and after", async () => {
    await fileTicket(house, he)
    await house.settle()
    expect(await tablesWith(CODE)).toEqual([])
    await delivered()
    expect(whole(server.mails[0])).toContain(CODE)
    expect(await tablesWith(CODE)).toEqual([])
    expect(house.logged.join("")).not.toContain(CODE)
  })

  test("is not another's, and none where there is none", async () => {
    const stranger = await house.customer({ email: "odile.varga@post.example" })
    await fileTicket(house, stranger)
    const codes = people.flatMap((person) => person.antiPhishingCode ?? [])
    const [mail] = await delivered()
    expect(codes.filter((code) => whole(mail).includes(code))).toEqual([])
  })

  test("is left out while the exchange is away: late is worse than plain", async () => {
    await fileTicket(house, he)
    exchange.switches.supportApi = "fails"
    const [mail] = await delivered()
    expect(mail?.to).toEqual(["zhiyuan.he@mail.example"])
    expect(whole(mail)).not.toContain(CODE)
  })
})

/** Which tables hold a text anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await house.pool.query(
    "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')",
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await house.pool.query(
      `select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`,
      [text],
    )
    if (rowCount) found.push(name)
  }
  return found
}
