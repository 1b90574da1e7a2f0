import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TicketProps } from "../../../portal/props-ticket.ts"
import { type Filed, fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"

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
const reply = (ticket: Filed, fields: Record<string, string | string[]>, as = odile) =>
  as.ask(`/tickets/${ticket.number}/reply`, { requestId: newId(), act: "send", ...fields })
const act = (ticket: Filed, what: string, more: Record<string, string> = {}, as = odile) =>
  as.ask(`/tickets/${ticket.number}/act`, { requestId: newId(), act: what, ...more })
const desk = (ticket: Filed, path: string, body: object) =>
  mei.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, { requestId: newId(), ...body })
const answer = (ticket: Filed, text: string, then = "stay") =>
  desk(ticket, "replies", { messageId: newId(), body: text, basedOn: 0, anyway: true, then })

/** The thread in short: who said what, and what happened. */
const thread = (props: TicketProps) =>
  props.thread.map((entry) => (entry.entry === "message" ? `${entry.by.side}: ${entry.body}` : entry.what))

/** Does something some time later. */
async function after<T>(ms: number, work: () => Promise<T>): Promise<T> {
  house.moveClock(ms)
  try {
    return await work()
  } finally {
    house.moveClock(-ms)
  }
}

describe("the page of a ticket", () => {
  test("says who acts, what was said, and nothing of what colleagues say among themselves", async () => {
    const ticket = await fileTicket(house, odile)
    await desk(ticket, "notes", { messageId: newId(), body: "SUSPECT: second account", basedOn: 0 })
    await desk(ticket, "assign", { assigneeId: mei.id })
    await desk(ticket, "priority", { priority: 0 })
    await answer(ticket, "Which error do you see?")
    const text = await (
      await odile.get(`/tickets/${ticket.number}`, { headers: { accept: "application/json" } })
    ).text()
    const props = JSON.parse(text) as TicketProps
    expect(thread(props)).toEqual([
      "received",
      "you: It says -1022 since this morning.",
      "support: Which error do you see?",
    ])
    expect(props).toMatchObject({
      number: ticket.number,
      status: "waiting-for-you",
      acts: { now: { who: "you", what: "answer-question" } },
      can: { reply: true, solve: true, reopen: null },
    })
    for (const hidden of ["SUSPECT", "assign", "priorit", mei.id]) expect(text).not.toContain(hidden)
  })

  test("is there for its customer alone, under its number however it is written", async () => {
    const ticket = await fileTicket(house, odile)
    const spoken = ticket.number.replace(/(\d{4})(?=\d)/g, "$1 ")
    expect((await odile.get(`/tickets/${encodeURIComponent(spoken)}`)).status).toBe(200)
    for (const path of [`/tickets/${ticket.number}`, `/tickets/${ticket.number}/receipt`]) {
      expect((await tomas.get(path)).status).toBe(404)
      expect((await house.visitor().get(path)).status).toBe(303)
    }
    expect((await reply(ticket, { body: "hi" }, tomas)).status).toBe(404)
    expect((await act(ticket, "solved", {}, tomas)).status).toBe(404)
    expect((await house.visitor().json("GET", `/tickets/${ticket.number}`)).body).toMatchObject({
      outcome: "signed-out",
    })
    expect(thread(await propsOf(ticket))).toHaveLength(2)
  })

  test("shows a stranger's number and none at all alike", async () => {
    const theirs = await fileTicket(house, tomas)
    const [one, other] = [
      await odile.get(`/tickets/${theirs.number}`),
      await odile.get("/tickets/1000000007"),
    ]
    expect(one.status).toBe(404)
    expect([400, 404]).toContain(other.status)
  })

  test("marks what is new since the last look, once", async () => {
    const ticket = await fileTicket(house, odile)
    expect((await propsOf(ticket)).seenSeq).toBe(0)
    await answer(ticket, "Which error do you see?")
    expect((await propsOf(ticket)).seenSeq).toBe(2)
    expect((await propsOf(ticket)).seenSeq).toBe(3)
  })

  test("of many messages shows the newest and the way to the older ones, each once", async () => {
    const ticket = await fileTicket(house, odile)
    for (let n = 0; n < 110; n++)
      await desk(ticket, "replies", { messageId: newId(), body: `answer ${n}`, basedOn: 0, anyway: true })
    const newest = await propsOf(ticket)
    expect(thread(newest)).toHaveLength(100)
    expect(newest.earlier).toMatch(/\?before=\d+$/)
    const older = (await odile.json("GET", newest.earlier ?? "")).body
    expect(older.earlier).toBeNull()
    const seqs = [...older.thread, ...newest.thread].map((entry: { seq: number }) => entry.seq)
    expect(seqs).toEqual(Array.from({ length: 112 }, (_, n) => n + 1))
  })

  test.each(["before=0", "before=x", "before=99999999999", "done=hacked"])(
    "takes no harm from ?%s",
    async (query) => {
      const ticket = await fileTicket(house, odile)
      const props = await propsOf(ticket, `?${query}`)
      expect(props).toMatchObject({ number: ticket.number, notice: null })
    },
  )
})

