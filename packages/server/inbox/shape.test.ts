import type { ListQuery } from "@veridesk/contract/desk-api.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { Kysely, PostgresDialect } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Connection, connect, type Db } from "../platform/db/connect.ts"
import { testDatabase } from "../platform/testing/test-database.ts"
import { edgeOf } from "./page.ts"
import { countsOf, findRows, pageOf } from "./store.ts"

/*
 * What a list costs must not grow with the archive (performance.md): pages of PostgreSQL's buffers that the very
 * statements of the store touch, at a thousand conversations and at fifty thousand. Deterministic, unlike time.
 */

const SMALL = 1000
const LARGE = 50_000
const TEAMS = 2

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection
let mei: StaffActor
let team: string

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 3, name: "shape-test" })
  await connection.pool.query(
    "insert into brands (id, key, name, legal_entity) values ($1, 'main', 'Kestrel', 'Kestrel')",
    [newId()],
  )
  await seed(1, SMALL)
  mei = { realm: "staff", id: person(1), role: "agent", name: "Mei", teamIds: [] }
  team = person(11)
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})

/** Ids that SQL and the test make alike: of agents (from 1), teams (from 11) and customers (from 1,000,001). */
const person = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`

/**
 * Three in ten wait for an answer, two in ten for somebody else; a quarter is in Mei's hands. Times are spread by
 * the golden ratio: evenly for every view, and neighbours in time are no neighbours in the table.
 */
async function seed(from: number, to: number): Promise<void> {
  const id = (expression: string) =>
    `('00000000-0000-7000-8000-' || lpad((${expression})::text, 12, '0'))::uuid`
  await connection.pool.query(
    `insert into customers (id, brand_id, name) select ${id("1000000 + n")}, b.id, 'customer ' || lpad(n::text, 6, '0')
     from generate_series($1::int, $2::int) n, brands b`,
    [from, to],
  )
  await connection.pool.query(
    `insert into conversations (id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject, locale,
       identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at, last_seq, chain_head,
       created_at, updated_at)
     select ${id("2000000 + n")}, 1000000000 + n, b.id, ${id("1000000 + n")}, 'web-form', 'other', 1,
       jsonb_build_object('txid', md5(n::text)), 'Deposit not credited', 'en', 'session',
       case when n % 10 < 3 then 'open' when n % 10 < 5 then 'waiting-customer' else 'solved' end, 2,
       ${id(`11 + n / 10 % ${TEAMS}`)}, case when n % 4 = 3 then ${id("1")} end,
       repeat('x', 100), 'customer', case when n % 10 < 3 then t.at end, case when n % 10 < 3 then t.at + interval '4 hours' end,
       5, '', t.at, t.at
     from generate_series($1::int, $2::int) n, brands b,
       lateral (select timestamptz '2026-01-01' + make_interval(secs => (n * 0.6180339887 % 1)::float8 * 16777216)) as t(at)`,
    [from, to],
  )
  await connection.pool.query("vacuum (analyze) conversations, customers")
}

type Read = (db: Db) => Promise<unknown>

/** The statements that some code of ours sends, run again under EXPLAIN. */
async function plansOf(read: Read, settings: string[] = []): Promise<Plan[]> {
  const sent: { sql: string; parameters: readonly unknown[] }[] = []
  const db: Db = new Kysely({
    dialect: new PostgresDialect({ pool: connection.pool }),
    log: (event) => void (event.level === "query" && sent.push(event.query)),
  })
  await read(db)
  const client = await connection.pool.connect()
  try {
    for (const setting of settings) await client.query(`set ${setting}`)
    const plans: Plan[] = []
    for (const { sql, parameters } of sent) {
      const { rows } = await client.query({
        text: `explain (analyze, buffers, costs off, timing off, format json) ${sql}`,
        values: [...parameters],
      })
      plans.push(rows[0]["QUERY PLAN"][0].Plan)
    }
    return plans
  } finally {
    await client.query("reset all")
    client.release()
  }
}

type Plan = {
  "Node Type": string
  "Relation Name"?: string
  "Shared Hit Blocks": number
  "Shared Read Blocks": number
  Plans?: Plan[]
}
const buffers = (plans: Plan[]) =>
  plans.reduce((sum, plan) => sum + plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], 0)
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
const scanned = (plans: Plan[]) =>
  plans
    .flatMap(nodes)
    .flatMap((node) => (node["Node Type"] === "Seq Scan" ? (node["Relation Name"] ?? "") : []))

/** A small table is read whole, and rightly; the question is what the way costs that a large one takes. */
const AS_IF_LARGE = ["seqscan", "hashjoin", "mergejoin", "bitmapscan", "material"].map(
  (way) => `enable_${way} = off`,
)

const views = () => ["mine", "unassigned", "all", `team:${team}`]
const lists = (): ListQuery[] =>
  views().flatMap((view) => [
    ...(["waiting", "clock", "newest"] as const).map(
      (sort) => ({ view, status: "needs-reply", sort, limit: 10 }) as ListQuery,
    ),
    ...(["waiting", "solved", "any"] as const).map(
      (status) => ({ view, status, sort: "newest", limit: 10 }) as ListQuery,
    ),
  ])
const nameOf = ({ view, status, sort }: ListQuery) =>
  `${view.startsWith("team:") ? "team" : view}, ${status}, by ${sort}`

/** The first page, and one that is far down. */
function pages(query: ListQuery, deepAt: string): [string, Read][] {
  const page = (after: string | undefined) => (db: Db) =>
    pageOf(db, { ...query, after: edgeOf(after), staffId: mei.id })
  const deep = Buffer.from(`${deepAt} ${newId()}`).toString("base64url")
  return [
    [nameOf(query), page(undefined)],
    [`${nameOf(query)}, far down`, page(deep)],
  ]
}

/** At either size half of all rows lie on each side of this moment. */
const HALF_WAY = "2026-04-08T00:00:00.000Z"

describe("from a thousand conversations to fifty thousand", () => {
  const small = new Map<string, number>()
  const reads = (): [string, Read][] => [
    ...lists().flatMap((query) => pages(query, HALF_WAY)),
    [
      "found by number",
      (db) => findRows(db, mei.id, { number: "1000000500", txid: null, text: "1000000500" }),
    ],
    ["found by name", (db) => findRows(db, mei.id, { number: null, txid: null, text: "customer 00099" })],
    [
      "found by a name of many",
      (db) => findRows(db, mei.id, { number: null, txid: null, text: "customer 0" }),
    ],
    [
      "found by TxID",
      (db) => findRows(db, mei.id, { number: null, txid: "c4ca4238a0b923820dcc509a6f75849b", text: "c4ca" }),
    ],
    ["badges", (db) => countsOf(db, ["all", "unassigned", `staff:${mei.id}`, `team:${team}`])],
  ]

  test("a page, far down or not, a find and the badges cost the same, and nothing is read whole", async () => {
    for (const [name, read] of reads()) small.set(name, buffers(await plansOf(read, AS_IF_LARGE)))
    await seed(SMALL + 1, LARGE)
    const grown: string[] = []
    for (const [name, read] of reads()) {
      const plans = await plansOf(read)
      const now = buffers(plans)
      const before = small.get(name) ?? 0
      if (now > before * 1.2) grown.push(`${name}: ${before} → ${now}`)
      if (scanned(plans).includes("conversations")) grown.push(`${name}: reads all conversations`)
    }
    expect(grown).toEqual([])
  })
})
