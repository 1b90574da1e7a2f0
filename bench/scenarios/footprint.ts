import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { memoryOf } from "../family.ts"
import { median, print, round } from "../figures.ts"
import { startProduct } from "../product.ts"
import { seedConversations } from "../seed.ts"

const ROUNDS = 5
/** Long enough for everything that is done once after a start to be done. */
const IDLE_MS = 10_000
const CONVERSATIONS = 20_000
const MESSAGES_EACH = 5

/** How long the first and every later start take, what an idle product holds in memory, and what messages take on disk. */
export async function run(): Promise<void> {
  const firsts: number[] = []
  const starts: number[] = []
  const memory: number[] = []
  for (let at = 0; at < ROUNDS; at += 1) {
    const folder = await mkdtemp(join(tmpdir(), "veridesk-bench-"))
    await chmod(folder, 0o711)
    try {
      const first = await startProduct(folder)
      firsts.push(first.startMs / 1000)
      await first.stop()
      const again = await startProduct(folder)
      starts.push(again.startMs / 1000)
      if (at < 2) {
        await pause(IDLE_MS)
        memory.push(await memoryOf(again.pid))
      }
      await again.stop()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  say({ at: "first start from an empty folder", value: median(firsts), unit: "s", most: 5 })
  say({ at: "start", value: median(starts), unit: "s", most: 1.5 })
  say({ at: "idle memory of all processes, PSS", value: median(memory), unit: "MB", most: 250 })
  say({ at: "disk per 100,000 messages", value: await diskOf(), unit: "MB", most: 250 })
}

function say(o: { at: string; value: number; unit: string; most: number }): void {
  const { most, value, ...rest } = o
  print({
    scenario: "footprint",
    ...rest,
    value: round(value),
    goal: `≤ ${most} ${o.unit}`,
    met: value <= most,
  })
}

/** What the tables and their indexes grow by for 100,000 messages with their events and conversations, in MB. */
async function diskOf(): Promise<number> {
  const product = await startProduct()
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 8 })
  try {
    const size = async () => {
      const { rows } = await pool.query<{ n: string }>("select pg_database_size(current_database()) as n")
      return Number(rows[0]?.n)
    }
    const before = await size()
    const { messages } = await seedConversations(pool, { count: CONVERSATIONS, messagesEach: MESSAGES_EACH })
    return (((await size()) - before) / 1024 ** 2 / messages) * 100_000
  } finally {
    await pool.end()
    await product.stop()
  }
}
