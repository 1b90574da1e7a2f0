import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let mei: Agent
let sune: Agent
let odile: Customer
let teams: Map<string, string>
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  sune = await house.agent({ name: "Sune" })
  odile = await house.customer({ name: "Odile Varga" })
  const { rows } = await house.pool.query("select key, id from teams")
  teams = new Map(rows.map((row) => [row.key, row.id]))
})
afterAll(() => house.close())

const post = (ticket: Filed, path: string, body: object, as = mei) =>
  as.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, { requestId: newId(), ...body })
const opened = async (ticket: Filed, as = mei) =>
  (await as.json("GET", `/api/desk/conversations/${ticket.id}`)).body

describe("two agents at one ticket", () => {
  test("field.md 34: of two answers at the same moment one is sent, and the other writer is told of it", async () => {
    for (let round = 0; round < 10; round += 1) {
      const ticket = await fileTicket(house, odile)
      const answer = (as: Agent) =>
        post(ticket, "replies", { messageId: newId(), body: `by ${as.name}`, basedOn: 2 }, as)
      const both = await Promise.all([answer(mei), answer(sune)])
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
      const stopped = both.find(({ status }) => status === 409)
      expect(stopped?.body).toMatchObject({ code: "stale-reply", detail: { after: 2, seqs: [3] } })
    }
  })

  test("field.md 34: an answer is stopped too where a colleague merged another ticket into it meanwhile", async () => {
    const [ticket, other] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    await post(other, "merge", { intoId: ticket.id }, sune)
    const written = { messageId: newId(), body: "Hello", basedOn: 2 }
    expect((await post(ticket, "replies", written)).body).toMatchObject({
      code: "stale-reply",
      detail: { seqs: [3] },
    })
    expect((await post(ticket, "replies", { ...written, basedOn: 3 })).status).toBe(200)
  })

  test("field.md 35: a half-written answer stays when a colleague changes owner, team, or merges the ticket", async () => {
    const [ticket, other] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const draft = {
      mode: "note",
      text: "half a thou",
      attachmentIds: [],
      updatedAt: new Date().toISOString(),
    }
    await mei.json("PUT", `/api/desk/conversations/${ticket.id}/draft`, draft)
    const stays = async () => expect((await opened(ticket)).drafts).toMatchObject([{ text: "half a thou" }])
    await post(ticket, "assign", { assigneeId: sune.id }, sune)
    await stays()
    await post(ticket, "team", { teamId: teams.get("withdrawals") }, sune)
    await stays()
    const { mergeId } = (await post(ticket, "merge", { intoId: other.id }, sune)).body
    await stays()
    await sune.json("POST", `/api/desk/merges/${mergeId}/undo`, { requestId: newId() })
    await stays()
  })

  test("field.md 36: what two set at once both stays, where it is not the same thing", async () => {
    for (let round = 0; round < 10; round += 1) {
      const ticket = await fileTicket(house, odile)
      const all = await Promise.all([
        post(ticket, "priority", { priority: 1 }, mei),
        post(ticket, "assign", { assigneeId: sune.id }, sune),
        post(ticket, "team", { teamId: teams.get("withdrawals") }, mei),
      ])
      expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
      const { row } = await opened(ticket)
      expect([row.priority, row.teamId]).toEqual([1, teams.get("withdrawals")])
      // Moving away from a person's teams lets go of them; where they were set after it, they stay.
      expect([sune.id, null]).toContain(row.assigneeId)
    }
  })

  test("field.md 36: of the same thing set twice the last stands, and each change says what it was before", async () => {
    const ticket = await fileTicket(house, odile)
    await Promise.all([
      post(ticket, "priority", { priority: 1 }, mei),
      post(ticket, "priority", { priority: 4 }, sune),
    ])
    const { row, events } = await opened(ticket)
    const changes = events.filter((event: { kind: string }) => event.kind === "conversation.prioritised")
    const [first, second] = changes.map((event: { payload: { was: number; is: number } }) => event.payload)
    expect(second).toMatchObject({ was: first.is, is: row.priority })
  })
})
