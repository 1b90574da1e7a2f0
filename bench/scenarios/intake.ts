import { randomBytes } from "node:crypto"
import pg from "pg"
import { newId } from "../../packages/contract/ids.ts"
import { median, percentile, print, round } from "../figures.ts"
import { agentFor, ask, closedLoop } from "../load.ts"
import { type SignedIn, signedInCustomers } from "../people.ts"
import { startProduct } from "../product.ts"

const ROUNDS = 5
const TICKETS = 3000
/** Until the compiler has settled: a desk runs for weeks. */
const WARM = 6000
const BARE = 6000
const PEOPLE = 400

/** Signed-in POST of a complete ticket against the bare statement of two inserts, interleaved, on the same PostgreSQL. */
export async function run(): Promise<void> {
  const product = await startProduct()
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 16 })
  try {
    await pool.query(
      "create table bare_a (id uuid primary key, customer uuid, body text, at timestamptz default now())",
    )
    await pool.query(
      "create table bare_b (id uuid primary key, a uuid, body text, at timestamptz default now())",
    )
    const people = await signedInCustomers(product, pool, PEOPLE)
    for (const lanes of [16, 1]) await measure({ lanes, people, pool, url: new URL(product.url) })
  } finally {
    await pool.end()
    await product.stop()
  }
}

async function measure(o: { lanes: number; people: SignedIn[]; pool: pg.Pool; url: URL }): Promise<void> {
  const share = o.lanes === 1 ? 6 : 1
  const agent = agentFor(o.lanes)
  const file = async (at: number) => {
    const person = o.people[at % o.people.length] as SignedIn
    const sent = await ask(o.url, agent, {
      method: "POST",
      path: "/tickets/new",
      headers: headersOf(person),
      body: ticket(),
    })
    if (sent.status !== 200 || !sent.body.includes('"done"'))
      throw new Error(`a ticket was refused: ${sent.status} ${sent.body.slice(0, 300)}`)
  }
  const bare = async () => {
    await o.pool.query(
      "with a as (insert into bare_a (id, customer, body) values ($1, $2, $3) returning id) insert into bare_b (id, a, body) select $4, id, $3 from a",
      [newId(), newId(), TEXT, newId()],
    )
  }
  await closedLoop({ lanes: o.lanes, count: WARM / share, work: file })
  await closedLoop({ lanes: 16, count: WARM / share, work: bare })
  const tickets: number[] = []
  const bares: number[] = []
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await closedLoop({ lanes: o.lanes, count: TICKETS / share, work: file })
    tickets.push(ours.perSecond)
    times.push(...ours.times)
    bares.push((await closedLoop({ lanes: 16, count: BARE / share, work: bare })).perSecond)
  }
  agent.destroy()
  const value = median(tickets)
  const yardstickValue = median(bares)
  const p95 = percentile(times, 95)
  const ratio = value / yardstickValue
  print({
    scenario: "intake",
    at: o.lanes,
    value: round(value, 0),
    unit: "tickets/s",
    yardstick: "bare two-table CTE INSERT at 16",
    yardstickValue: round(yardstickValue, 0),
    ratio: round(ratio),
    goal: o.lanes === 16 ? "ratio ≥ 0.25, p95 ≤ 60 ms" : "p95 ≤ 60 ms",
    met: (o.lanes !== 16 || ratio >= 0.25) && p95 <= 60,
    p50: round(percentile(times, 50)),
    p95: round(p95),
    p99: round(percentile(times, 99)),
  })
}

const TEXT =
  "下午两点从自己的钱包转出，钱包显示成功，但现货账户一直没有变化。之前用同一个地址充值过三次，都在十分钟内到账。".repeat(
    3,
  )

function ticket(): string {
  return new URLSearchParams({
    act: "submit",
    type: "deposit-not-credited",
    requestId: newId(),
    pair: "USDT/tron",
    txid: randomBytes(32).toString("hex"),
    address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    amount: "2,480.00",
    "sent.at": "2026-11-22T14:05",
    "sent.precision": "minute",
    "sent.zone": "Asia/Shanghai",
    description: TEXT,
  }).toString()
}

function headersOf(person: SignedIn): Record<string, string> {
  return {
    cookie: person.cookie,
    accept: "application/json",
    "accept-language": "zh-CN",
    "content-type": "application/x-www-form-urlencoded",
    "sec-fetch-site": "same-origin",
  }
}
