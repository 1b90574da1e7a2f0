import pg from "pg"
import { newId } from "../../packages/contract/ids.ts"
import { putTalks } from "../../packages/server/channels/chat/testing/put-talks.ts"
import { startBare } from "../crowds.ts"
import { median, percentile, print, round } from "../figures.ts"
import { agentFor, ask, closedLoop } from "../load.ts"
import { startProduct } from "../product.ts"
import { allowing, desk, signedInAgents } from "../talks.ts"
import { ThinSocket } from "../thin-socket.ts"

const ROUNDS = 7
const REPLIES = 100
const WARM = 200
const TALKS = 50

/**
 * An agent's reply over HTTP, until it is committed and answered, and until another desk that follows the conversation
 * has it on its socket; against a bare echo and a single-row insert on the same PostgreSQL, one after the other.
 */
export async function run(): Promise<void> {
  const product = await startProduct(undefined, allowing)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  const bare = await startBare()
  const http = agentFor(1)
  try {
    await pool.query(
      "create table bare_said (id uuid primary key, conversation uuid, body text, at timestamptz default now())",
    )
    const [writes, looks] = await signedInAgents(product, pool, 2)
    if (!writes || !looks) throw new Error("nobody is signed in")
    const talks = await putTalks(pool, { count: TALKS, agentId: writes.id })
    const url = new URL(product.url)
    const other = desk(
      product,
      looks,
      talks.map(({ id }) => id),
    )
    const socket = await ThinSocket.open(url, other.path, other.headers)
    const shown = new Map<string, () => void>()
    socket.onText = (text) => {
      const at = text.indexOf('"message":{"id":"')
      if (at >= 0) shown.get(text.toString("latin1", at + 17, at + 53))?.()
    }
    for (const text of other.says) socket.send(text)

    const replies = async (count: number) => {
      const [answered, seen]: number[][] = [[], []]
      for (let turn = 0; turn < count; turn += 1) {
        const messageId = newId()
        const from = performance.now()
        const there = new Promise<number>((resolve) =>
          shown.set(messageId, () => resolve(performance.now() - from)),
        )
        const { status, body, ms } = await ask(url, http, {
          method: "POST",
          path: `/api/desk/conversations/${talks[turn % TALKS]?.id}/replies`,
          headers: { cookie: writes.cookie, origin: url.origin, "content-type": "application/json" },
          body: JSON.stringify({ messageId, body: TEXT, basedOn: 1_000_000 }),
        })
        if (status !== 200) throw new Error(`a reply was answered ${status}: ${body.slice(0, 200)}`)
        answered?.push(ms)
        seen?.push(await there)
        shown.delete(messageId)
      }
      return { answered: answered ?? [], seen: seen ?? [] }
    }
    const echoing = await ThinSocket.open(new URL(bare.url), "/echo", {})
    const echo = () =>
      new Promise<void>((resolve) => {
        echoing.onText = () => resolve()
        echoing.send(`{"t":"echo","text":"${TEXT}"}`)
      })
    const bareOne = async () => {
      await echo()
      await pool.query({
        name: "bare_said",
        text: "insert into bare_said (id, conversation, body) values ($1, $2, $3)",
        values: [newId(), newId(), TEXT],
      })
    }
    await replies(WARM)
    await closedLoop({ lanes: 1, count: WARM, work: bareOne })
    const ours = { answered: [] as number[][], seen: [] as number[][] }
    const theirs: number[][] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const { answered, seen } = await replies(REPLIES)
      ours.answered.push(answered)
      ours.seen.push(seen)
      theirs.push((await closedLoop({ lanes: 1, count: REPLIES, work: bareOne })).times)
    }
    tell("to the answer", ours.answered, theirs)
    tell("until another desk has it", ours.seen, theirs)
    socket.cut()
    echoing.cut()
  } finally {
    http.destroy()
    bare.stop()
    await pool.end()
    await product.stop()
  }
}

/** One figure for the middle and one for the slowest, each the median of the rounds. */
function tell(at: string, ours: number[][], theirs: number[][]): void {
  const of = (rounds: number[][], which: number) => median(rounds.map((times) => percentile(times, which)))
  for (const [which, most] of [
    [50, 2],
    [99, 4],
  ] as const) {
    const [value, yardstickValue] = [of(ours, which), of(theirs, which)]
    print({
      scenario: "reply",
      at,
      value: round(value),
      unit: `ms p${which}`,
      yardstick: "bare ws echo + single-row INSERT",
      yardstickValue: round(yardstickValue),
      ratio: round(value / yardstickValue),
      goal: `ratio ≤ ${most}`,
      met: value / yardstickValue <= most,
    })
  }
}

const TEXT = "We see it on the chain: it was credited a minute ago. 已经到账，请刷新现货账户。"