describe("who acts next is always said", () => {
  test.each([
    ["network", "The network", "Confirms the transaction"],
    ["bank", "The bank", "Handles the payment"],
    ["platform", "The other platform", "Has to answer us"],
    ["specialist", "A specialist of ours", "Reviews it; we tell you the result"],
  ])("T19: waiting for others, %s, is named in words", async (on, who, what) => {
    const ticket = await fileTicket(house, odile)
    await desk(ticket, "status", { status: "waiting-third-party", on })
    const props = await propsOf(ticket)
    expect(props.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      "received done",
      "in-review done",
      "waiting-for-you todo",
      "waiting-on-others now",
      "solved todo",
    ])
    expect(props.acts).toMatchObject({ now: { who: "others", what: `wait-${on}` }, then: { who: "team" } })
    const page = (await (await odile.get(`/tickets/${ticket.number}`)).text()).replace(/<[^>]*>/g, " ")
    for (const text of [who, what]) expect(page).toContain(text)
    expect(page).not.toMatch(/AML|compliance/i)
  })

  test("T19: learning on whom it waits is a change of its own; the next state forgets it", async () => {
    const ticket = await fileTicket(house, odile)
    await desk(ticket, "status", { status: "waiting-third-party" })
    expect((await propsOf(ticket)).acts.now).toMatchObject({ who: "others", what: "wait-others" })
    await desk(ticket, "status", { status: "waiting-third-party", on: "bank" })
    expect((await propsOf(ticket)).acts.now).toMatchObject({ what: "wait-bank" })
    expect((await desk(ticket, "status", { status: "waiting-third-party", on: "aml" })).status).toBe(400)
    await desk(ticket, "status", { status: "open", on: "bank" })
    await desk(ticket, "status", { status: "waiting-third-party" })
    expect((await propsOf(ticket)).acts.now).toMatchObject({ what: "wait-others" })
  })
})

describe("writing in a ticket", () => {
  test("adds the message, puts the ticket to us again, and says so once", async () => {
    const ticket = await fileTicket(house, odile)
    await answer(ticket, "Which error do you see?")
    const page = await odile.form(`/tickets/${ticket.number}/reply`, {
      requestId: newId(),
      act: "send",
      body: "This one:\r\n-1022\r\n",
    })
    expect([page.status, page.headers.get("location")]).toEqual([303, `/tickets/${ticket.number}?done=sent`])
    const props = await propsOf(ticket, "?done=sent")
    expect(thread(props).at(-1)).toBe("you: This one:\n-1022")
    expect(props).toMatchObject({ status: "in-review", notice: "sent", acts: { now: { who: "team" } } })
  })

  test("twice with one id is one message; with other words under it, the words come back and can go", async () => {
    const ticket = await fileTicket(house, odile)
    const requestId = newId()
    for (let n = 0; n < 2; n++) await reply(ticket, { requestId, body: "once" })
    expect(thread(await propsOf(ticket)).filter((line) => line === "you: once")).toHaveLength(1)
    const { status, body } = await reply(ticket, { requestId, body: "other words" })
    expect([status, body.props.reply.error.code, body.props.reply.body]).toEqual([
      422,
      "request-reused",
      "other words",
    ])
    expect(body.props.reply.requestId).not.toBe(requestId)
    expect(
      (await reply(ticket, { requestId: body.props.reply.requestId, body: "other words" })).body.outcome,
    ).toBe("done")
  })

  test("nothing is asked again", async () => {
    const ticket = await fileTicket(house, odile)
    const { status, body } = await reply(ticket, { body: " \n " })
    expect([status, body.props.reply.error.code]).toEqual([422, "empty-message"])
  })

  test("files alone will do, and can be put in and taken out before", async () => {
    const ticket = await fileTicket(house, odile)
    const file = { name: "log.txt", bytes: Buffer.from("line 1") }
    const fields = { requestId: newId(), act: "attach", body: "keep me" }
    const put = await odile.multipart(`/tickets/${ticket.number}/reply`, {
      fields,
      files: [file],
      headers: { accept: "application/json" },
    })
    const { props } = (await put.json()) as { props: TicketProps }
    expect(props.reply).toMatchObject({
      body: "keep me",
      requestId: fields.requestId,
      attachments: [{ name: "log.txt", state: "ready" }],
    })
    const id = props.reply.attachments[0]?.id ?? ""
    const out = await reply(ticket, { act: `remove:${id}`, attachment: id, body: "keep me" })
    expect(out.body.props.reply).toMatchObject({ body: "keep me", attachments: [] })
    const { rows } = await house.pool.query("select state from attachments where id = $1", [id])
    expect(rows).toEqual([{ state: "removed" }])
    const sent = await odile.multipart(`/tickets/${ticket.number}/reply`, {
      fields: { requestId: newId(), act: "send", body: "" },
      files: [file],
    })
    expect(sent.status).toBe(303)
    const last = (await propsOf(ticket)).thread.at(-1)
    expect(last).toMatchObject({ entry: "message", body: "", attachments: [{ name: "log.txt" }] })
  })

  test("with another's file is refused, the words kept", async () => {
    const ticket = await fileTicket(house, odile)
    const theirs = await tomas.multipart("/tickets/new", {
      fields: { type: "other", requestId: newId(), act: "attach" },
      files: [{ name: "theirs.txt", bytes: Buffer.from("x") }],
      headers: { accept: "application/json" },
    })
    const { props } = (await theirs.json()) as { props: { attachments: { id: string }[] } }
    const { status, body } = await reply(ticket, { body: "look", attachment: props.attachments[0]?.id ?? "" })
    expect([status, body.props.reply.error.code, body.props.reply.body]).toEqual([
      422,
      "attachment-not-ready",
      "look",
    ])
    expect(thread(await propsOf(ticket))).toHaveLength(2)
  })

  test("in a ticket of a stranger takes in no files either", async () => {
    const ticket = await fileTicket(house, odile)
    const sent = await tomas.multipart(`/tickets/${ticket.number}/reply`, {
      fields: { requestId: newId(), act: "send", body: "x" },
      files: [{ name: "virus.txt", bytes: Buffer.from("x") }],
    })
    expect(sent.status).toBe(404)
    const { rows } = await house.pool.query(
      "select 1 from attachments where owner_id = $1 and name = 'virus.txt'",
      [tomas.id],
    )
    expect(rows).toEqual([])
  })
})

