import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let agents: Agent[]
let customers: Customer[]
let teams: (string | null)[]
beforeAll(async () => {
  house = await openHouse()
  agents = await Promise.all(
    ["Mei", "Ilse", "Rafael"].map((name) => house.agent({ name, teams: ["deposits", "general"] })),
  )
  customers = await Promise.all(["Odile Varga", "何知远"].map((name) => house.customer({ name })))
  const { rows } = await house.pool.query("select id from teams order by key")
  teams = [...rows.map((row) => row.id), null]
})
afterAll(() => house.close())

type Ticket = { id: string; number: string; customer: Customer }

async function openTicket(customer: Customer): Promise<Ticket> {
  const { body } = await customer.ask("/tickets/new", {
    type: "other",
    requestId: newId(),
    act: "submit",
    topic: "API signature error",
    description: "It says -1022 since this morning.",
  })
  const number = /\/tickets\/(\d+)\/receipt/.exec(body.location)?.[1] ?? ""
  const { rows } = await house.pool.query("select id from conversations where number = $1", [number])
  return { id: rows[0].id, number, customer }
}

/** Everything that people can do to a ticket, by whom and with what; some of it is refused, as it should be. */
type Act = { ticket: number; agent: number } & (
  | { do: "reply" | "resolve" | "note"; stale: boolean }
  | { do: "assign"; to: number | null }
  | { do: "move"; team: number }
  | { do: "priority"; to: number }
  | { do: "status"; to: string }
  | { do: "write" | "follow-up" | "solved" | "reopen" }
  | { do: "merge"; into: number }
  | { do: "undo-merge" }
)
const who = { ticket: fc.nat({ max: 2 }), agent: fc.nat({ max: 2 }) }
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    ...who,
    do: fc.constantFrom("reply" as const, "resolve" as const, "note" as const),
    stale: fc.boolean(),
  }),
  fc.record({ ...who, do: fc.constant("assign" as const), to: fc.option(fc.nat({ max: 2 })) }),
  fc.record({ ...who, do: fc.constant("move" as const), team: fc.nat({ max: 4 }) }),
  fc.record({ ...who, do: fc.constant("priority" as const), to: fc.nat({ max: 4 }) }),
  fc.record({
    ...who,
    do: fc.constant("status" as const),
    to: fc.constantFrom("open", "waiting-customer", "waiting-third-party", "solved"),
  }),
  fc.record({ ...who, do: fc.constant("merge" as const), into: fc.nat({ max: 2 }) }),
  fc.record({ ...who, do: fc.constant("undo-merge" as const) }),
  fc.record({
    ...who,
    do: fc.constantFrom("write" as const, "follow-up" as const, "solved" as const, "reopen" as const),
  }),
)

async function perform(a: Act, tickets: Ticket[]): Promise<void> {
  const agent = agents[a.agent] as Agent
  const ticket = tickets[a.ticket] as Ticket
  const { customer, number } = ticket
  const requestId = newId()
  const post = (path: string, body: object) =>
    agent.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, { requestId, ...body })
  const said = { messageId: newId(), body: "We are looking into it." }
  const answer = await (async () => {
    switch (a.do) {
      case "merge":
        return post("merge", { intoId: tickets[a.into]?.id })
      case "undo-merge": {
        const { body } = await agent.json("GET", `/api/desk/conversations/${ticket.id}/ties`)
        const mergeId = body.into?.mergeId ?? newId()
        return agent.json("POST", `/api/desk/merges/${mergeId}/undo`, { requestId })
      }
      case "reply":
      case "resolve":
        return post("replies", {
          ...said,
          basedOn: 0,
          anyway: !a.stale,
          then: a.do === "reply" ? "stay" : "resolve",
        })
      case "note":
        return post("notes", { ...said, basedOn: 0 })
      case "assign":
        return post("assign", { assigneeId: a.to === null ? null : agents[a.to]?.id })
      case "move":
        return post("team", { teamId: teams[a.team] ?? null })
      case "priority":
        return post("priority", { priority: a.to })
      case "status":
        return post("status", { status: a.to })
      case "write":
        return customer.ask(`/tickets/${number}/reply`, { requestId, act: "send", body: "Any news?" })
      case "follow-up":
      case "solved":
      case "reopen":
        return customer.ask(`/tickets/${number}/act`, { requestId, act: a.do, body: "It came back." })
    }
  })()
  expect(answer.status).toBeLessThan(500)
}

/** What the badges have to say, counted from the conversations themselves. */
async function truth(): Promise<Record<string, number>> {
  const { rows } = await house.pool.query(`
    with waiting as (select team_id, assignee_id from conversations where waiting_since is not null)
    select view, count(*)::int as n from (
      select 'all' as view from waiting
      union all select 'team:' || team_id from waiting where team_id is not null
      union all select coalesce('staff:' || assignee_id, 'unassigned') from waiting) v
    group by view`)
  return Object.fromEntries(rows.map((row) => [row.view, row.n]))
}
async function kept(): Promise<Record<string, number>> {
  const { rows } = await house.pool.query("select view, n from inbox_counts where n <> 0")
  return Object.fromEntries(rows.map((row) => [row.view, row.n]))
}

describe("badges that are kept by delta", () => {
  test("say what is true after whatever people did, one after the other or all at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), fc.boolean(), async (acts, atOnce) => {
        const tickets = await Promise.all([0, 1, 2].map((n) => openTicket(customers[n % 2] as Customer)))
        if (atOnce) await Promise.all(acts.map((a) => perform(a, tickets)))
        else for (const a of acts) await perform(a, tickets)
        house.moveClock(26 * 3_600_000)
        await house.settle()
        expect(await kept()).toEqual(await truth())
      }),
      { numRuns: 10 },
    )
  })

  test("are each agent's own: mine, nobody's, all, and of my teams", async () => {
    await house.settle()
    const counted = await truth()
    for (const agent of agents) {
      const { body } = await agent.json("GET", "/api/desk/counts")
      const { rows } = await house.pool.query("select team_id from team_members where staff_id = $1", [
        agent.id,
      ])
      const ofTeams = rows.map((row) => [`team:${row.team_id}`, counted[`team:${row.team_id}`] ?? 0])
      expect(body.counts).toEqual({
        mine: counted[`staff:${agent.id}`] ?? 0,
        unassigned: counted["unassigned"] ?? 0,
        all: counted["all"] ?? 0,
        ...Object.fromEntries(ofTeams),
      })
    }
  })

  test("are as many as the list has rows", async () => {
    await house.settle()
    const mei = agents[0] as Agent
    const { counts } = (await mei.json("GET", "/api/desk/counts")).body
    for (const view of Object.keys(counts)) {
      const { body } = await mei.json("GET", `/api/desk/conversations?view=${view}&limit=100`)
      expect([view, body.rows.length]).toEqual([view, Math.min(100, counts[view])])
    }
  })
})
