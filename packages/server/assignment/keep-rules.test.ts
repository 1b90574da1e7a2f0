import type { Rule } from "@veridesk/contract/assignment.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let ruben: Agent
beforeAll(async () => {
  house = await openHouse()
  ruben = await house.agent({ name: "Ruben", role: "lead" })
})
afterAll(() => house.close())

const rule = (name: string, then: Partial<Rule["then"]>, when = ""): Rule => ({
  id: newId(),
  name,
  on: ["opened"],
  when,
  then: { team: null, priority: null, person: null, assign: null, ...then },
  stop: false,
  enabled: true,
})
const set = (...rules: Rule[]) => ({ zone: "UTC", rules })
const read = async () => (await ruben.json("GET", "/api/desk/routing")).body
const save = async (more: object) =>
  ruben.json("POST", "/api/desk/routing/versions", {
    requestId: newId(),
    basedOn: (await read()).latest,
    note: "",
    activeFrom: null,
    ...more,
  })

describe("versions of the rules", () => {
  test("start with a default that has no fault and no warning", async () => {
    const first = await read()
    expect(first).toMatchObject({ active: 1, latest: 1, versions: [{ version: 1, author: null }] })
    const { body } = await ruben.json("POST", "/api/desk/routing/check", first.set)
    expect(body.faults).toEqual([])
  })

  test("say who saved what and when, and go back by a new version that is equal to an old one", async () => {
    const before = await read()
    const { body } = await save({ set: set(rule("All to deposits", { team: "deposits" })), note: "Busy day" })
    expect(body).toEqual({ version: before.latest + 1 })
    expect((await read()).versions[0]).toMatchObject({
      version: body.version,
      author: "Ruben",
      note: "Busy day",
    })
    const back = await ruben.json("POST", "/api/desk/routing/roll-back", {
      requestId: newId(),
      basedOn: body.version,
      to: before.latest,
    })
    expect(back.body).toEqual({ version: body.version + 1 })
    expect((await read()).set).toEqual(before.set)
  })

  test("stop whoever edits an older one", async () => {
    const { latest } = await read()
    const asked = { basedOn: latest, set: set(), requestId: newId() }
    expect((await save(asked)).status).toBe(200)
    // The same request again is the same save; another one on the old version isn't.
    expect((await save(asked)).body).toEqual({ version: latest + 1 })
    const late = await save({ basedOn: latest, set: set() })
    expect([late.status, late.body.code]).toEqual([409, "rules-changed-meanwhile"])
  })

  test("can wait for their time", async () => {
    const { active } = await read()
    const activeFrom = new Date(house.clock().getTime() + 3_600_000).toISOString()
    const { body } = await save({ set: set(), activeFrom })
    expect(await read()).toMatchObject({ active, latest: body.version })
    house.moveClock(3_600_001)
    expect(await read()).toMatchObject({ active: body.version })
  })

  test("are not saved with a condition that can't be read, and say where", async () => {
    const wrong = rule("Wrong", { team: "deposits" }, "vip >= 2 && levle > 1")
    const { status, body } = await save({ set: set(wrong) })
    expect([status, body.code]).toEqual([422, "rules-faulty"])
    expect(body.detail).toEqual([{ ruleId: wrong.id, code: "unknown-name", at: 12, about: "levle" }])
  })

  test("are for leads and administrators", async () => {
    const mei = await house.agent()
    expect((await mei.json("GET", "/api/desk/routing")).status).toBe(403)
    expect((await mei.json("GET", "/api/desk/workloads")).status).toBe(403)
  })
})

describe("the simulator", () => {
  test("replays 1,000 past tickets against an edited rule, shows the difference, and writes nothing", async () => {
    const customer = await house.customer()
    const { id } = await fileTicket(house, customer, { fields: { topic: "Futures question" } })
    await fillHistory(id, 999)
    const before = await events()
    const edited = rule("Futures", { team: "deposits", priority: 1 }, 'subject.mentions(["futures"])')
    const { status, body } = await ruben.json("POST", "/api/desk/routing/simulate", {
      set: set(rule("Nobody", { team: "withdrawals" }, "vip >= 3"), edited),
      days: null,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ tickets: 1000, changed: 334, moved: 334, prioritisedDifferently: 334 })
    expect(body.teams).toContainEqual({ team: "general", before: 1000, after: 666 })
    expect(body.teams).toContainEqual({ team: "deposits", before: 0, after: 334 })
    expect(body.fired).toEqual([{ ruleId: edited.id, times: 334 }])
    expect(body.rows).toHaveLength(50)
    expect(body.rows[0]).toMatchObject({ changed: true, after: { team: "deposits", priority: 1 } })
    expect(body.rows[0].trace).toEqual([
      { ruleId: expect.any(String), outcome: "false", part: "vip >= 3" },
      { ruleId: edited.id, outcome: "matched", part: null },
    ])
    expect(await events()).toBe(before)
  })

  test("takes tickets as they were when they were opened", async () => {
    const customer = await house.customer()
    const { id } = await fileTicket(house, customer)
    await ruben.json("POST", `/api/desk/conversations/${id}/priority`, { requestId: newId(), priority: 0 })
    const { body } = await ruben.json("POST", "/api/desk/routing/simulate", {
      set: set(),
      days: null,
      most: 1,
    })
    expect(body.rows[0]).toMatchObject({ id, changed: false, after: { priority: 3, team: "general" } })
  })

  test("explains an example that is typed in", async () => {
    const one = rule("VIP", { priority: 1 }, 'vip >= 2 && form == "other" && amount.atLeast("1000")')
    const { body } = await ruben.json("POST", "/api/desk/routing/try", {
      set: set(one),
      facts: { vip: 2, amount: "999.99" },
    })
    expect(body.trace).toEqual([{ ruleId: one.id, outcome: "false", part: 'amount.atLeast("1000")' }])
    const yes = await ruben.json("POST", "/api/desk/routing/try", {
      set: set(one),
      facts: { vip: 2, amount: "1000" },
    })
    expect(yes.body.outcome).toMatchObject({ priority: 1, ruleIds: [one.id] })
  })
})

async function events(): Promise<number> {
  const { rows } = await house.pool.query("select count(*)::int as n from events")
  return rows[0].n
}

/** Copies of a ticket; one in three keeps its subject. */
async function fillHistory(id: string, n: number): Promise<void> {
  await house.pool.query(
    `insert into conversations (id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject,
       locale, identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at,
       last_seq, chain_head, created_at, updated_at)
     select ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 7000000000 + i, brand_id, customer_id, channel, form_key, form_version, fields,
       case when i % 3 = 0 then subject else 'Something else' end,
       locale, identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at,
       0, chain_head, created_at, updated_at
     from conversations, generate_series(1, $2) i where id = $1`,
    [id, n],
  )
}
