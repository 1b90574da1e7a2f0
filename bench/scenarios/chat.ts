import pg from "pg"
import { putTalks, type Talk } from "../../packages/server/channels/chat/testing/put-talks.ts"
import { newId } from "../../packages/contract/ids.ts"
import type { Answered } from "../crowd.ts"
import { startBare, startCrowd } from "../crowds.ts"
import { processorMsOf } from "../family.ts"
import { median, percentile, print, round } from "../figures.ts"
import { closedLoop } from "../load.ts"
import { startProduct } from "../product.ts"
import { allowing, desk, signedInAgents, widget } from "../talks.ts"

const LANES = 64
/** One connection may send twenty frames a second: each lane goes through several conversations. */
const TALKS = 512
const DESKS = 8
const ROUNDS = 5
const MESSAGES = 2500
const WARM = 5000
const BARE = 5000
const ALONE = 150

/**
 * A customer's message from their socket to the commit, the acknowledgement and the eyes of two others (their second
 * device, and a desk that follows), against bare single-row inserts on the same PostgreSQL and a bare echo.
 */
export async function run(): Promise<void> {
  const product = await startProduct(undefined, allowing)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: LANES })
  const crowd = startCrowd()
  const bare = await startBare()
  try {
    await pool.query(
      "create table bare_said (id uuid primary key, conversation uuid, body text, at timestamptz default now())",
    )
    const agents = await signedInAgents(product, pool, DESKS)
    const talks = await putTalks(pool, { count: TALKS, agentId: agents[0]?.id ?? "" })
    const each = TALKS / DESKS
    const open = (name: string, peers: ReturnType<typeof widget>[]) =>
      crowd.ask({ do: "open", name, url: product.url, peers, ready: "caught-up", lanes: 16 })
    const following = talks.map(({ key, id }) => widget(key, { id, after: 0 }))
    await open("talkers", following)
    await open("seconds", following)
    const ofDesk = (n: number) => talks.slice(n * each, (n + 1) * each).map(({ id }) => id)
    await open(
      "desks",
      agents.map((agent, n) => desk(product, agent, ofDesk(n))),
    )
    await crowd.ask({
      do: "open",
      name: "echo",
      url: bare.url,
      peers: [{ path: "/echo", headers: {}, says: [] }],
      ready: null,
      lanes: 1,
    })

    const talking = talks.map((talk: Talk, at) => ({
      id: talk.id,
      talker: at,
      second: at,
      desk: Math.floor(at / each),
    }))
    const talk = (lanes: number, count: number) => crowd.ask({ do: "talk", lanes, count, talks: talking })
    const insert = (lanes: number, count: number) => closedLoop({ lanes, count, work: () => insertOne(pool) })
    const echo = () =>
      crowd.ask({ do: "echo", name: "echo", count: ALONE, text: `{"t":"echo","text":"${TEXT}"}` })
    await talk(LANES, WARM)
    await insert(LANES, BARE)
    await together(talk, insert, product.pid)
    await alone(talk, insert, echo)
  } finally {
    crowd.stop()
    bare.stop()
    await pool.end()
    await product.stop()
  }
}

type Talk64 = (lanes: number, count: number) => Promise<Answered>
type Insert = (lanes: number, count: number) => Promise<{ perSecond: number; times: number[] }>

async function together(talk: Talk64, insert: Insert, pid: number): Promise<void> {
  const [rates, bares, busy]: number[][] = [[], [], []]
  const [acked, seen, commits]: number[][] = [[], [], []]
  /** Processor time of one, in ms: ours with the database's, and the bare one's with that of who asks. */
  const [ourCost, bareCost]: number[][] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await processorMsOf(pid)
    const ours = await talk(LANES, MESSAGES)
    const between = await processorMsOf(pid)
    ourCost?.push((between - before) / MESSAGES)
    const own = process.cpuUsage()
    rates?.push((MESSAGES / ours.ms) * 1000)
    busy?.push(ours.busy)
    acked?.push(...ours.times)
    seen?.push(...ours.seen)
    const theirs = await insert(LANES, BARE)
    bares?.push(theirs.perSecond)
    const { user, system } = process.cpuUsage(own)
    bareCost?.push(((await processorMsOf(pid)) - between + (user + system) / 1000) / BARE)
    commits?.push(...theirs.times)
  }
  const [value, yardstickValue] = [median(rates ?? []), median(bares ?? [])]
  const ratio = value / yardstickValue
  const [p99, bare99] = [percentile(acked ?? [], 99), percentile(commits ?? [], 99)]
  print({
    scenario: "chat",
    at: LANES,
    value: round(value, 0),
    unit: "messages/s to the commit, the ack and two others",
    yardstick: "single-row INSERT at 64",
    yardstickValue: round(yardstickValue, 0),
    ratio: round(ratio),
    goal: "ratio ≥ 0.35",
    met: ratio >= 0.35,
    p50: round(percentile(seen ?? [], 50)),
    p95: round(percentile(seen ?? [], 95)),
    p99: round(percentile(seen ?? [], 99)),
    ratioOfProcessorTime: round(median(bareCost ?? []) / median(ourCost ?? [])),
    loadBusy: round(median(busy ?? [])),
  })
  print({
    scenario: "chat",
    at: "64, to the ack",
    value: round(p99),
    unit: "ms p99",
    yardstick: "p99 of the single-row INSERT at 64",
    yardstickValue: round(bare99),
    ratio: round(p99 / bare99),
    goal: "ratio ≤ 5",
    met: p99 / bare99 <= 5,
    p50: round(percentile(acked ?? [], 50)),
    p95: round(percentile(acked ?? [], 95)),
    p99: round(p99),
    ratioOfMedians: round(percentile(acked ?? [], 50) / percentile(commits ?? [], 50)),
  })
}

async function alone(talk: Talk64, insert: Insert, echo: () => Promise<Answered>): Promise<void> {
  const [acked, seen, commits, echoes]: number[][] = [[], [], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await talk(1, ALONE)
    acked?.push(percentile(ours.times, 50))
    seen?.push(percentile(ours.seen, 50))
    commits?.push(percentile((await insert(1, ALONE)).times, 50))
    echoes?.push(percentile((await echo()).times, 50))
  }
  const value = median(acked ?? [])
  const yardstickValue = median(commits ?? []) + median(echoes ?? [])
  for (const [at, ms] of [
    ["1, to the ack", value],
    ["1, until two others have seen it", median(seen ?? [])],
  ] as const)
    print({
      scenario: "chat",
      at,
      value: round(ms),
      unit: "ms p50",
      yardstick: "bare ws echo + single-row INSERT",
      yardstickValue: round(yardstickValue),
      ratio: round(ms / yardstickValue),
      goal: "ratio ≤ 2",
      met: ms / yardstickValue <= 2,
    })
}

async function insertOne(pool: pg.Pool): Promise<void> {
  await pool.query({
    name: "bare_said",
    text: "insert into bare_said (id, conversation, body) values ($1, $2, $3)",
    values: [newId(), newId(), TEXT],
  })
}

const TEXT =
  "钱包显示成功，但现货账户一直没有变化。It was sent two hours ago and the explorer shows it as confirmed."
