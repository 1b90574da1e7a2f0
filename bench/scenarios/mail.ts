import { type ChildProcess, fork, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { freePort } from "../../bin/product/free-port.ts"
import { openReaders } from "../../packages/server/channels/email/index.ts"
import { makeLetters } from "../../packages/server/channels/email/testing/letters.ts"
import { fakeDns } from "../../packages/server/platform/testing/fake-dns.ts"
import { memoryOf } from "../family.ts"
import { median, percentile, print, round } from "../figures.ts"
import { startProduct } from "../product.ts"

const LANES = 64
const ROUNDS = 5
const MAILS = 2000
const WARM = 2000
const TO = "support@kestrel.example"
const LARGE_BYTES = 25 * 1024 ** 2

type Done = { perSecond: number; times: number[]; busy: number }

/**
 * Mails over 64 connections → 250 → in a conversation, against the bare library with a synced file for each mail, and
 * against the reader alone on one core; then the memory that mails of 25 MB take.
 */
export async function run(): Promise<void> {
  const dns = await fakeDns()
  const port = await freePort("127.0.0.1", 24_600)
  const env = { MAIL_IN_PORT: String(port), MAIL_IN_MB: "40", MAIL_DNS: dns.address }
  const product = await startProduct(undefined, env)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  // On the same disk, below the same folder.
  const folder = await mkdtemp(join(product.dataDir, "bare-"))
  const bare = spawn(
    process.execPath,
    [join(import.meta.dirname, "../../packages/server/channels/email/testing/bare-receiver.ts"), folder],
    { stdio: ["pipe", "pipe", "inherit"] },
  )
  const crowd = fork(join(import.meta.dirname, "../mail-crowd.ts"), [String(LANES), TO])
  try {
    await measure({ crowd, pool, port, barePort: await firstPort(bare), readAlone: await readersAlone() })
    await measureLarge({ crowd, pool, port, pid: product.pid })
  } finally {
    crowd.disconnect()
    bare.stdin?.end()
    dns.close()
    await pool.end()
    await rm(folder, { recursive: true, force: true })
    await product.stop()
  }
}

type Measuring = { crowd: ChildProcess; pool: pg.Pool; port: number }

async function measure(o: Measuring & { barePort: number; readAlone: number }): Promise<void> {
  let from = 0
  const send = async (port: number, count: number) => {
    const done = await order(o.crowd, { port, name: "mix", from, count })
    from += count
    return done
  }
  await send(o.barePort, WARM)
  await send(o.port, WARM)
  await allPlaced(o.pool)
  const ours: Done[] = []
  const bares: number[] = []
  const visible: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    ours.push(await send(o.port, MAILS))
    await allPlaced(o.pool)
    visible.push((MAILS / (performance.now() - began)) * 1000)
    bares.push((await send(o.barePort, MAILS)).perSecond)
  }
  const times = ours.flatMap((one) => one.times)
  const kept = median(ours.map(({ perSecond }) => perSecond))
  const common = {
    p50: round(percentile(times, 50)),
    p95: round(percentile(times, 95)),
    p99: round(percentile(times, 99)),
  }
  const bareRate = median(bares)
  print({
    scenario: "mail",
    at: "250",
    value: round(kept, 0),
    unit: "mails/s",
    yardstick: "smtp-server + fdatasync per file",
    yardstickValue: round(bareRate, 0),
    ratio: round(kept / bareRate),
    goal: "ratio ≥ 1.0",
    met: kept / bareRate >= 1,
    loadBusy: round(median(ours.map(({ busy }) => busy))),
    ...common,
  })
  const seen = median(visible)
  print({
    scenario: "mail",
    at: "visible",
    value: round(seen, 0),
    unit: "mails/s",
    yardstick: "the reader alone on one core",
    yardstickValue: round(o.readAlone, 0),
    ratio: round(seen / o.readAlone),
    goal: "ratio ≥ 0.7",
    met: seen / o.readAlone >= 0.7,
  })
}

/** Peak memory of all processes with eight mails of 25 MB and with 32: flat is what doesn't grow. */
async function measureLarge(o: Measuring & { pid: number }): Promise<void> {
  const peakWith = async (count: number, name: string): Promise<number> => {
    let peak = 0
    let over = false
    const watching = (async () => {
      while (!over) {
        peak = Math.max(peak, await memoryOf(o.pid))
        await pause(50)
      }
    })()
    await order(o.crowd, { port: o.port, name, from: 0, count, large: LARGE_BYTES })
    await allPlaced(o.pool)
    over = true
    await watching
    return peak
  }
  await peakWith(4, "large-warm")
  const few = await peakWith(8, "large-few")
  const many = await peakWith(32, "large-many")
  print({
    scenario: "mail",
    at: "25 MB",
    value: round(many, 0),
    unit: "MB at most, 32 mails",
    yardstick: "the same with 8 mails",
    yardstickValue: round(few, 0),
    ratio: round(many / few),
    goal: "ratio ≤ 1.2",
    met: many / few <= 1.2,
  })
}

async function order(crowd: ChildProcess, what: object): Promise<Done> {
  crowd.send(what)
  const [done] = (await once(crowd, "message")) as [Done]
  return done
}

async function allPlaced(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from incoming_mails where fate = 'stored'",
    )
    if (rows[0]?.n === 0) return
    await pause(20)
  }
}

async function readersAlone(): Promise<number> {
  const letter = makeLetters({ seed: 7, to: TO, name: "alone" })
  const readers = openReaders({ threads: 1, deadlineMs: 20_000 })
  const rates: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const all = Array.from({ length: 1000 }, (_, n) => letter(round * 1000 + n).bytes)
    const began = performance.now()
    let next = 0
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let bytes = all[next++]; bytes; bytes = all[next++]) await readers.read(bytes)
      }),
    )
    rates.push((1000 / (performance.now() - began)) * 1000)
  }
  await readers.close()
  return median(rates)
}

async function firstPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error("the bare receiver has no output")
  for await (const line of createInterface({ input: child.stdout })) return Number(line)
  throw new Error("the bare receiver ended before it listened")
}