describe("following up", () => {
  test("is too early at first, and possible once the promised time has passed, without losing the place", async () => {
    const ticket = await fileTicket(house, odile)
    const early = await act(ticket, "follow-up")
    expect([early.status, early.body.props.reply.error.code]).toEqual([422, "follow-up-too-soon"])
    expect((await propsOf(ticket)).followUp).toMatchObject({ state: "later", from: expect.any(String) })
    const waiting = async () =>
      (
        await house.pool.query("select waiting_since, due_at, follow_ups from conversations where id = $1", [
          ticket.id,
        ])
      ).rows[0]
    const before = await waiting()
    const done = await after(25 * HOUR, () => act(ticket, "follow-up"))
    expect(done.body).toEqual({ outcome: "done", location: `/tickets/${ticket.number}?done=followed-up` })
    expect(await waiting()).toEqual({ ...before, follow_ups: 1 })
    await after(26 * HOUR, async () => {
      expect((await propsOf(ticket)).followUp).toMatchObject({ state: "done" })
      expect((await act(ticket, "follow-up")).status).toBe(422)
    })
    expect((await after(50 * HOUR, () => act(ticket, "follow-up"))).body.outcome).toBe("done")
    expect(thread(await propsOf(ticket)).filter((line) => line === "followed-up")).toHaveLength(2)
  })

  test("T24: is counted, to the agent in row and timeline and to the customer, and the list keeps its order", async () => {
    const [first, second] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const order = async () => {
      const { body } = await mei.json("GET", "/api/desk/conversations?view=all&sort=waiting&limit=100")
      return (body.rows as { id: string; followUps: number }[]).filter(({ id }) =>
        [first.id, second.id].includes(id),
      )
    }
    const before = (await order()).map(({ id }) => id)
    expect(before).toEqual([first.id, second.id])
    await after(25 * HOUR, () => act(first, "follow-up"))
    await after(50 * HOUR, () => act(first, "follow-up"))
    const rows = await order()
    expect(rows.map(({ id }) => id)).toEqual(before)
    expect(rows[0]).toMatchObject({ followUps: 2 })
    const props = await propsOf(first, "?done=followed-up")
    expect(props.followUps).toBe(2)
    expect(props.thread.at(-1)).toMatchObject({ what: "followed-up", values: { n: 2 } })
    const spoken = first.number.replace(/^(\d{4})(\d{4})(\d{2})$/, "$1 $2 $3")
    const page = await (await odile.get(`/tickets/${first.number}?done=followed-up`)).text()
    expect(page).toContain(`Your follow-up was added to ${spoken}; your place is unchanged.`)
  })

  test("T24: one of an earlier wait does not stand in the way of the next, once that promise has passed", async () => {
    const ticket = await fileTicket(house, odile)
    await after(25 * HOUR, async () => {
      await act(ticket, "follow-up")
      await answer(ticket, "Which error?")
      await desk(ticket, "priority", { priority: 2 })
      await reply(ticket, { body: "-1022" })
    })
    await after(29.5 * HOUR, async () => {
      expect((await propsOf(ticket)).followUp).toEqual({ state: "allowed" })
      expect((await act(ticket, "follow-up")).body.outcome).toBe("done")
    })
  })

  test("is not for a ticket that waits for the customer", async () => {
    const ticket = await fileTicket(house, odile)
    await answer(ticket, "Which error?")
    expect((await propsOf(ticket)).followUp).toEqual({ state: "not-now" })
    expect((await after(3 * DAY, () => act(ticket, "follow-up"))).status).toBe(422)
  })
})

