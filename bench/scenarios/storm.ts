import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { putTalks, type Talk } from "../../packages/server/channels/chat/testing/put-talks.ts"
import { startBare, startCrowd } from "../crowds.ts"
import { median, percentile, print, round } from "../figures.ts"
import { startProduct } from "../product.ts"
import { allowing, signedInAgents, widget } from "../talks.ts"

const SOCKETS = 5000
const ROUNDS = 5
const MISSED = 3
/** So many knock at the same moment. */
const LANES = 256

/**
 * Five thousand widgets are cut off, each misses three messages, and all come back at once: until the last of them has
 * everything, against the time in which a bare ws server accepts as many.
 */
export async function run(): Promise<void> {
  const product = await startProduct(undefined, allowing)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 8 })
  const crowd = startCrowd()
  const bare = await startBare()
  try {
    const [agent] = await signedInAgents(product, pool, 1)
    const talks = await putTalks(pool, { count: SOCKETS, agentId: agent?.id ?? "" })
    const cursors = talks.map(() => 0)
    const come = (name: string) =>
      crowd.ask({
        do: "open",
        name,
        url: product.url,
        peers: talks.map(({ key, id }, at) => widget(key, { id, after: cursors[at] ?? 0 })),
        ready: "caught-up",
        lanes: LANES,
      })
    const knock = Array.from({ length: SOCKETS }, () => ({ path: "/accept", headers: {}, says: [] }))
    const accepted = async () => {
      const { ms } = await crowd.ask({
        do: "open",
        name: "bare",
        url: bare.url,
        peers: knock,
        ready: null,
        lanes: LANES,
      })
      await crowd.ask({ do: "cut", name: "bare" })
      return ms
    }
    await come("ours")
    await accepted()
    const [times, bares, each, asked]: number[][] = [[], [], [], []]
    let [lost, doubled] = [0, 0]
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      await crowd.ask({ do: "cut", name: "ours" })
      await sayAll(pool, talks)
      await settled(pool)
      const before = await statements(pool)
      const back = await come("ours")
      // The database tells its counters once a second.
      await pause(1500)
      asked?.push(((await statements(pool)) - before) / SOCKETS)
      times?.push(back.ms)
      each?.push(...back.times)
      const { lines } = await crowd.ask({ do: "lines", name: "ours" })
      for (const [at, { seqs }] of lines.entries()) {
        const different = new Set(seqs).size
        lost += MISSED - different
        doubled += seqs.length - different
        cursors[at] = Math.max(...seqs)
      }
      bares?.push(await accepted())
    }
    tell({
      times: times ?? [],
      bares: bares ?? [],
      each: each ?? [],
      asked: median(asked ?? []),
      lost,
      doubled,
    })
  } finally {
    crowd.stop()
    bare.stop()
    await pool.end()
    await product.stop()
  }
}

function tell(o: {
  times: number[]
  bares: number[]
  each: number[]
  asked: number
  lost: number
  doubled: number
}): void {
  const ratio = median(o.times) / median(o.bares)
  print({
    scenario: "storm",
    at: SOCKETS,
    value: round(median(o.times), 0),
    unit: "ms until all have what they missed",
    yardstick: "bare ws accepts as many",
    yardstickValue: round(median(o.bares), 0),
    ratio: round(ratio),
    goal: "ratio ≤ 2",
    met: ratio <= 2,
    p50: round(percentile(o.each, 50)),
    p95: round(percentile(o.each, 95)),
    p99: round(percentile(o.each, 99)),
  })
  print({
    scenario: "storm",
    at: "lost and doubled",
    value: o.lost + o.doubled,
    unit: "lines",
    goal: "0",
    met: o.lost + o.doubled === 0,
  })
  print({
    scenario: "storm",
    at: "database",
    value: round(o.asked, 3),
    unit: "transactions a client",
    goal: "≤ 0.1",
    met: o.asked <= 0.1,
  })
}

/** Each of them is sent so many while their socket is gone, as another process would have written it; as no chain. */
async function sayAll(pool: pg.Pool, talks: Talk[]): Promise<void> {
  await pool.query(
    `with said as (
       insert into messages (id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
       select gen_random_uuid(), c.id, c.last_seq + n, 'reply', 'customer', c.customer_id, '还没有到账。', '', now()
       from conversations c, generate_series(1, $2::int) n where c.id = any($1) returning id, conversation_id, seq, author_id
     ), told as (
       insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
       select conversation_id, seq, 'message.received', 'customer', author_id, jsonb_build_object('messageId', id), now(), '', '' from said
     )
     update conversations set last_seq = last_seq + $2::int where id = any($1)`,
    [talks.map(({ id }) => id), MISSED],
  )
}

/** Until everybody who reads the log is through with what was said, and the database has told its counters. */
async function settled(pool: pg.Pool): Promise<void> {
  for (let left = 1; left > 0; ) {
    await pause(1500)
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from readers r where (r.xid, r.id) < (select xid, id from events order by xid desc, id desc limit 1)",
    )
    left = rows[0]?.n ?? 0
  }
}

/** Everything the database was asked so far; a statement by itself is a transaction of its own. */
async function statements(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "select (xact_commit + xact_rollback)::float8 as n from pg_stat_database where datname = current_database()",
  )
  return rows[0]?.n ?? 0
}
