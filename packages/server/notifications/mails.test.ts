import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { requestMails } from "./index.ts"

const CAP = 8
/** A quarter of it, for what a stranger can set off. */
const STRANGERS = 2

let house: House
let mei: Agent
beforeAll(async () => {
  house = await openHouse({ env: { MAILS_PER_RECIPIENT_PER_HOUR: String(CAP) } })
  mei = await house.agent({ name: "Mei" })
})
afterAll(() => house.close())

type Row = {
  kind: string
  recipient: string
  locale: string
  state: string
  details: Record<string, unknown>
}

/** The outbox once all events have been read, oldest first. */
async function outbox(about: { recipient?: string; number?: string }): Promise<Row[]> {
  await house.settle()
  const { rows } = await house.pool.query(
    `select kind, recipient, m.locale, m.state, details from outgoing_mails m left join conversations c on c.id = m.conversation_id
     where ($1::text is null or lower(recipient) = lower($1)) and ($2::bigint is null or c.number = $2) order by m.id`,
    [about.recipient ?? null, about.number ?? null],
  )
  return rows
}

async function reply(ticket: { id: string }, text = "We are looking into it.") {
  const body = { messageId: newId(), body: text, basedOn: 0, anyway: true }
  expect((await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)).status).toBe(200)
}
const address = () => `${newId()}@mail.example`

describe("a customer whose address is proved", () => {
  test("gets one receipt, and one mail for each answer, in the language of the ticket", async () => {
    const he = await house.customer({ name: "何知远", email: address(), locale: "zh-CN" })
    const ticket = await fileTicket(house, he, { language: "zh-CN" })
    await reply(ticket)
    expect(await outbox(ticket)).toMatchObject([
      { kind: "ticket-received", locale: "zh-CN", state: "queued" },
      { kind: "agent-replied", locale: "zh-CN", state: "queued" },
    ])
  })

  test("gets one receipt, however often the form is sent, and also where the events are read twice", async () => {
    const odile = await house.customer({ email: address() })
    const requestId = newId()
    const ticket = await fileTicket(house, odile, { requestId })
    expect(await fileTicket(house, odile, { requestId })).toEqual(ticket)
    await house.settle()
    await house.handAgain("mail", ticket.id)
    expect(await outbox(ticket)).toHaveLength(1)
  })

  test("hears nothing of notes, of moves and of their own messages", async () => {
    const odile = await house.customer({ email: address() })
    const ticket = await fileTicket(house, odile)
    const post = (path: string, body: object) =>
      mei.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, body)
    await post("notes", { messageId: newId(), body: "the address is retired", basedOn: 0 })
    await post("assign", { requestId: newId(), assigneeId: mei.id })
    await post("priority", { requestId: newId(), priority: 0 })
    await post("status", { requestId: newId(), status: "waiting-third-party" })
    await odile.ask(`/tickets/${ticket.number}/reply`, { requestId: newId(), body: "Any news?", act: "send" })
    expect((await outbox(ticket)).map((row) => row.kind)).toEqual(["ticket-received"])
  })

  test("has a job for each mail, made with it", async () => {
    const odile = await house.customer({ email: address() })
    const ticket = await fileTicket(house, odile)
    await house.settle()
    const { rows } = await house.pool.query(
      `select j.task_identifier as task, m.id::text = j.payload->>'mailId' as mine, j.payload from outgoing_mails m
       join conversations c on c.id = m.conversation_id join graphile_worker.jobs jobs on jobs.key = 'mail:' || m.id
       join lateral (select jobs.task_identifier, p.payload from graphile_worker._private_jobs p where p.id = jobs.id) j on true
       where c.number = $1`,
      [ticket.number],
    )
    expect(rows).toMatchObject([{ task: "send-mail", mine: true }])
    expect(Object.keys(rows[0].payload)).toEqual(["mailId"])
  })
})

describe("an address that nobody has proved", () => {
  test("gets nothing, whoever typed it", async () => {
    const email = address()
    const stranger = await house.customer({ email, verified: false })
    await reply(await fileTicket(house, stranger))
    const nobody = await house.customer({ email: null, verified: false })
    await reply(await fileTicket(house, nobody))
    expect(await outbox({ recipient: email })).toEqual([])
  })

  test("gets nothing either where somebody who is locked out names it", async () => {
    const email = address()
    await house.customer({ email, verified: false })
    await lockedOut(email)
    expect(await outbox({ recipient: email })).toEqual([])
  })
})

