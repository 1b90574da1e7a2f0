import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TicketProps } from "../../portal/props-ticket.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

const HOUR = 3_600_000
const DAY = 24 * HOUR

let house: House
let mei: Agent
let odile: Customer
let tomas: Customer
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  odile = await house.customer({ name: "Odile Varga" })
  tomas = await house.customer({ name: "Tomas Reyhl" })
})
afterAll(() => house.close())

const propsOf = async (ticket: Filed, more = ""): Promise<TicketProps> =>
  (await odile.json("GET", `/tickets/${ticket.number}${more}`)).body
const act = (ticket: Filed, what: string, more: Record<string, string | string[]> = {}, as = odile) =>
  as.ask(`/tickets/${ticket.number}/act`, { requestId: newId(), act: what, ...more })
const status = (ticket: Filed, to: string) =>
  mei.json("POST", `/api/desk/conversations/${ticket.id}/status`, { requestId: newId(), status: to })
const eventsOf = async (ticket: Filed, kind: string) =>
  (
    await house.pool.query(
      "select payload from events where conversation_id = $1 and kind = $2 order by seq",
      [ticket.id, kind],
    )
  ).rows.map((row) => row.payload)
const rowsOf = async (ticket: Filed) =>
  (
    await house.pool.query(
      "select score, reasons, message_id is not null as words from ratings where conversation_id = $1",
      [ticket.id],
    )
  ).rows

async function solved(): Promise<Filed> {
  const ticket = await fileTicket(house, odile)
  await status(ticket, "solved")
  return ticket
}

async function after<T>(ms: number, work: () => Promise<T>): Promise<T> {
  house.moveClock(ms)
  try {
    return await work()
  } finally {
    house.moveClock(-ms)
  }
}

describe("rating a ticket", () => {
  test("is asked once it is solved, by five answers in words, and skipping weighs as much", async () => {
    const open = await fileTicket(house, odile)
    expect((await propsOf(open)).rating).toBeNull()
    const ticket = await solved()
    expect((await propsOf(ticket)).rating).toMatchObject({ state: "ask", score: null })
    const page = await (await odile.get(`/tickets/${ticket.number}`)).text()
    expect(page.match(/type="radio" name="score"/g)).toHaveLength(5)
    expect(page).toMatch(/<button class="btn" name="act" value="rate">/)
    expect(page).toMatch(/<button class="btn" name="act" value="skip-rating"/)
  })

  test("without JavaScript is kept, with reasons and words, and the log has the words' digest only", async () => {
    const ticket = await solved()
    const words = "Had to explain it three times."
    const done = await odile.form(`/tickets/${ticket.number}/act`, {
      requestId: newId(),
      act: "rate",
      score: "2",
      reason: ["slow", "repeat", "made-up"],
      body: words,
    })
    expect([done.status, done.headers.get("location")]).toEqual([303, `/tickets/${ticket.number}?done=rated`])
    expect(await rowsOf(ticket)).toEqual([{ score: 2, reasons: ["slow", "repeat"], words: true }])
    const [event] = await eventsOf(ticket, "conversation.rated")
    expect(event).toMatchObject({ score: 2, reasons: ["slow", "repeat"], digest: expect.any(String) })
    expect(JSON.stringify(event)).not.toContain("three times")
    expect((await propsOf(ticket)).rating).toMatchObject({ state: "given", score: 2, text: words })
    expect((await propsOf(ticket)).status).toBe("solved")
  })

  test("field.md CSAT: once a conversation, changed as often as one likes until it is closed", async () => {
    const ticket = await solved()
    const requestId = newId()
    for (let n = 0; n < 2; n++) await act(ticket, "rate", { requestId, score: "2" })
    await act(ticket, "rate", { score: "5" })
    await act(ticket, "rate", { score: "5" })
    expect(await rowsOf(ticket)).toEqual([{ score: 5, reasons: [], words: false }])
    expect(await eventsOf(ticket, "conversation.rated")).toMatchObject([
      { score: 2 },
      { score: 5, wasScore: 2 },
    ])
    await act(ticket, "reopen")
    const late = await act(ticket, "rate", { score: "1" })
    expect(late.status).toBe(422)
    expect(await rowsOf(ticket)).toHaveLength(1)
    await status(ticket, "solved")
    expect((await propsOf(ticket)).rating).toMatchObject({ state: "given", score: 5 })
  })

  test("by a link that mail scanners follow changes nothing: it only chooses", async () => {
    const ticket = await solved()
    const page = await (await odile.get(`/tickets/${ticket.number}?score=4`)).text()
    expect(page).toMatch(/<input[^>]*value="4"[^>]*checked[^>]*>|<input[^>]*checked[^>]*value="4"[^>]*>/)
    expect(await rowsOf(ticket)).toEqual([])
    expect((await propsOf(ticket, "?score=9")).rating).toMatchObject({ score: null })
  })

  test("skipped is not asked again, and can still be given", async () => {
    const ticket = await solved()
    await act(ticket, "skip-rating")
    expect((await propsOf(ticket)).rating).toMatchObject({ state: "skipped" })
    expect(await eventsOf(ticket, "conversation.rated")).toEqual([])
    await act(ticket, "rate", { score: "4" })
    expect((await propsOf(ticket)).rating).toMatchObject({ state: "given", score: 4 })
  })

  test.each([
    ["no answer", {}, "no-score"],
    ["an answer there isn't", { score: "6" }, "no-score"],
    ["a thousand and one characters", { score: "3", body: "x".repeat(1001) }, "text-too-long"],
  ])("with %s comes back with what was chosen", async (_name, fields, code) => {
    const ticket = await solved()
    const { status: code422, body } = await act(ticket, "rate", { reason: "slow", ...fields })
    expect([code422, body.props.rating]).toMatchObject([422, { reasons: ["slow"], error: { code } }])
    expect(await rowsOf(ticket)).toEqual([])
  })

  test("with a secret in the words keeps neither", async () => {
    const ticket = await solved()
    const { body } = await act(ticket, "rate", { score: "1", body: `${"abandon ".repeat(11)}about` })
    expect(body.props.rating).toMatchObject({ score: 1, text: "", secret: {} })
    expect(await rowsOf(ticket)).toEqual([])
  })

  test("of another's ticket is not there", async () => {
    const ticket = await solved()
    expect((await act(ticket, "rate", { score: "1" }, tomas)).status).toBe(404)
    expect((await act(ticket, "skip-rating", {}, tomas)).status).toBe(404)
    expect(await rowsOf(ticket)).toEqual([])
  })
})

