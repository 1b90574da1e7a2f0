import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { type Put, putConversations } from "../platform/testing/put-conversations.ts"

let house: House
let mei: Agent
let deposits: string
let withdrawals: string
let all: Put[]

const START = Date.parse("2026-11-22T04:20:00Z")
/** A few moments only, so that many rows are equal and the id decides. */
const moment = (n: number) => new Date(START + (n % 7) * 60_000)
const STATUSES = ["new", "open", "waiting-customer", "waiting-third-party", "solved", "closed"]

beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei", teams: ["deposits"] })
  const ilse = await house.agent({ name: "Ilse" })
  const { rows } = await house.pool.query("select key, id from teams")
  const team = new Map(rows.map((row) => [row.key, row.id]))
  deposits = team.get("deposits")
  withdrawals = team.get("withdrawals")
  all = await putConversations(
    house.pool,
    Array.from({ length: 120 }, (_, n) => {
      const status = STATUSES[n % STATUSES.length] ?? "new"
      const waits = status === "new" || status === "open"
      return {
        status,
        teamId: [deposits, withdrawals, null][Math.floor(n / 6) % 3] ?? null,
        assigneeId: [mei.id, null, ilse.id, null, mei.id][n % 5] ?? null,
        waitingSince: waits ? moment(n * 3) : null,
        dueAt: waits ? moment(n * 5 + 1) : null,
        updatedAt: moment(n * 2),
      }
    }),
  )
})
afterAll(() => house.close())

const list = async (query: string) => {
  const { status, body } = await mei.json("GET", `/api/desk/conversations?${query}`)
  expect(status).toBe(200)
  return body as { rows: ConversationRow[]; next: string | null }
}

/** All pages of a list, one after the other; `between` happens after each. */
async function walk(query: string, limit: number, between: () => Promise<unknown> = async () => {}) {
  const rows: ConversationRow[] = []
  let next: string | null = ""
  while (next !== null) {
    const page = await list(`${query}&limit=${limit}${next && `&after=${next}`}`)
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    next = page.next
    await between()
  }
  return rows
}

const VIEWS: Record<string, (row: Put) => boolean> = {
  mine: (row) => row.assigneeId === mei.id,
  unassigned: (row) => row.assigneeId === null,
  all: () => true,
  team: (row) => row.teamId === deposits,
}
const FILTERS: Record<string, (row: Put) => boolean> = {
  "needs-reply": (row) => row.waitingSince !== null,
  waiting: (row) => row.status.startsWith("waiting-"),
  solved: (row) => row.status === "solved" || row.status === "closed",
  any: () => true,
}
/** What each order sorts by; only a wait that runs can be sorted by. */
const ORDERS: Record<string, (row: Put) => number> = {
  waiting: (row) => row.waitingSince?.getTime() ?? 0,
  clock: (row) => row.dueAt?.getTime() ?? 0,
  newest: (row) => -row.updatedAt.getTime(),
}
const combinations = Object.keys(VIEWS).flatMap((view) =>
  Object.keys(FILTERS).flatMap((status) => Object.keys(ORDERS).map((sort) => [view, status, sort] as const)),
)

describe("every view, filter and order", () => {
  test.each(combinations)(
    "%s, %s, by %s: each row once, in order, however it is paged",
    async (view, status, sort) => {
      const key = ORDERS[status === "needs-reply" ? sort : "newest"] as (row: Put) => number
      const expected = all
        .filter((row) => VIEWS[view]?.(row) && FILTERS[status]?.(row))
        .sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1))
        .map((row) => row.id)
      expect(expected.length).toBeGreaterThan(8)
      const query = `view=${view === "team" ? `team:${deposits}` : view}&status=${status}&sort=${sort}`
      expect((await walk(query, 7)).map((row) => row.id)).toEqual(expected)
      expect((await list(`${query}&limit=100`)).rows.map((row) => row.id)).toEqual(expected.slice(0, 100))
    },
  )
})