describe("a mailbox that is written to a lot", () => {
  /** How many mails of the outbox are in each state. */
  async function states(recipient: string): Promise<Record<string, number>> {
    const rows = await outbox({ recipient })
    return Object.fromEntries(
      [...Map.groupBy(rows, (row) => row.state)].map(([state, all]) => [state, all.length]),
    )
  }

  test(`gets ${CAP} mails in an hour, and more in the next`, async () => {
    const email = address()
    const odile = await house.customer({ email })
    for (let n = 0; n < CAP + 2; n++) await fileTicket(house, odile)
    expect(await states(email)).toEqual({ queued: CAP, suppressed: 2 })
    await house.pool.query(
      "update outgoing_mails set queued_at = now() - interval '61 minutes' where recipient = $1",
      [email],
    )
    await fileTicket(house, odile)
    expect(await states(email)).toEqual({ queued: CAP + 1, suppressed: 2 })
  })

  test("is one mailbox however its address is written, for whoever names it", async () => {
    const email = address()
    await house.customer({ email })
    for (const typed of [email, email.toUpperCase(), `${email.slice(0, 1).toUpperCase()}${email.slice(1)}`])
      for (let n = 0; n < 2; n++) await lockedOut(typed)
    expect(await states(email)).toEqual({ queued: STRANGERS, suppressed: 4 })
  })

  test("still gets what an agent answers, however often strangers name it", async () => {
    const email = address()
    const odile = await house.customer({ email })
    const ticket = await fileTicket(house, odile)
    for (let n = 0; n < CAP + 2; n++) await lockedOut(email)
    await reply(ticket)
    expect(await outbox(ticket)).toMatchObject([
      { state: "queued" },
      { kind: "agent-replied", state: "queued" },
    ])
    expect(await states(email)).toEqual({ queued: 2 + STRANGERS, suppressed: CAP + 2 - STRANGERS })
  })

  test("also where all of them are asked for at once", async () => {
    const email = address()
    const mail = (kind: string, n: number) => ({
      kind,
      to: email,
      locale: "en",
      dedupeKey: `${email} ${n}`,
      details: {},
    })
    const strangers = Array.from({ length: CAP + 2 }, (_, n) => mail("locked-out", n))
    const rules = { host: "help.kestrel.example", receiptsPerDomainPerHour: 300, perRecipientPerHour: CAP }
    await requestMails(house.db, rules, [...strangers, mail("agent-replied", CAP + 2)])
    expect(await states(email)).toEqual({ queued: STRANGERS + 1, suppressed: CAP + 2 - STRANGERS })
  })

  test("and a link that was not sent is not kept", async () => {
    const email = address()
    await house.customer({ email })
    for (let n = 0; n < STRANGERS + 1; n++) await lockedOut(email)
    const rows = await outbox({ recipient: email })
    expect(rows.filter((row) => row.state === "suppressed").map((row) => row.details)).toEqual([{}])
    expect(rows.filter((row) => row.state === "queued").every((row) => "continuePath" in row.details)).toBe(
      true,
    )
  })
})

