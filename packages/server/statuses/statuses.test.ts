import { newId } from "@veridesk/contract/ids.ts"
import type { StatusLabel } from "@veridesk/contract/statuses.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

const LABELS: StatusLabel[] = [
  own("awaiting-statement", "waiting-customer", { en: "We need your statement", zh: "请补充说明" }),
  own("awaiting-video", "waiting-customer"),
  own("second-look", "open"),
  own("refunded", "solved", { en: "Paid back", zh: "已退款" }),
  { ...own("old-queue", "open"), retired: true },
]

let house: House
let mei: Agent
let ruben: Agent
let odile: Customer
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei", teams: ["general"] })
  ruben = await house.agent({ name: "Ruben", role: "administrator" })
  odile = await house.customer({ name: "Odile Varga" })
  expect((await save(ruben, { basedOn: 0, statuses: LABELS })).body).toEqual({ version: 1 })
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.close()
})

function own(key: string, category: StatusLabel["category"], customer = { en: "", zh: "" }): StatusLabel {
  return { key, category, label: { en: `Label ${key}`, zh: `标签 ${key}` }, customer, retired: false }
}

const save = (as: Agent, body: { basedOn: number; statuses: unknown[]; requestId?: string }) =>
  as.json("POST", "/api/desk/statuses", { requestId: newId(), ...body })
const read = async (as: Agent) => (await as.json("GET", "/api/desk/statuses")).body
const set = (ticket: Filed, body: { status: string; key?: string; requestId?: string }) =>
  mei.json("POST", `/api/desk/conversations/${ticket.id}/status`, { requestId: newId(), ...body })
const opened = async (ticket: Filed) => (await mei.json("GET", `/api/desk/conversations/${ticket.id}`)).body
const shown = async (ticket: Filed) => (await odile.json("GET", `/tickets/${ticket.number}`)).body
const writes = (ticket: Filed) =>
  odile.ask(`/tickets/${ticket.number}/reply`, { requestId: newId(), body: "Here it is.", act: "send" })

