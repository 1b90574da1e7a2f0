import { newId } from "@veridesk/contract/ids.ts"
import type { OpenedIncident } from "@veridesk/contract/incidents.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let sune: Agent
let mei: Agent
beforeAll(async () => {
  house = await openHouse()
  sune = await house.agent({ name: "Sune", role: "lead" })
  mei = await house.agent({ name: "Mei" })
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.close()
})

const post = (path: string, body: object, as = sune) =>
  as.json("POST", `/api/desk/${path}`, { requestId: newId(), ...body })
const opened = async (id: string): Promise<OpenedIncident> =>
  (await sune.json("GET", `/api/desk/incidents/${id}`)).body
const text = { title: { en: "TRON deposits are late", zh: "TRON 充值延迟" }, about: { en: "", zh: "" } }

async function declare(): Promise<string> {
  const incidentId = newId()
  expect((await post("incidents", { incidentId, ...text })).status).toBe(200)
  return incidentId
}
async function customers(n: number): Promise<Customer[]> {
  return Promise.all(Array.from({ length: n }, (_, i) => house.customer({ name: `Customer ${i + 1}` })))
}
/** The task, as the queue runs it once the hold is over. */
const run = (answerId: string) => house.app.tasks["send-incident-answer"]({ answerId })
const lastReply = async (customer: Customer, ticket: Filed): Promise<string[]> => {
  const { body } = await customer.json("GET", `/tickets/${ticket.number}`)
  return body.thread.flatMap((entry: { entry: string; by?: { side: string }; body?: string }) =>
    entry.entry === "message" && entry.by?.side === "support" ? [entry.body] : [],
  )
}

describe("an incident", () => {
  test("gathers open tickets by what they are about, each once, and shows how many before", async () => {
    const people = await customers(3)
    const tickets = []
    for (const who of people)
      tickets.push(await fileTicket(house, who, { fields: { topic: "Late since noon TRX-1" } }))
    await fileTicket(house, people[0] as Customer, { fields: { topic: "Something else entirely" } })
    const id = await declare()
    const filter = { text: "TRX-1", since: new Date(Date.now() - 3_600_000).toISOString() }
    const look = await sune.json("POST", `/api/desk/incidents/${id}/look`, filter)
    expect(look.body.count).toBe(3)
    const requestId = newId()
    expect((await post(`incidents/${id}/tickets`, { requestId, filter })).body).toEqual({
      joined: 3,
      skipped: 0,
      more: false,
    })
    expect((await post(`incidents/${id}/tickets`, { filter })).body.joined).toBe(0)
    const other = await declare()
    expect((await post(`incidents/${other}/tickets`, { ids: [tickets[0]?.id] })).body).toMatchObject({
      joined: 0,
      skipped: 1,
    })
    await post(`incidents/${id}/leave`, { conversationId: tickets[0]?.id })
    expect((await post(`incidents/${other}/tickets`, { ids: [tickets[0]?.id] })).body.joined).toBe(1)
    expect((await opened(id)).incident).toMatchObject({ tickets: 2, open: 2, state: "declared" })
    const page = await people[1]?.json("GET", `/tickets/${tickets[1]?.number}`)
    expect(page?.body.incident).toMatchObject({ title: "TRON deposits are late", state: "declared" })
    const ofTicket = await mei.json("GET", `/api/desk/conversations/${tickets[1]?.id}/incident`)
    expect(ofTicket.body.incident).toMatchObject({ id, title: text.title })
  })

  test("takes no filter that would gather everything, and only leads gather by filter or declare", async () => {
    const id = await declare()
    const since = new Date().toISOString()
    expect((await post(`incidents/${id}/tickets`, { filter: { since } })).status).toBe(400)
    expect((await post(`incidents/${id}/tickets`, { filter: { since, text: "x" } }, mei)).status).toBe(403)
    expect((await post("incidents", { incidentId: newId(), ...text }, mei)).status).toBe(403)
    const ticket = await fileTicket(house, (await customers(1))[0] as Customer)
    expect((await post(`incidents/${id}/tickets`, { ids: [ticket.id] }, mei)).body.joined).toBe(1)
  })

  test("two leads writing at once: the second is told, and steps that there are not are refused", async () => {
    const id = await declare()
    const basedOn = (await opened(id)).incident.updatedAt
    house.moveClock(1000)
    const edit = (state: string, title = text.title) =>
      sune.json("POST", `/api/desk/incidents/${id}`, { title, about: text.about, state, basedOn })
    expect((await edit("identified")).body.incident.state).toBe("identified")
    expect((await edit("mitigating")).body.code).toBe("changed-meanwhile")
    const now = (await opened(id)).incident.updatedAt
    const back = await sune.json("POST", `/api/desk/incidents/${id}`, {
      ...text,
      state: "detected",
      basedOn: now,
    })
    expect(back.body.code).toBe("not-possible-now")
  })
})

