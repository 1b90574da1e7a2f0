import type { Written } from "@veridesk/contract/desk-api.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let mei: Agent
let ilse: Agent
let auditor: Agent
let odile: Customer
let teams: Map<string, string>
beforeAll(async () => {
  house = await openHouse()
  ;[mei, ilse, auditor] = await Promise.all([
    house.agent({ name: "Mei", teams: ["deposits"] }),
    house.agent({ name: "Ilse", teams: ["withdrawals"] }),
    house.agent({ name: "Petra", role: "auditor" }),
  ])
  odile = await house.customer({ name: "Odile Varga" })
  const { rows } = await house.pool.query("select key, id from teams")
  teams = new Map(rows.map((row) => [row.key, row.id]))
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.close()
})

const post = (ticket: Filed, path: string, body: object, as = mei) =>
  as.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, { requestId: newId(), ...body })
const said = (body: string, more: object = {}) => ({ messageId: newId(), body, basedOn: 2, ...more })

/** What the desk holds after a change: the answer's row and events have to be what it would read anew. */
async function isFresh(ticket: Filed, answer: { status: number; body: Written }): Promise<Written> {
  expect(answer.status).toBe(200)
  const { row, events } = answer.body
  const opened = (await mei.json("GET", `/api/desk/conversations/${ticket.id}`)).body
  expect({ ...row, unread: true, draft: false }).toEqual({ ...opened.row, unread: true, draft: false })
  expect(events).toEqual(opened.events.slice(-events.length))
  expect(events.at(-1)?.seq).toBe(row.lastSeq)
  return answer.body
}

describe("every change answers with the row as it now stands and the events it made", () => {
  test("T17: a hand-off keeps its reason as a note, and takes no secret for one", async () => {
    const ticket = await fileTicket(house, odile)
    const to = {
      teamId: teams.get("withdrawals"),
      noteId: newId(),
      reason: "Chain is fine, the ledger is not.",
    }
    const { row, events } = await isFresh(ticket, await post(ticket, "team", to))
    expect(row.teamId).toBe(to.teamId)
    expect(events).toMatchObject([
      { kind: "conversation.moved", payload: { is: to.teamId } },
      { kind: "note.added", message: { id: to.noteId, kind: "note", body: to.reason } },
    ])
    const key = "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1"
    const refused = await post(ticket, "team", { ...to, noteId: newId(), reason: `key ${key}` })
    expect(refused).toMatchObject({ status: 422, body: { code: "secret-found" } })
  })

  test("a reply: the customer is served, and it is the agent's", async () => {
    const ticket = await fileTicket(house, odile)
    const { row, events } = await isFresh(ticket, await post(ticket, "replies", said("Which error?")))
    expect(row).toMatchObject({
      status: "waiting-customer",
      assigneeId: mei.id,
      lastSide: "staff",
      waitingSince: null,
      dueAt: null,
      preview: "Which error?",
    })
    expect(events).toMatchObject([
      { kind: "conversation.replied", actor: { name: "Mei" }, message: { body: "Which error?" } },
    ])
  })

  test("a reply that resolves: two events", async () => {
    const ticket = await fileTicket(house, odile)
    const { row, events } = await isFresh(
      ticket,
      await post(ticket, "replies", said("Done.", { then: "resolve" })),
    )
    expect(row.status).toBe("solved")
    expect(events.map((event) => event.kind)).toEqual(["conversation.replied", "conversation.resolved"])
  })

  test("a note: the wait and the clock go on", async () => {
    const ticket = await fileTicket(house, odile)
    const { row, events } = await isFresh(ticket, await post(ticket, "notes", said("retired address")))
    expect(row).toMatchObject({
      status: "new",
      lastSide: "customer",
      waitingSince: expect.any(String),
      preview: expect.stringContaining("-1022"),
    })
    expect(events[0]?.message?.kind).toBe("note")
  })

  test("an edited note", async () => {
    const ticket = await fileTicket(house, odile)
    const messageId = newId()
    await post(ticket, "notes", { ...said("first"), messageId })
    const { events } = await isFresh(
      ticket,
      await post(ticket, `messages/${messageId}/edit`, { body: "second", version: 1 }),
    )
    expect(events).toMatchObject([{ kind: "note.edited", message: { body: "second", version: 2 } }])
  })

  test("assignment, team, priority and status, with the names that people see", async () => {
    const ticket = await fileTicket(house, odile)
    const assigned = await isFresh(ticket, await post(ticket, "assign", { assigneeId: ilse.id }))
    expect(assigned).toMatchObject({
      row: { assigneeId: ilse.id, status: "open" },
      events: [{ payload: { is: ilse.id, isName: "Ilse" } }],
    })
    const moved = await isFresh(ticket, await post(ticket, "team", { teamId: teams.get("withdrawals") }))
    expect(moved.row).toMatchObject({ teamId: teams.get("withdrawals"), assigneeId: ilse.id })
    const away = await isFresh(ticket, await post(ticket, "team", { teamId: teams.get("deposits") }))
    expect(away.row).toMatchObject({ teamId: teams.get("deposits"), assigneeId: null })
    const urgent = await isFresh(ticket, await post(ticket, "priority", { priority: 0 }))
    expect(Date.parse(urgent.row.dueAt ?? "") - Date.parse(urgent.row.waitingSince ?? "")).toBe(15 * 60_000)
    const parked = await isFresh(ticket, await post(ticket, "status", { status: "waiting-third-party" }))
    expect(parked.row).toMatchObject({ status: "waiting-third-party", waitingSince: null, dueAt: null })
  })

  test("one that changes nothing makes no event", async () => {
    const ticket = await fileTicket(house, odile)
    for (const [path, body] of [
      ["assign", { assigneeId: null }],
      ["priority", { priority: 3 }],
      ["team", { teamId: teams.get("general") }],
    ] as const)
      expect((await post(ticket, path, body)).body).toMatchObject({ row: { lastSeq: 2 }, events: [] })
  })
})