describe("field.md 31: own statuses are labels over the four categories", () => {
  test("one is set in one change, seen by the agent, and the customer reads its wording", async () => {
    const ticket = await fileTicket(house, odile)
    const { status, body } = await set(ticket, { status: "waiting-customer", key: "awaiting-statement" })
    expect(status).toBe(200)
    expect(body.row).toMatchObject({ status: "waiting-customer", statusKey: "awaiting-statement" })
    expect(body.events).toMatchObject([
      { kind: "conversation.status-changed", payload: { was: "new", is: "waiting-customer" } },
      { kind: "conversation.labelled", payload: { was: null, is: "awaiting-statement" } },
    ])
    const { body: list } = await mei.json(
      "GET",
      "/api/desk/conversations?view=all&status=waiting&sort=newest",
    )
    expect(list.rows[0]).toMatchObject({ id: ticket.id, statusKey: "awaiting-statement" })
    expect(await shown(ticket)).toMatchObject({
      status: "waiting-for-you",
      wording: "We need your statement",
    })
    for (const path of [`/tickets/${ticket.number}`, "/tickets"])
      expect(await (await odile.get(path)).text()).toContain("We need your statement")
  })

  test("one without a wording is the desk's own business: the customer reads the category and none of its events", async () => {
    const ticket = await fileTicket(house, odile)
    await set(ticket, { status: "open" })
    const before = await shown(ticket)
    const { body } = await set(ticket, { status: "open", key: "second-look" })
    expect(body.row).toMatchObject({ status: "open", statusKey: "second-look" })
    expect(body.events).toMatchObject([{ kind: "conversation.labelled", payload: { is: "second-look" } }])
    const after = await shown(ticket)
    expect(after).toMatchObject({ status: "in-review", wording: null, thread: before.thread })
    const transcript = await (await odile.get(`/tickets/${ticket.number}/transcript.json`)).text()
    expect(transcript).toContain("conversation.status-changed")
    expect(transcript).not.toContain("second-look")
  })

  test("another label of the same status is a change, the same one none, and none takes it off", async () => {
    const ticket = await fileTicket(house, odile)
    await set(ticket, { status: "waiting-customer", key: "awaiting-statement" })
    const other = await set(ticket, { status: "waiting-customer", key: "awaiting-video" })
    expect(other.body.events).toMatchObject([
      { kind: "conversation.labelled", payload: { was: "awaiting-statement", is: "awaiting-video" } },
    ])
    expect((await set(ticket, { status: "waiting-customer", key: "awaiting-video" })).body.events).toEqual([])
    const off = await set(ticket, { status: "waiting-customer" })
    expect(off.body.events).toMatchObject([{ kind: "conversation.labelled", payload: { is: null } }])
    expect(off.body.row.statusKey).toBeNull()
  })

  test("what moves the ticket to another status takes its label off: a customer's message, an answer, a merge", async () => {
    const [written, answered, merged] = [
      await fileTicket(house, odile),
      await fileTicket(house, odile),
      await fileTicket(house, odile),
    ]
    await set(written, { status: "waiting-customer", key: "awaiting-statement" })
    expect((await writes(written)).status).toBe(200)
    expect((await opened(written)).row).toMatchObject({ status: "open", statusKey: null })
    expect((await shown(written)).wording).toBeNull()

    await set(answered, { status: "open", key: "second-look" })
    const reply = { messageId: newId(), body: "Done.", basedOn: 0, anyway: true, then: "resolve" }
    await mei.json("POST", `/api/desk/conversations/${answered.id}/replies`, reply)
    expect((await opened(answered)).row).toMatchObject({ status: "solved", statusKey: null })
    await set(answered, { status: "solved", key: "refunded" })
    expect((await writes(answered)).status).toBe(200)
    expect((await opened(answered)).row).toMatchObject({ status: "open", statusKey: null })

    await set(merged, { status: "waiting-customer", key: "awaiting-video" })
    const { body: merge } = await mei.json("POST", `/api/desk/conversations/${written.id}/merge`, {
      requestId: newId(),
      intoId: merged.id,
    })
    expect((await opened(merged)).row).toMatchObject({ status: "open", statusKey: null })
    await mei.json("POST", `/api/desk/merges/${merge.mergeId}/undo`, { requestId: newId() })
    expect((await opened(merged)).row).toMatchObject({
      status: "waiting-customer",
      statusKey: "awaiting-video",
    })
  })

  test("a label of solved leaves alone when it was solved, and nobody is told of it again", async () => {
    const ticket = await fileTicket(house, odile)
    await set(ticket, { status: "solved" })
    const { rows: before } = await solvedAt(ticket)
    house.moveClock(60_000)
    const { body } = await set(ticket, { status: "solved", key: "refunded" })
    expect(body.events.map((event: { kind: string }) => event.kind)).toEqual(["conversation.labelled"])
    expect((await solvedAt(ticket)).rows).toEqual(before)
    expect((await shown(ticket)).wording).toBe("Paid back")
  })

  test("lists and badges go by the category alone", async () => {
    const [labelled, plain] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const counts = async () => {
      await house.settle()
      return (await mei.json("GET", "/api/desk/counts")).body.counts
    }
    const filed = await counts()
    await set(plain, { status: "waiting-customer" })
    const one = await counts()
    await set(labelled, { status: "waiting-customer", key: "awaiting-video" })
    const two = await counts()
    expect([one.all, two.all]).toEqual([filed.all - 1, filed.all - 2])
    await set(labelled, { status: "waiting-customer", key: "awaiting-statement" })
    expect(await counts()).toEqual(two)
    const { body } = await mei.json("GET", "/api/desk/conversations?view=all&status=waiting&limit=100")
    const ids = body.rows.map((row: { id: string }) => row.id)
    expect(ids).toContain(labelled.id)
    expect(ids).toContain(plain.id)
  })

  test.each([
    ["unknown", "open", "nothing-like-it"],
    ["retired", "open", "old-queue"],
    ["of another status", "open", "awaiting-video"],
  ])("one that is %s is refused, and nothing happens", async (_why, status, key) => {
    const ticket = await fileTicket(house, odile)
    const before = await opened(ticket)
    const refused = await set(ticket, { status, key })
    expect([refused.status, refused.body.code]).toEqual([422, "no-such-status"])
    expect(refused.body.next).not.toBe("")
    expect((await opened(ticket)).row).toEqual(before.row)
  })

  test("the same request again gives the same answer, and once done it is done", async () => {
    const ticket = await fileTicket(house, odile)
    const ask = { status: "open", key: "second-look", requestId: newId() }
    const [first, again] = [await set(ticket, ask), await set(ticket, ask)]
    expect(again.body.events).toEqual(first.body.events)
    expect((await set(ticket, { ...ask, key: "awaiting-video" })).body.code).toBe("request-reused")
  })
})