test("a page that is just full has no next one", async () => {
  const whole = await walk("view=mine&status=needs-reply", 100)
  expect((await list(`view=mine&status=needs-reply&limit=${whole.length}`)).next).toBeNull()
  expect((await list(`view=mine&status=needs-reply&limit=${whole.length - 1}`)).next).not.toBeNull()
})

test("while colleagues work, what nobody touches is there exactly once, and nothing is there twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("waiting", "clock", "newest"),
      fc.array(fc.nat({ max: 119 }), { minLength: 4, maxLength: 12 }),
      async (sort, picks) => {
        const touched = new Set<string>()
        const work = async () => {
          const pick = picks.shift()
          const row = pick === undefined ? undefined : all[pick]
          if (!row) return
          touched.add(row.id)
          const priority = (touched.size + (pick ?? 0)) % 5
          await mei.json("POST", `/api/desk/conversations/${row.id}/priority`, {
            requestId: newId(),
            priority,
          })
        }
        const before = (await walk(`view=all&status=needs-reply&sort=${sort}`, 100)).map((row) => row.id)
        const seen = (await walk(`view=all&status=needs-reply&sort=${sort}`, 5, work)).map((row) => row.id)
        expect(seen.filter((id) => !touched.has(id))).toEqual(before.filter((id) => !touched.has(id)))
        const twice = seen.filter((id, at) => seen.indexOf(id) !== at)
        expect(twice.filter((id) => !touched.has(id))).toEqual([])
      },
    ),
    { numRuns: 8 },
  )
})

describe("what can't be asked", () => {
  const cursor = (text: string) => Buffer.from(text).toString("base64url")
  test.each([
    ["a view of nobody", "view=theirs"],
    ["a team that is no id", "view=team:deposits"],
    ["a thousand rows", "view=all&limit=1000"],
    ["no rows", "view=all&limit=0"],
    ["noise as a cursor", "view=all&after=%00%ff"],
    ["a cursor without an id", `view=all&after=${cursor("2026-11-22T04:20:00.000Z")}`],
    [
      "an id that only looks like one",
      `view=all&after=${cursor(`2026-11-22T04:20:00.000Z ${"-".repeat(36)}`)}`,
    ],
    ["a year before all time", `view=all&after=${cursor(`-271821-04-20T00:00:00.000Z ${newId()}`)}`],
    ["a year after all time", `view=all&after=${cursor(`+275760-09-13T00:00:00.000Z ${newId()}`)}`],
    ["a date that is none", `view=all&after=${cursor(`yesterday ${newId()}`)}`],
  ])("%s: 400, and nothing fails", async (_case, query) => {
    const { status, body } = await mei.json("GET", `/api/desk/conversations?${query}`)
    expect([status, body.code]).toEqual([400, "invalid-input"])
  })

  test("without signing in: 401", async () => {
    expect((await house.visitor().json("GET", "/api/desk/conversations")).status).toBe(401)
  })

  test("as a customer: 401, whatever is asked", async () => {
    const odile = await house.customer()
    for (const path of ["conversations", "counts", "people", "find?q=odile", `conversations/${all[0]?.id}`])
      expect((await odile.json("GET", `/api/desk/${path}`)).status).toBe(401)
  })
})

test("a row says what is unread and whether a draft waits, for each agent by themselves", async () => {
  const [put] = await putConversations(house.pool, [{ assigneeId: mei.id, lastSeq: 3 }])
  const id = put?.id ?? ""
  const ilse = await house.agent({ name: "Ilse" })
  const row = async (agent: Agent) => (await agent.json("GET", `/api/desk/conversations/${id}`)).body.row
  expect(await row(mei)).toMatchObject({ unread: true, draft: false })
  await mei.json("POST", `/api/desk/conversations/${id}/read`, { seq: 3 })
  const draft = { mode: "note", text: "look at the hash", updatedAt: new Date().toISOString() }
  await mei.json("PUT", `/api/desk/conversations/${id}/draft`, draft)
  expect(await row(mei)).toMatchObject({ unread: false, draft: true })
  expect(await row(ilse)).toMatchObject({ unread: true, draft: false })
})