describe("again", () => {
  test("with the same id is the same message, whatever has happened since", async () => {
    const ticket = await fileTicket(house, odile)
    const message = said("Which error?")
    const first = await post(ticket, "replies", message)
    await post(ticket, "notes", said("meanwhile"), ilse)
    const again = await post(ticket, "replies", message)
    expect(again.body.events).toEqual(first.body.events)
    expect(again.body.row.lastSeq).toBe(4)
    const atOnce = said("eight at once", { anyway: true })
    const all = await Promise.all(Array.from({ length: 8 }, () => post(ticket, "replies", atOnce)))
    expect(new Set(all.map((answer) => answer.body.events[0].seq)).size).toBe(1)
  })

  test("with the same id and other words is refused", async () => {
    const ticket = await fileTicket(house, odile)
    const message = said("Which error?")
    await post(ticket, "replies", message)
    const { status, body } = await post(ticket, "replies", { ...message, body: "Other words" })
    expect([status, body.code]).toEqual([422, "request-reused"])
  })
})

describe("what others did meanwhile", () => {
  test("stops a reply, with what it was, until it is sent all the same", async () => {
    const ticket = await fileTicket(house, odile)
    await odile.ask(`/tickets/${ticket.number}/reply`, {
      requestId: newId(),
      act: "send",
      body: "It works now!",
    })
    const message = said("Try this.")
    const { status, body } = await post(ticket, "replies", message)
    expect([status, body.code, body.detail]).toEqual([409, "stale-reply", { after: 2, seqs: [3] }])
    expect((await post(ticket, "replies", { ...message, anyway: true })).status).toBe(200)
  })

  test("is kept where two edit one note: the later one is shown what stands there", async () => {
    const ticket = await fileTicket(house, odile)
    const messageId = newId()
    await post(ticket, "notes", { ...said("first"), messageId })
    const edit = (body: string) => post(ticket, `messages/${messageId}/edit`, { body, version: 1 })
    const answers = await Promise.all([edit("mine"), edit("yours")])
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]))
    const lost = answers.find((answer) => answer.status === 409)
    const kept = answers.find((answer) => answer.status === 200)
    expect(lost?.body).toMatchObject({
      code: "changed-meanwhile",
      detail: { messageId, version: 2, body: kept?.body.events[0].message.body },
    })
  })
})

