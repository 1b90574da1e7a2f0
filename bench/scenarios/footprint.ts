import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
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

/** Proportional memory of a process and of everything it started, PostgreSQL's backends among them, in MB. */
async function memoryOf(pid: number): Promise<number> {
  const parents = await parentsOf()
  const family = new Set([pid])
  // Children come after their parents, but their ids wrap around: look until nobody new is found.
  for (let before = 0; before !== family.size; ) {
    before = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
  }
  let kilobytes = 0
  for (const member of family) {
    // Only what has ended meanwhile counts for nothing; what may not be read must not look like nothing.
    const text = await readFile(`/proc/${member}/smaps_rollup`, "utf8").catch((error: { code?: string }) => {
      if (error.code === "ENOENT" || error.code === "ESRCH") return ""
      throw new Error(`the memory of process ${member} can't be read: run this scenario as root`)
    })
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

async function parentsOf(): Promise<[child: number, parent: number][]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number)
  return Promise.all(
    ids.map(async (id): Promise<[number, number]> => {
      const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "")
      // The name in brackets may hold anything; the parent is the second word after it.
      return [id, Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1] ?? 0)]
    }),
  )
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
