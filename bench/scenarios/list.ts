import { type BarePage, serveBarePages } from "../bare-pages.ts"
import { type Desk, openDesk } from "../desk.ts"
import { median, percentile, print, round } from "../figures.ts"
import { agentFor, ask, closedLoop } from "../load.ts"

const SIZES = [10_000, 200_000]
const MESSAGES_EACH = 5
/** Many short turns rather than few long ones: whatever else the machine does strikes both sides alike. */
const TURNS = 40
const ROUNDS = 5
const REQUESTS = 25
/** At the start of a turn, while a process that the other one's turn put to sleep wakes up; not counted either. */
const WAKE = 8
/** Turns at the start that warm caches and compilers up and are not counted. */
const WARM = 4
const LANES = 4
const PAGE = 50

/** Milliseconds by size and reading. */
type Results = Map<string, { ours: number[]; bare: number[] }>
/** What a desk reads, each with the least SQL that finds the same rows. */
type Reading = { name: string; path: string; text: string; values: unknown[] }

/**
 * Lists, counters and one conversation at both sizes, against a bare server that runs one statement by key and sends
 * the same bytes; all of them in turn, so that what else the machine does strikes all alike.
 */
export async function run(): Promise<void> {
  const desks: Desk[] = []
  try {
    for (const conversations of SIZES)
      desks.push(await openDesk({ conversations, messagesEach: MESSAGES_EACH }))
    const readings = await Promise.all(desks.map(readingsOf))
    await measure(desks, readings)
  } finally {
    for (const desk of desks) await desk.close()
  }
}

const ROW = `select id, number, subject, form_key, channel, status, priority, team_id, assignee_id, customer_id, identity_level,
  locale, preview, last_side, waiting_since, due_at, last_seq, follow_ups, created_at, updated_at from conversations`
const START = ["-infinity", "00000000-0000-0000-0000-000000000000"]

async function readingsOf(desk: Desk): Promise<Reading[]> {
  const { rows: teams } = await desk.pool.query<{ id: string }>("select id from teams order by key limit 1")
  const team = teams[0]?.id ?? ""
  const list = (query: string) => `/api/desk/conversations?limit=${PAGE}&${query}`
  const waiting = `waiting_since is not null and (waiting_since, id) > ($1, $2) order by waiting_since, id limit ${PAGE + 1}`
  const changed = `order by updated_at desc, id limit ${PAGE + 1}`
  const [longWait, oldest] = await Promise.all([
    deepPage(desk, "view=all&status=needs-reply&sort=waiting", 1000),
    deepPage(desk, "view=all&status=any&sort=newest", 1000),
  ])
  const [one] = JSON.parse((await desk.get(list("view=all&status=needs-reply"))).body).rows as {
    id: string
  }[]
  return [
    {
      name: "mine, needs reply, by wait",
      path: list("view=mine&status=needs-reply&sort=waiting"),
      text: `${ROW} where assignee_id = $3 and ${waiting}`,
      values: [...START, desk.me],
    },
    {
      name: "team, needs reply, by wait",
      path: list(`view=team:${team}&status=needs-reply&sort=waiting`),
      text: `${ROW} where team_id = $3 and ${waiting}`,
      values: [...START, team],
    },
    {
      name: "all, needs reply, by clock",
      path: list("view=all&status=needs-reply&sort=clock"),
      text: `${ROW} where waiting_since is not null and (due_at, id) > ($1, $2) order by due_at, id limit ${PAGE + 1}`,
      values: START,
    },
    {
      name: `all, needs reply, by wait, page ${longWait.page}`,
      path: list(`view=all&status=needs-reply&sort=waiting&after=${longWait.after}`),
      text: `${ROW} where ${waiting}`,
      values: [longWait.at, longWait.id],
    },
    {
      name: "all, any, newest",
      path: list("view=all&status=any&sort=newest"),
      text: `${ROW} ${changed}`,
      values: [],
    },
    {
      name: `all, any, newest, page ${oldest.page}`,
      path: list(`view=all&status=any&sort=newest&after=${oldest.after}`),
      text: `${ROW} where updated_at <= $1 and (updated_at < $1 or id > $2) ${changed}`,
      values: [oldest.at, oldest.id],
    },
    {
      name: "mine, solved",
      path: list("view=mine&status=solved&sort=newest"),
      text: `${ROW} where assignee_id = $1 and status in ('solved', 'closed') ${changed}`,
      values: [desk.me],
    },
    {
      name: "counters",
      path: "/api/desk/counts",
      text: "select view, n from inbox_counts where view = any($1)",
      values: [["all", "unassigned", `staff:${desk.me}`, `team:${team}`]],
    },
    {
      name: "one conversation",
      path: `/api/desk/conversations/${one?.id}`,
      text: `select c.*, e.seq as at_seq, e.kind, e.actor_realm, e.actor_id, e.payload, e.at, m.body, m.side from conversations c
        join events e on e.conversation_id = c.id left join messages m on m.conversation_id = c.id and m.seq = e.seq
        where c.id = $1 order by e.seq desc limit 51`,
      values: [one?.id],
    },
  ]
}

