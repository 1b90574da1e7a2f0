import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"

let house: House
let teamId: string
beforeAll(async () => {
  house = await openHouse()
  const { rows } = await house.pool.query("select id from teams where key = 'deposits'")
  teamId = rows[0].id
})
afterAll(() => house.close())

const take = async (agent: Agent, requestId = newId()) =>
  (await agent.json("POST", "/api/desk/claim", { requestId })).body.taken?.row as
    | { id: string; assigneeId: string; priority: number; status: string }
    | undefined

async function putWaiting(n: number, more: (i: number) => object = () => ({})): Promise<string[]> {
  const waitingSince = new Date("2026-11-22T04:20:00Z")
  const rows = Array.from({ length: n }, (_, i) => ({
    teamId,
    waitingSince,
    dueAt: waitingSince,
    ...more(i),
  }))
  return (await putConversations(house.pool, rows)).map(({ id }) => id)
}

describe("taking the next one", () => {
  test("50 agents take 500 tickets at once: none twice, none left", async () => {
    const agents = await Promise.all(
      Array.from({ length: 50 }, (_, i) => house.agent({ name: `Agent ${i}`, teams: ["deposits"] })),
    )
    const ids = await putWaiting(500)
    const taken: string[] = []
    await Promise.all(
      agents.map(async (agent) => {
        for (let row = await take(agent); row; row = await take(agent)) {
          expect(row.assigneeId).toBe(agent.id)
          taken.push(row.id)
        }
      }),
    )
    expect(taken).toHaveLength(500)
    expect(new Set(taken)).toEqual(new Set(ids))
    const { rows } = await house.pool.query(
      `select count(*)::int as n from events where kind = 'conversation.assigned' and conversation_id = any($1)`,
      [ids],
    )
    expect(rows[0].n).toBe(500)
  })

  test("gives the most urgent first: priority, then the clock, then age", async () => {
    const mei = await house.agent({ teams: ["deposits"] })
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 4, minutes))
    const [late, , soon, urgent] = await putWaiting(4, (i) => ({ dueAt: at([40, 50, 30, 60][i] ?? 0) }))
    await house.pool.query("update conversations set priority = 0 where id = $1", [urgent])
    const order = [await take(mei), await take(mei), await take(mei)].map((row) => row?.id)
    expect(order).toEqual([urgent, soon, late])
    expect((await take(mei))?.status).toBe("open")
    expect(await take(mei)).toBeUndefined()
  })

  test("a retry takes no second one; other teams’ tickets and auditors are left out", async () => {
    const [mei, other, auditor] = await Promise.all([
      house.agent({ teams: ["deposits"] }),
      house.agent({ teams: ["general"] }),
      house.agent({ teams: ["deposits"], role: "auditor" }),
    ])
    const [one, two] = await putWaiting(2)
    const requestId = newId()
    expect(await take(other)).toBeUndefined()
    const answers = [await take(mei, requestId), await take(mei, requestId)]
    expect(answers[0]?.id).toBe(answers[1]?.id)
    expect([one, two]).toContain((await take(mei))?.id)
    expect(await take(mei)).toBeUndefined()
    const { status, body } = await auditor.json("POST", "/api/desk/claim", { requestId: newId() })
    expect([status, body.code]).toEqual([403, "read-only"])
  })

  test("leaves whole chains behind", async () => {
    const { faults, events } = await verifyChains(house.db)
    expect(faults).toEqual([])
    expect(events).toBeGreaterThan(500)
  })
})