describe("somebody who is locked out and names a mailbox that an account has proved", () => {
  test("is written to there, as that account writes it, and not as it was typed", async () => {
    const email = address()
    await house.customer({ email })
    await lockedOut(email.toUpperCase())
    expect(await outbox({ recipient: email })).toMatchObject([
      { kind: "locked-out", recipient: email, state: "queued" },
    ])
  })

  test("gets a link that opens this one ticket and nothing else", async () => {
    const email = address()
    const odile = await house.customer({ email })
    const others = await fileTicket(house, odile)
    const ticket = await lockedOut(email)
    const claimant = await follow(await linkOf(ticket))

    expect((await claimant.get(`/tickets/${ticket.number}`)).status).toBe(200)
    const { body } = await claimant.json("GET", `/tickets/${ticket.number}`)
    expect(body.thread.some((entry: { body?: string }) => entry.body === STORY)).toBe(true)
    const list = await (await claimant.get("/tickets?tab=open")).text()
    expect(list).toContain(ticket.number)
    expect(list).not.toContain(others.number)

    for (const path of [`/tickets/${others.number}`, `/tickets/${others.number}/receipt`])
      expect((await claimant.get(path)).status).toBe(404)
    expect(
      (await claimant.ask(`/tickets/${others.number}/reply`, { requestId: newId(), body: "hi", act: "send" }))
        .status,
    ).toBe(404)
    for (const path of ["/tickets/new", "/security"]) {
      const answer = await claimant.get(path)
      expect([answer.status, answer.headers.get("location")]).toEqual([
        303,
        expect.stringContaining("/sign-in"),
      ])
    }
    expect(
      (
        await claimant.ask("/tickets/new", {
          type: "other",
          requestId: newId(),
          act: "submit",
          topic: "x",
          description: "y",
        })
      ).status,
    ).toBe(401)
    expect((await claimant.json("GET", "/api/desk/counts")).status).toBe(401)
  })

  test("can answer by it, and reads what the agent answers, files included", async () => {
    const email = address()
    await house.customer({ email })
    const ticket = await lockedOut(email)
    const claimant = await follow(await linkOf(ticket))
    const sent = await claimant.multipart(`/tickets/${ticket.number}/reply`, {
      fields: { requestId: newId(), body: "It was me.", act: "send" },
      files: [{ name: "note.txt", bytes: Buffer.from("a log") }],
    })
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `/tickets/${ticket.number}?done=sent`])
    await reply(ticket, "Please come by the link.")
    const { body } = await claimant.json("GET", `/tickets/${ticket.number}`)
    const files = body.thread.flatMap((entry: { attachments?: { url: string }[] }) => entry.attachments ?? [])
    expect(files).toHaveLength(1)
    expect(await (await claimant.get(files[0].url)).text()).toBe("a log")
    expect((await house.visitor().get(files[0].url)).status).toBe(404)
    expect((await outbox(ticket)).map((row) => row.kind)).toEqual(["locked-out", "agent-replied"])
  })

  test("can't use it after a week, nor a token that was changed", async () => {
    const email = address()
    await house.customer({ email })
    const ticket = await lockedOut(email)
    const link = await linkOf(ticket)
    const changed = await follow(`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`)
    expect((await changed.get(`/tickets/${ticket.number}`)).status).toBe(303)
    const claimant = await follow(link)
    expect((await claimant.get(`/tickets/${ticket.number}`)).status).toBe(200)
    house.moveClock(7 * 86_400_000 + 60_000)
    expect((await claimant.get(`/tickets/${ticket.number}`)).status).toBe(303)
    house.moveClock(-(7 * 86_400_000 + 60_000))
  })

  test("is never joined with the account: the owner doesn't see that ticket, nor another who names the same mailbox", async () => {
    const email = address()
    const odile = await house.customer({ email })
    const [one, two] = [await lockedOut(email), await lockedOut(email)]
    expect((await odile.get(`/tickets/${one.number}`)).status).toBe(404)
    const claimant = await follow(await linkOf(two))
    expect((await claimant.get(`/tickets/${one.number}`)).status).toBe(404)
  })
})

const STORY = "My phone fell into the lake, and with it the authenticator."
let networks = 0

/** Files a ticket as somebody who can't sign in. */
async function lockedOut(email: string): Promise<{ id: string; number: string }> {
  const requestId = newId()
  // One network may use this path a few times in an hour; the test is about what comes after it.
  await house.pool.query("delete from rate_limits")
  const answer = await house.visitor().form("/locked-out", {
    requestId,
    identifier: `odile${networks++}`,
    email,
    problem: "lost-authenticator",
    story: STORY,
  })
  expect(answer.status).toBe(200)
  const { rows } = await house.pool.query(
    "select c.id, c.number::text from conversations c join customers p on p.id = c.customer_id where p.name = $1",
    [`odile${networks - 1}`],
  )
  return rows[0]
}

async function linkOf(ticket: { number: string }): Promise<string> {
  const [mail] = await outbox(ticket)
  return String(mail?.details["continuePath"])
}

/** Whoever reads the mailbox follows the link in a browser of their own. */
async function follow(link: string): Promise<ReturnType<House["visitor"]>> {
  const visitor = house.visitor()
  const answer = await visitor.get(link)
  expect([answer.status, answer.headers.get("location"), answer.headers.get("referrer-policy")]).toEqual([
    303,
    "/tickets",
    "no-referrer",
  ])
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("veridesk_claim="))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  return visitor
}
