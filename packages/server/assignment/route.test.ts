import type { Rule } from "@veridesk/contract/assignment.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { handOut } from "./hand-out.ts"

let house: House
let ruben: Agent
let customer: Customer
const teams: Record<string, string> = {}
beforeAll(async () => {
  house = await openHouse()
  ruben = await house.agent({ name: "Ruben", role: "lead" })
  customer = await house.customer({ name: "何知远" })
  const { rows } = await house.pool.query("select key, id from teams")
  for (const { key, id } of rows) teams[key] = id
})
afterAll(() => house.close())
/** Who works in one test is no candidate in the next, and what waited in it waits no more. */
afterEach(() => house.pool.query("with gone as (delete from waiting_for_people) delete from team_members"))

const nothing = { team: null, priority: null, person: null, assign: null }
const leastLoaded = { how: "least-loaded" as const, skills: [] as string[], languages: [] as string[] }
type Draft = Partial<Omit<Rule, "then">> & { then: Partial<Rule["then"]> }

const rule = (draft: Draft): Rule => ({
  id: newId(),
  name: "A rule",
  on: ["opened"],
  when: "",
  stop: false,
  enabled: true,
  ...draft,
  then: { ...nothing, ...draft.then },
})

async function setRules(...rules: Rule[]): Promise<number> {
  const { latest } = (await ruben.json("GET", "/api/desk/routing")).body
  const { status, body } = await ruben.json("POST", "/api/desk/routing/versions", {
    requestId: newId(),
    basedOn: latest,
    set: { zone: "UTC", rules },
    note: "For a test",
    activeFrom: null,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.version
}

async function look(id: string, agent = ruben) {
  await house.settle()
  const { body } = await agent.json("GET", `/api/desk/conversations/${id}`)
  const events = body.events as { kind: string; payload: Record<string, unknown>; actor: { realm: string } }[]
  return { row: body.row, events, routed: events.filter(({ kind }) => kind === "conversation.routed") }
}

const act = (agent: Agent, id: string, path: string, body: object) =>
  agent.json("POST", `/api/desk/conversations/${id}/${path}`, { requestId: newId(), ...body })
const away = (agent: Agent, state: "away" | "available") =>
  agent.json("PUT", "/api/desk/availability", { state })
const capacity = (agent: Agent, n: number) =>
  ruben.json("PUT", `/api/desk/workloads/${agent.id}`, { capacity: n })

describe("a rule", () => {
  test("field.md 52: moves, sets the priority and gives to a person, and the timeline says which rule of which version did it", async () => {
    const mei = await house.agent({ teams: ["withdrawals"] })
    const vip = rule({
      name: "VIP withdrawals",
      when: 'form == "other" && subject.mentions(["api"])',
      then: { team: "withdrawals", priority: 1, assign: leastLoaded },
    })
    const version = await setRules(vip)
    const { id } = await fileTicket(house, customer)
    const { row, routed } = await look(id)
    expect(row).toMatchObject({
      teamId: teams["withdrawals"],
      priority: 1,
      assigneeId: mei.id,
      status: "open",
    })
    expect(routed).toHaveLength(1)
    expect(routed[0]?.actor.realm).toBe("system")
    expect(routed[0]?.payload).toMatchObject({
      rule: { id: vip.id, name: "VIP withdrawals" },
      version,
      team: { was: teams["general"], is: teams["withdrawals"] },
      priority: { was: 3, is: 1 },
      is: mei.id,
      isName: "Mei",
      why: { how: "least-loaded", load: 0, capacity: 6 },
    })
    const { body } = await mei.json("GET", "/api/desk/counts")
    expect(body.counts.mine).toBe(1)
  })

  test("that says nothing leaves the team of the form and writes nothing", async () => {
    await setRules(rule({ when: "vip > 5", then: { team: "deposits" } }))
    const { id } = await fileTicket(house, customer)
    const { row, events } = await look(id)
    expect(row.teamId).toBe(teams["general"])
    expect(events.map(({ kind }) => kind)).toEqual(["conversation.opened", "message.received"])
  })

  test("in a loop with another is stopped, says so, and stands in the list of stopped loops", async () => {
    const there = rule({
      name: "There",
      on: ["moved"],
      when: 'team == "deposits"',
      then: { team: "withdrawals" },
    })
    const back = rule({
      name: "Back",
      on: ["moved"],
      when: 'team == "withdrawals"',
      then: { team: "deposits" },
    })
    await setRules(there, back)
    const { id, number } = await fileTicket(house, customer)
    await act(ruben, id, "team", { teamId: teams["deposits"] })
    const { events, routed } = await look(id)
    expect(routed).toHaveLength(2)
    const stopped = events.at(-1)
    expect(stopped).toMatchObject({
      kind: "automation.stopped",
      payload: { rule: { name: "There" }, loop: ["There", "Back"], reason: "again" },
    })
    const { body } = await ruben.json("GET", "/api/desk/routing/stops")
    expect(body.stops[0]).toMatchObject({ number, rule: "There", chain: ["There", "Back"], why: "again" })
    // A person's own act begins a new chain.
    await act(ruben, id, "team", { teamId: teams["withdrawals"] })
    expect((await look(id)).events.filter(({ kind }) => kind === "automation.stopped")).toHaveLength(2)
  })
})

test("a rule that listens to moves hears that a customer went above the team", async () => {
  await setRules(rule({ name: "Urgent", on: ["moved"], when: 'team == "complaints"', then: { priority: 1 } }))
  const { id, number } = await fileTicket(house, customer)
  await act(ruben, id, "status", { status: "solved" })
  await customer.ask(`/tickets/${number}/act`, { requestId: newId(), act: "escalate" })
  expect((await look(id)).row).toMatchObject({ teamId: teams["complaints"], priority: 1, escalated: true })
})

describe("the choice of a person", () => {
  const file = (n: number) => Promise.all(Array.from({ length: n }, () => fileTicket(house, customer)))
  const owners = async (tickets: { id: string }[]) => {
    await house.settle()
    const { rows } = await house.pool.query(
      "select assignee_id as owner, count(*)::int as n from conversations where id = any($1) group by 1",
      [tickets.map(({ id }) => id)],
    )
    return new Map(rows.map(({ owner, n }) => [owner as string | null, n as number]))
  }

  test("goes round by turns", async () => {
    const three = await Promise.all(
      ["Mei", "Ilse", "Rafael"].map((name) => house.agent({ name, teams: ["general"] })),
    )
    await setRules(rule({ then: { assign: { ...leastLoaded, how: "round-robin" } } }))
    const got = await owners(await file(9))
    expect(three.map(({ id }) => got.get(id))).toEqual([3, 3, 3])
  })

  test("looks at skills, languages, who is away, signed out or full; who is left over waits, with the reason", async () => {
    const [able, unable, gone, out] = await Promise.all(
      ["Mei", "Ilse", "Rafael", "慧敏"].map((name) => house.agent({ name, teams: ["general"] })),
    )
    if (!able || !unable || !gone || !out) throw new Error("nobody there")
    await house.pool.query(
      "update staff set skills = '{futures}', languages = '{zh-CN}' where id = any($1)",
      [[able.id, gone.id, out.id]],
    )
    await away(gone, "away")
    await house.pool.query("delete from staff_sessions where account_id = $1", [out.id])
    await capacity(able, 2)
    await setRules(rule({ then: { assign: { ...leastLoaded, skills: ["futures"], languages: ["zh-CN"] } } }))
    const tickets = await file(3)
    expect(await owners(tickets)).toEqual(
      new Map([
        [able.id, 2],
        [null, 1],
      ]),
    )
    const { rows } = await house.pool.query(
      "select id from conversations where id = any($1) and assignee_id is null",
      [tickets.map(({ id }) => id)],
    )
    const waiting = rows[0].id as string
    expect((await look(waiting)).routed[0]?.payload).toMatchObject({
      nobody: { skills: ["futures"], languages: ["zh-CN"] },
    })

    // Somebody answers, so that there is room: what waits is given out.
    const mine = tickets.find(({ id }) => id !== waiting)?.id ?? ""
    await act(able, mine, "replies", { messageId: newId(), body: "Done.", basedOn: 2, anyway: true })
    const { row, routed } = await look(waiting)
    expect(row.assigneeId).toBe(able.id)
    expect(routed.at(-1)?.payload).toMatchObject({ is: able.id, why: { load: 1, capacity: 2 } })
  })

  test("gives what waits to who comes back", async () => {
    const mei = await house.agent({ teams: ["general"] })
    await away(mei, "away")
    await setRules(rule({ then: { assign: leastLoaded } }))
    const [ticket] = await file(1)
    expect((await look(ticket?.id ?? "")).row.assigneeId).toBeNull()
    const { body } = await away(mei, "available")
    expect(body).toEqual({ state: "available", load: 1, capacity: 6 })
    expect((await look(ticket?.id ?? "")).row.assigneeId).toBe(mei.id)
  })

  test("field.md 36: two who give out at once never give one ticket to two, nor one person more than they carry", async () => {
    const agents = await Promise.all(Array.from({ length: 4 }, () => house.agent({ teams: ["general"] })))
    for (const agent of agents) await away(agent, "away")
    await setRules(rule({ then: { assign: leastLoaded } }))
    const tickets = await file(30)
    await house.settle()
    await house.pool.query("update workloads set away_since = null where staff_id = any($1)", [
      agents.map(({ id }) => id),
    ])
    const giveOut = () => handOut((give) => inTransaction(house.db, give), house.clock())
    await Promise.all(Array.from({ length: 6 }, giveOut))
    await giveOut()
    const got = await owners(tickets)
    expect(agents.map(({ id }) => got.get(id))).toEqual([6, 6, 6, 6])
    const { rows } = await house.pool.query(
      `select conversation_id from events where kind = 'conversation.routed' and payload ? 'is'
       and conversation_id = any($1) group by 1 having count(*) > 1`,
      [tickets.map(({ id }) => id)],
    )
    expect(rows).toEqual([])
  })
})

describe("a ticket that comes back", () => {
  test("field.md 40: reopened while its agent is away, it is given anew, with the reason", async () => {
    const mei = await house.agent({ teams: ["general"] })
    const ilse = await house.agent({ name: "Ilse", teams: ["general"] })
    await setRules(
      rule({ name: "Back again", on: ["reopened"], when: "!assigned", then: { assign: leastLoaded } }),
    )
    const { id, number } = await fileTicket(house, customer)
    await act(mei, id, "assign", { assigneeId: mei.id })
    await act(mei, id, "status", { status: "solved" })
    await away(mei, "away")
    const back = await customer.form(`/tickets/${number}/act`, { act: "reopen", body: "It is back." })
    expect(back.status).toBeLessThan(400)
    const { row, routed } = await look(id)
    expect(routed.map(({ payload }) => [payload["owner"], payload["is"]])).toEqual([
      ["away", null],
      [undefined, ilse.id],
    ])
    expect(row.assigneeId).toBe(ilse.id)
  })

  test("stays with an agent who is there", async () => {
    const mei = await house.agent({ teams: ["general"] })
    await setRules(rule({ on: ["reopened"], when: "!assigned", then: { assign: leastLoaded } }))
    const { id } = await fileTicket(house, customer)
    await act(mei, id, "assign", { assigneeId: mei.id })
    await act(mei, id, "status", { status: "solved" })
    await act(mei, id, "status", { status: "open" })
    const { row, routed } = await look(id)
    expect([row.assigneeId, routed]).toEqual([mei.id, []])
  })
})

test("all chains are whole after all that", async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
})