describe("solved and open again", () => {
  test("by the customer: fixed, then not fixed after all, with the reason as a message", async () => {
    const ticket = await fileTicket(house, odile)
    expect((await act(ticket, "solved")).body.location).toBe(`/tickets/${ticket.number}?done=solved`)
    const solved = await propsOf(ticket)
    expect(solved).toMatchObject({
      status: "solved",
      can: { reply: true, solve: false, reopen: { until: expect.any(String) } },
    })
    const requestId = newId()
    for (let n = 0; n < 2; n++) await act(ticket, "reopen", { requestId, body: "It came back." })
    const open = await propsOf(ticket)
    expect(open).toMatchObject({ status: "in-review", can: { solve: true, reopen: null } })
    expect(thread(open).slice(2)).toEqual(["solved", "reopened", "you: It came back."])
  })

  test("a message in a solved ticket opens it again", async () => {
    const ticket = await fileTicket(house, odile)
    await answer(ticket, "Done.", "resolve")
    expect((await propsOf(ticket)).status).toBe("solved")
    await reply(ticket, { body: "Not quite." })
    const props = await propsOf(ticket)
    expect(props.status).toBe("in-review")
    expect(thread(props).slice(-2)).toEqual(["reopened", "you: Not quite."])
  })

  test("is possible for fourteen days and no longer", async () => {
    const ticket = await fileTicket(house, odile)
    await act(ticket, "solved")
    await after(14 * DAY + HOUR, async () => {
      expect((await propsOf(ticket)).can).toEqual({
        reply: false,
        solve: false,
        reopen: null,
        fileAnew: `/tickets/new?type=other&about-ticket=${ticket.number}`,
      })
      const late = await act(ticket, "reopen", { body: "late" })
      expect([late.status, late.body.props.reply.error.code]).toEqual([422, "reopen-too-late"])
      const { status, body } = await reply(ticket, { body: "late words" })
      expect([status, body.props.reply.error.code, body.props.reply.body]).toEqual([
        422,
        "reopen-too-late",
        "late words",
      ])
    })
    expect((await after(13 * DAY, () => act(ticket, "reopen"))).body.outcome).toBe("done")
  })

  test("of what is solved already, twice: nothing happens, and nothing fails", async () => {
    const ticket = await fileTicket(house, odile)
    for (let n = 0; n < 2; n++) expect((await act(ticket, "solved")).body.outcome).toBe("done")
    expect(thread(await propsOf(ticket)).filter((line) => line === "solved")).toHaveLength(1)
  })

  test("by somebody whose session ran out leads to sign in, and back to the page", async () => {
    const ticket = await fileTicket(house, odile)
    const answered = await house.visitor().form(`/tickets/${ticket.number}/act`, { act: "solved" })
    expect([answered.status, answered.headers.get("location")]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(`/tickets/${ticket.number}`)}`,
    ])
    expect((await propsOf(ticket)).status).toBe("received")
  })

  test("anything else is no act", async () => {
    const ticket = await fileTicket(house, odile)
    expect((await act(ticket, "delete")).status).toBe(400)
  })
})

test("the receipt is the document of it: number, answers, team, promise, and where the mail went", async () => {
  const amara = await house.customer({ name: "Amara Linde", email: "amara.linde@post.example" })
  const ticket = await fileTicket(house, amara, {
    type: "withdrawal-delayed",
    language: "zh-CN",
    fields: { withdrawal: "W-20261122-0417", pair: "USDT/tron", amount: "1,000.50", description: "还没到。" },
  })
  const page = await amara.get(`/tickets/${ticket.number}/receipt?lang=zh-CN`)
  const html = (await page.text()).replace(/<[^>]*>/g, "")
  expect(page.status).toBe(200)
  for (const text of ["W-20261122-0417", "1000.5 USDT", "提现组", "a•••@post.example"])
    expect(html).toContain(text)
  // ux.md point 24: number, next step, expected date.
  for (const text of [ticket.number.slice(0, 4), "你现在无需做任何事。", "首次回复", "最晚", "补充附件"])
    expect(html).toContain(text)
  expect(html).not.toContain("amara.linde@")
})