const solvedAt = (ticket: Filed) =>
  house.pool.query("select solved_at from conversations where id = $1", [ticket.id])

describe("the list of statuses", () => {
  test("is read by everybody in the desk and saved by administrators only", async () => {
    const lead = await house.agent({ role: "lead" })
    const auditor = await house.agent({ role: "auditor" })
    const { version, statuses } = await read(mei)
    expect(statuses).toEqual(LABELS)
    for (const as of [mei, lead, auditor])
      expect((await save(as, { basedOn: version, statuses })).status).toBe(403)
    expect((await house.visitor().json("GET", "/api/desk/statuses")).status).toBe(401)
    expect(await read(mei)).toEqual({ version, statuses })
  })

  test("is not saved over what somebody else saved, is saved once for one request, and works at once", async () => {
    const { version, statuses } = await read(ruben)
    const more = [...statuses.slice(1), statuses[0], own("with-bank", "waiting-third-party")]
    const ask = { basedOn: version, statuses: more, requestId: newId() }
    expect((await save(ruben, ask)).body).toEqual({ version: version + 1 })
    expect((await save(ruben, ask)).body).toEqual({ version: version + 1 })
    const stale = await save(ruben, { basedOn: version, statuses })
    expect([stale.status, stale.body.code]).toEqual([409, "changed-meanwhile"])
    expect(await read(mei)).toEqual({ version: version + 1, statuses: more })
    const ticket = await fileTicket(house, odile)
    expect((await set(ticket, { status: "waiting-third-party", key: "with-bank" })).status).toBe(200)
  })

  test("of two saved at the same moment keeps one", async () => {
    const { version, statuses } = await read(ruben)
    const both = await Promise.all([0, 1].map(() => save(ruben, { basedOn: version, statuses })))
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
  })

  test("keeps each label under its key and category; a retired one stays on the tickets that have it", async () => {
    const { version, statuses } = await read(ruben)
    const gone = await save(ruben, { basedOn: version, statuses: statuses.slice(1) })
    expect([gone.status, gone.body.code]).toEqual([422, "status-list-wrong"])
    const twice = await save(ruben, { basedOn: version, statuses: [...statuses, statuses[0]] })
    expect(twice.status).toBe(400)
    const ticket = await fileTicket(house, odile)
    await set(ticket, { status: "open", key: "second-look" })
    const retired = statuses.map((one: StatusLabel) =>
      one.key === "second-look" ? { ...one, retired: true } : one,
    )
    expect((await save(ruben, { basedOn: version, statuses: retired })).status).toBe(200)
    expect((await opened(ticket)).row.statusKey).toBe("second-look")
    const other = await fileTicket(house, odile)
    expect((await set(other, { status: "open", key: "second-look" })).body.code).toBe("no-such-status")
  })
})