describe("an answer to all", () => {
  async function incidentWith(n: number) {
    const people = await customers(n)
    const tickets: Filed[] = []
    for (const who of people) tickets.push(await fileTicket(house, who))
    const id = await declare()
    await post(`incidents/${id}/tickets`, { ids: tickets.map((ticket) => ticket.id) })
    return { id, people, tickets }
  }
  const body = {
    en: "{{customer.name}}, ticket {{ticket.number}}: it is credited.",
    zh: "{{customer.name}}，工单 {{ticket.number}} 已入账。",
  }

  test("reaches each in their own words, waits before it goes, and is sent once however often the task runs", async () => {
    const { id, people, tickets } = await incidentWith(3)
    const answerId = newId()
    await post(`incidents/${id}/answers`, { answerId, body, resolves: true })
    expect(await lastReply(people[0] as Customer, tickets[0] as Filed)).toEqual([])
    await run(answerId)
    await run(answerId)
    for (const [at, who] of people.entries()) {
      const ticket = tickets[at] as Filed
      expect(await lastReply(who, ticket)).toEqual([
        `Customer ${at + 1}, ticket ${ticket.number}: it is credited.`,
      ])
    }
    expect((await opened(id)).answers).toMatchObject([
      { state: "sent", counts: { held: 0, sent: 3, withdrawn: 0, skipped: 0 } },
    ])
    expect((await opened(id)).incident.open).toBe(0)
  })

  test("can be taken back for one and for all until it goes", async () => {
    const { id, people, tickets } = await incidentWith(2)
    const first = newId()
    await post(`incidents/${id}/answers`, { answerId: first, body })
    await post(`incident-answers/${first}/withdraw`, { conversationId: tickets[0]?.id })
    await run(first)
    expect(await lastReply(people[0] as Customer, tickets[0] as Filed)).toEqual([])
    expect(await lastReply(people[1] as Customer, tickets[1] as Filed)).toHaveLength(1)
    const second = newId()
    await post(`incidents/${id}/answers`, { answerId: second, body })
    await post(`incident-answers/${second}/withdraw`, {})
    await run(second)
    expect(await lastReply(people[1] as Customer, tickets[1] as Filed)).toHaveLength(1)
    expect((await opened(id)).answers[0]).toMatchObject({
      state: "withdrawn",
      counts: { withdrawn: 2, sent: 0 },
    })
  })

  test("leaves out what can't be filled in, with the reason, and shows it beforehand", async () => {
    const { id, tickets } = await incidentWith(1)
    const hollow = { en: "You sent {{field.amount}}.", zh: "你转出了 {{field.amount}}。" }
    const preview = await post(`incidents/${id}/preview`, { body: hollow })
    expect(preview.body).toMatchObject({ tickets: 1, unfilled: [{ missing: ["field.amount"] }] })
    const answerId = newId()
    await post(`incidents/${id}/answers`, { answerId, body: hollow })
    await run(answerId)
    expect((await opened(id)).answers[0]).toMatchObject({
      counts: { sent: 0, skipped: 1 },
      skipped: [{ number: tickets[0]?.number, why: "field.amount" }],
    })
    const slip = await post(`incidents/${id}/answers`, {
      answerId: newId(),
      body: { ...body, en: "{{nosuch}}" },
    })
    expect(slip.body.code).toBe("unknown-variable")
  })

  test("of a process that died half-way goes on where it was", async () => {
    const { id, people, tickets } = await incidentWith(2)
    const answerId = newId()
    await post(`incidents/${id}/answers`, { answerId, body })
    await house.pool.query("update incident_answers set state = 'sending' where id = $1", [answerId])
    await house.pool.query(
      "update incident_answer_tickets set state = 'sending' where answer_id = $1 and conversation_id = $2",
      [answerId, tickets[0]?.id],
    )
    await run(answerId)
    for (const [at, who] of people.entries())
      expect(await lastReply(who, tickets[at] as Filed)).toHaveLength(1)
  })
})