/** Walks to a page as a person would, by the cursor of the one before; to the last one where there are fewer. */
async function deepPage(desk: Desk, query: string, page: number) {
  const step = PAGE * 2
  let reached = 1
  let after = ""
  let edge: Record<string, string> = {}
  while (reached < page) {
    const answer = await desk.get(
      `/api/desk/conversations?limit=${step}&${query}${after && `&after=${after}`}`,
    )
    const { rows, next } = JSON.parse(answer.body) as { rows: Record<string, string>[]; next: string | null }
    if (!next) break
    after = next
    edge = rows.at(-1) ?? {}
    reached += step / PAGE
  }
  return {
    page: reached,
    after,
    at: edge[query.includes("newest") ? "updatedAt" : "waitingSince"],
    id: edge["id"],
  }
}

async function measure(desks: Desk[], readings: Reading[][]): Promise<void> {
  const pages = await Promise.all(desks.map((desk, at) => barePages(desk, readings[at] ?? [])))
  const bare = await serveBarePages(pages.flat())
  const http = agentFor(LANES)
  const results: Results = new Map()
  try {
    for (let turn = -WARM; turn < TURNS; turn += 1) {
      for (const [at, reading] of (readings[0] ?? []).entries()) {
        for (const [which, desk] of desks.entries()) {
          const path = readings[which]?.[at]?.path ?? ""
          const ours = await loop(() => desk.get(path))
          const theirs = await loop(() =>
            ask(bare.url, http, { method: "GET", path: barePath(desk, path), headers: {} }),
          )
          if (turn < 0) continue
          const key = keyOf(desk, reading)
          const before = results.get(key) ?? { ours: [], bare: [] }
          results.set(key, { ours: [...before.ours, ...ours], bare: [...before.bare, ...theirs] })
        }
      }
    }
  } finally {
    http.destroy()
    await bare.stop()
  }
  report(desks, readings, results)
}

async function barePages(desk: Desk, readings: Reading[]): Promise<BarePage[]> {
  const { databaseUrl } = desk
  return Promise.all(
    readings.map(async ({ path, text, values }) => ({
      path: barePath(desk, path),
      databaseUrl,
      text,
      values,
      body: (await desk.get(path)).body,
    })),
  )
}

const barePath = (desk: Desk, path: string) => `/${desk.size}${path}`
const keyOf = (desk: Desk, reading: Reading) => `${desk.size} ${reading.name}`

async function loop(work: () => Promise<unknown>): Promise<number[]> {
  const ask = async () => void (await work())
  await closedLoop({ lanes: LANES, count: WAKE, work: ask })
  return (await closedLoop({ lanes: LANES, count: REQUESTS, work: ask })).times
}

/** The median of five rounds, so that one bad moment of the machine is no figure of ours. */
function p99OfRounds(times: number[]): number {
  const size = Math.ceil(times.length / ROUNDS)
  return median(
    Array.from({ length: ROUNDS }, (_, at) => percentile(times.slice(at * size, (at + 1) * size), 99)),
  )
}

function report(desks: Desk[], readings: Reading[][], results: Results): void {
  for (const [at, reading] of (readings[0] ?? []).entries()) {
    const seen = desks.map((desk) => results.get(keyOf(desk, reading)) ?? { ours: [], bare: [] })
    for (const [which, desk] of desks.entries()) {
      const { ours = [], bare = [] } = seen[which] ?? {}
      const [value, yardstickValue] = [p99OfRounds(ours), p99OfRounds(bare)]
      print({
        scenario: "list",
        at: `${desk.size} conversations: ${readings[which]?.[at]?.name}`,
        value: round(value),
        unit: "ms p99, median of five rounds",
        yardstick: "bare keyset SQL and the same bytes from node:http, p99",
        yardstickValue: round(yardstickValue),
        ratio: round(value / yardstickValue),
        goal: "p99 ≤ 2.5× bare",
        met: value / yardstickValue <= 2.5,
        p50: round(percentile(ours, 50)),
        p95: round(percentile(ours, 95)),
        p99: round(value),
        ratioOfMedians: round(median(ours) / median(bare)),
      })
    }
    const [small = Number.NaN, large = Number.NaN] = seen.map(({ ours }) => median(ours))
    print({
      scenario: "list",
      at: `growth from ${SIZES[0]} to ${SIZES[1]}: ${readings[1]?.[at]?.name}`,
      value: round(large),
      unit: "ms p50",
      yardstick: `itself at ${SIZES[0]}`,
      yardstickValue: round(small),
      ratio: round(large / small),
      goal: "≤ 1.3×",
      met: large / small <= 1.3,
    })
  }
}
