import { readFile } from "node:fs/promises"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { startBare, startCrowd } from "../crowds.ts"
import { processorMsOf } from "../family.ts"
import { median, print, round } from "../figures.ts"
import { startProduct } from "../product.ts"
import { allowing, openKeys, widget } from "../talks.ts"

const SOCKETS = 10_000
/** One heartbeat of each socket: the goal's five minutes are cut to three of them. */
const WINDOW_MS = 30_000
const WINDOWS = 3
/** Long enough for the start's work and the opening to have been tidied away. */
const SETTLE_MS = 20_000

/**
 * Ten thousand widgets that are there and say nothing, with their heartbeat, beside as many on a bare ws server with the
 * same pings, at the same time: what the machine does meanwhile bends both. Each side without its sockets is taken off.
 */
export async function run(): Promise<void> {
  const product = await startProduct(undefined, allowing)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  const [ours, theirs] = [startCrowd(), startCrowd()]
  const bare = await startBare()
  try {
    console.error(
      `open files: ${/Max open files\s+(\d+)/.exec(await readFile("/proc/self/limits", "utf8"))?.[1]} a process`,
    )
    const keys = await openKeys(pool, SOCKETS)
    await pause(SETTLE_MS)
    const empty = { ours: await memoryOf(product.pid), bare: await memoryOf(bare.pid) }
    const still = await busyOf(product.pid, bare.pid)
    await ours.ask({
      do: "open",
      name: "ours",
      url: product.url,
      peers: keys.map((key) => widget(key)),
      ready: "hello",
      lanes: 64,
    })
    const peers = keys.map(() => ({ path: "/idle", headers: {}, says: [] }))
    await theirs.ask({ do: "open", name: "bare", url: bare.url, peers, ready: null, lanes: 64 })
    await pause(SETTLE_MS)
    const [our, their]: number[][] = [[], []]
    const memory: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
    for (let turn = 0; turn < WINDOWS; turn += 1) {
      const busy = await busyOf(product.pid, bare.pid)
      our?.push(busy.ours - still.ours)
      their?.push(busy.bare - still.bare)
      memory.ours.push((await memoryOf(product.pid)) - empty.ours)
      memory.bare.push((await memoryOf(bare.pid)) - empty.bare)
    }
    const each = (megabytes: number[]) => (median(megabytes) * 1024) / SOCKETS
    tell({
      at: "memory",
      unit: "KB a socket, the product's process",
      value: each(memory.ours),
      yardstickValue: each(memory.bare),
      most: 1.8,
    })
    tell({
      at: "processor",
      unit: "ms a second above the product at rest, database included",
      value: median(our ?? []),
      yardstickValue: median(their ?? []),
      most: 2,
    })
  } finally {
    ours.stop()
    theirs.stop()
    bare.stop()
    await pool.end()
    await product.stop()
  }
}

function tell(o: { at: string; unit: string; value: number; yardstickValue: number; most: number }): void {
  const ratio = o.value / o.yardstickValue
  print({
    scenario: "sockets",
    at: `${SOCKETS}, ${o.at}`,
    value: round(o.value),
    unit: o.unit,
    yardstick: "bare ws server with the same pings",
    yardstickValue: round(o.yardstickValue),
    ratio: round(ratio),
    goal: `ratio ≤ ${o.most}`,
    met: ratio <= o.most,
  })
}

/** Processor time of both, in ms a second. */
async function busyOf(product: number, bare: number): Promise<{ ours: number; bare: number }> {
  const read = async () => [await processorMsOf(product), await processorMsOf(bare)] as const
  const [our, their] = await read()
  await pause(WINDOW_MS)
  const [later, theirLater] = await read()
  const seconds = WINDOW_MS / 1000
  return { ours: (later - our) / seconds, bare: (theirLater - their) / seconds }
}

/** Memory of one process by itself, in MB: the database holds nothing of a socket. */
async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8")
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN) / 1024
}