describe("X4: not satisfied", () => {
  test("is offered after a low score: the ticket is open again, above the team, with one number and all that was said", async () => {
    const ticket = await solved()
    await act(ticket, "rate", { score: "4" })
    expect((await propsOf(ticket)).escalation).toBeNull()
    await act(ticket, "rate", { score: "1", reason: "not-solved" })
    expect((await propsOf(ticket)).escalation).toEqual({ state: "allowed", because: "rating" })
    const requestId = newId()
    for (let n = 0; n < 2; n++)
      expect(
        (await act(ticket, "escalate", { requestId, body: "The fee was never returned." })).body,
      ).toEqual({
        outcome: "done",
        location: `/tickets/${ticket.number}?done=escalated`,
      })
    const props = await propsOf(ticket)
    expect(props).toMatchObject({ status: "in-review", escalation: { state: "done" }, can: { solve: true } })
    expect(
      props.thread.slice(-3).map((entry) => (entry.entry === "event" ? entry.what : entry.body)),
    ).toEqual(["reopened", "The fee was never returned.", "escalated"])
    const [event] = await eventsOf(ticket, "conversation.escalated")
    const { rows } = await house.pool.query("select id from teams where key = 'complaints'")
    expect(event).toMatchObject({ because: "not-satisfied", is: rows[0].id })
    const page = await (await odile.get(`/tickets/${ticket.number}?done=escalated`)).text()
    expect(page).toContain("It is with Complaints now")
    expect((await act(ticket, "escalate")).body.props.reply.error.code).toBe("escalated-already")
  })

  test("is there on an open ticket once the promised time has passed, and keeps its place", async () => {
    const ticket = await fileTicket(house, odile)
    expect((await propsOf(ticket)).escalation).toBeNull()
    expect((await act(ticket, "escalate")).body.props.reply.error.code).toBe("escalate-not-now")
    const waiting = async () =>
      (await house.pool.query("select waiting_since from conversations where id = $1", [ticket.id])).rows[0]
    const before = await waiting()
    await after(4 * DAY, async () => {
      expect((await propsOf(ticket)).escalation).toEqual({ state: "allowed", because: "late" })
      expect((await act(ticket, "escalate")).body.outcome).toBe("done")
    })
    expect(await waiting()).toEqual(before)
    expect((await eventsOf(ticket, "conversation.escalated"))[0]).toMatchObject({ because: "late" })
  })

  test("is not another's to ask for, nor there once somebody opened it again", async () => {
    const ticket = await solved()
    expect((await act(ticket, "escalate", {}, tomas)).status).toBe(404)
    await status(ticket, "open")
    expect((await act(ticket, "escalate")).status).toBe(422)
  })
})

describe("mails", () => {
  const outbox = async (ticket: Filed) => {
    await house.settle()
    const { rows } = await house.pool.query(
      "select m.kind from outgoing_mails m join conversations c on c.id = m.conversation_id where c.number = $1 order by m.id",
      [ticket.number],
    )
    return rows.map((row) => row.kind).slice(1)
  }

  test("say that it is solved, once: not to whoever says so, and not beside the answer that does", async () => {
    const byStaff = await solved()
    expect(await outbox(byStaff)).toEqual(["ticket-resolved"])
    const byThem = await fileTicket(house, odile)
    await act(byThem, "solved")
    expect(await outbox(byThem)).toEqual([])
    const byAnswer = await fileTicket(house, odile)
    await mei.json("POST", `/api/desk/conversations/${byAnswer.id}/replies`, {
      messageId: newId(),
      body: "Done.",
      basedOn: 0,
      anyway: true,
      then: "resolve",
    })
    expect(await outbox(byAnswer)).toEqual(["agent-replied"])
  })
})
