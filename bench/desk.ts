import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { agentFor, ask } from "./load.ts"
import { signedInAgent } from "./people.ts"
import { startProduct } from "./product.ts"
import { seedConversations } from "./seed.ts"

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** A product with so many conversations, started anew on them, and one of its agents at the desk. */
export async function openDesk(o: { conversations: number; messagesEach: number }) {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-bench-"))
  await chmod(folder, 0o711)
  const product = await filled(folder, o)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  const me = await signedInAgent(product, pool)
  await handOver(pool, me.id)
  const url = new URL(product.url)
  const http = agentFor(16)
  return {
    size: o.conversations,
    databaseUrl: product.databaseUrl,
    startMs: product.startMs,
    pool,
    me: me.id,
    /** Asks as the agent; anything but 200 is a fault of the bench. */
    async get(path: string): Promise<{ body: string; ms: number }> {
      const sent = await ask(url, http, { method: "GET", path, headers: { cookie: me.cookie } })
      if (sent.status !== 200) throw new Error(`${path} answered ${sent.status}: ${sent.body.slice(0, 300)}`)
      return sent
    },
    async close() {
      http.destroy()
      await pool.end()
      await product.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function filled(folder: string, o: { conversations: number; messagesEach: number }) {
  const product = await startProduct(folder)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 8 })
  try {
    await seedConversations(pool, { count: o.conversations, messagesEach: o.messagesEach })
  } finally {
    await pool.end()
    await product.stop()
  }
  return startProduct(folder)
}

/** The agent takes over what four of the seeded ones had, counters included, so that a page is full at any size. */
async function handOver(pool: pg.Pool, me: string): Promise<void> {
  const { rows } = await pool.query<{ id: string }>("select id from staff where name ~ '^Agent [1-4]$'")
  const others = rows.map(({ id }) => id)
  await pool.query("update conversations set assignee_id = $1 where assignee_id = any($2)", [me, others])
  await pool.query(
    `with theirs as (delete from inbox_counts where view = any(select 'staff:' || id from unnest($2::uuid[]) id) returning n)
     insert into inbox_counts (view, n) select 'staff:' || $1::uuid, sum(n) from theirs`,
    [me, others],
  )
  // All of it: what the database would tidy up by itself a minute after so much was put in, it has done.
  await pool.query("vacuum (analyze)")
}