describe("refused", () => {
  test.each<[string, string, object, number, string]>([
    ["a reply of nothing", "replies", { messageId: newId(), body: "  ", basedOn: 2 }, 422, "empty-message"],
    [
      "a reply with a NUL",
      "replies",
      { messageId: newId(), body: "a\u0000b", basedOn: 2 },
      400,
      "invalid-input",
    ],
    [
      "a reply of more than fits",
      "replies",
      { messageId: newId(), body: "x".repeat(65_537), basedOn: 2 },
      400,
      "invalid-input",
    ],
    [
      "a reply with somebody's file",
      "replies",
      { messageId: newId(), body: "look", attachmentIds: [newId()], basedOn: 2 },
      409,
      "attachment-not-ready",
    ],
    ["a message without an id", "replies", { body: "x", basedOn: 2 }, 400, "invalid-input"],
    ["somebody who isn't there", "assign", { assigneeId: newId() }, 422, "no-such-person"],
    ["a team that isn't there", "team", { teamId: newId() }, 422, "no-such-person"],
    ["a priority that isn't", "priority", { priority: 5 }, 400, "invalid-input"],
    ["a state nobody sets by hand", "status", { status: "closed" }, 400, "invalid-input"],
    ["a place in no timeline", "read", { seq: -1 }, 400, "invalid-input"],
    ["an edit of no note", `messages/${newId()}/edit`, { body: "x", version: 1 }, 404, "not-found"],
  ])("%s", async (_case, path, body, status, code) => {
    const ticket = await fileTicket(house, odile)
    const answer = await post(ticket, path, body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await mei.json("GET", `/api/desk/conversations/${ticket.id}`)).body.row.lastSeq).toBe(2)
  })

  test("an auditor is given nothing to take: they read, and change nothing", async () => {
    const ticket = await fileTicket(house, odile)
    expect((await auditor.json("GET", `/api/desk/conversations/${ticket.id}`)).status).toBe(200)
    for (const [path, body] of [
      ["replies", said("x")],
      ["notes", said("x")],
      ["assign", { assigneeId: mei.id }],
      ["team", { teamId: null }],
      ["priority", { priority: 0 }],
      ["status", { status: "solved" }],
    ] as const) {
      const { status, body: refusal } = await post(ticket, path, body, auditor)
      expect([path, status, refusal.code]).toEqual([path, 403, "read-only"])
    }
    expect((await post(ticket, "assign", { assigneeId: auditor.id })).body.code).toBe("no-such-person")
  })

  test("a note of a colleague is theirs; a lead may mend it", async () => {
    const ticket = await fileTicket(house, odile)
    const lead = await house.agent({ name: "Ruben", role: "lead" })
    const messageId = newId()
    await post(ticket, "notes", { ...said("first"), messageId })
    const edit = { body: "second", version: 1 }
    expect((await post(ticket, `messages/${messageId}/edit`, edit, ilse)).body.code).toBe("not-yours")
    expect((await post(ticket, `messages/${messageId}/edit`, edit, lead)).status).toBe(200)
  })

  test("whoever is no agent, from wherever the request comes", async () => {
    const ticket = await fileTicket(house, odile)
    for (const who of [house.visitor(), odile as unknown as Agent])
      expect((await who.json("POST", `/api/desk/conversations/${ticket.id}/notes`, said("x"))).status).toBe(
        401,
      )
    const foreign = await mei.send("POST", `/api/desk/conversations/${ticket.id}/notes`, {
      headers: { origin: "https://evil.example", "content-type": "application/json" },
      body: JSON.stringify(said("x")),
    })
    expect(foreign.status).toBe(403)
  })
})
